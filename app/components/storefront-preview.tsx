import { useFetcher } from "@remix-run/react";
import { BlockStack, ButtonGroup, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { PreviewRequest } from "../domain/preview";

export interface PreviewAnswer {
  html: string;
  note: string;
}

const PAUSE_MILLISECONDS = 250;

/** What shoppers will see, drawn by the extension's own Liquid while the merchant types. */
export function StorefrontPreview({ title, request }: { title: string; request: PreviewRequest }) {
  const fetcher = useFetcher<PreviewAnswer>();
  const [width, setWidth] = useState<"phone" | "desktop">("desktop");
  const [height, setHeight] = useState(0);
  const frame = useRef<HTMLIFrameElement>(null);
  const body = JSON.stringify(request);
  const { submit } = fetcher;

  useEffect(() => {
    const timer = setTimeout(() => submit(JSON.parse(body) as never, { method: "post", action: "/app/preview", encType: "application/json" }), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [body, submit]);

  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          <ButtonGroup variant="segmented">
            <Button pressed={width === "desktop"} onClick={() => setWidth("desktop")}>
              Desktop
            </Button>
            <Button pressed={width === "phone"} onClick={() => setWidth("phone")}>
              Phone
            </Button>
          </ButtonGroup>
        </InlineStack>
        <iframe
          ref={frame}
          title={title}
          // The frame's own size is what is read below; no script may run in it.
          sandbox="allow-same-origin"
          srcDoc={fetcher.data?.html ?? ""}
          onLoad={() => setHeight(frame.current?.contentDocument?.body.offsetHeight ?? 0)}
          style={{ border: "1px solid var(--p-color-border-secondary)", borderRadius: "var(--p-border-radius-200)", inlineSize: width === "phone" ? "min(100%, 360px)" : "100%", boxSizing: "content-box", blockSize: height, marginInline: "auto", background: "#fff" }}
        />
        {fetcher.data?.note && (
          <Text as="p" tone="subdued">
            {fetcher.data.note}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}
