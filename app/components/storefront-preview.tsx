import { BlockStack, ButtonGroup, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { PreviewRequest } from "../domain/preview";

export interface PreviewAnswer {
  html: string;
  note: string;
}

const PAUSE_MILLISECONDS = 250;

/** What the server draws of a form that is not saved yet, a moment after each change. */
export function useDrawn(request: PreviewRequest): PreviewAnswer {
  const [drawn, setDrawn] = useState<PreviewAnswer>({ html: "", note: "" });
  const body = JSON.stringify(request);

  // Not a fetcher of Remix: each of those would load the whole page's data again.
  useEffect(() => {
    const overtaken = new AbortController();
    const timer = setTimeout(() => {
      draw(body, overtaken.signal).then(setDrawn, () => {
        if (!overtaken.signal.aborted) setDrawn((before) => ({ ...before, note: "The preview could not be drawn. It tries again with your next change." }));
      });
    }, PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      overtaken.abort();
    };
  }, [body]);
  return drawn;
}

/** What shoppers will see, drawn by the extension's own Liquid while the merchant types. */
export function StorefrontPreview({ title, request }: { title: string; request: PreviewRequest }) {
  const drawn = useDrawn(request);
  const [width, setWidth] = useState<"phone" | "desktop">("desktop");
  const [height, setHeight] = useState(0);
  const frame = useRef<HTMLIFrameElement>(null);

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
        {/* In the server's HTML a frame would have the browser lay out the page before its style sheets are there. */}
        {drawn.html !== "" && (
          <iframe
            ref={frame}
            title={title}
            // The frame's own size is what is read below; no script may run in it.
            sandbox="allow-same-origin"
            srcDoc={drawn.html}
            onLoad={() => setHeight(frame.current?.contentDocument?.body.offsetHeight ?? 0)}
            style={{ border: "1px solid var(--p-color-border-secondary)", borderRadius: "var(--p-border-radius-200)", inlineSize: width === "phone" ? "min(100%, 360px)" : "100%", boxSizing: "content-box", blockSize: height, marginInline: "auto", background: "#fff" }}
          />
        )}
        {drawn.note !== "" && (
          <Text as="p" tone="subdued">
            {drawn.note}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

async function draw(body: string, signal: AbortSignal): Promise<PreviewAnswer> {
  const response = await fetch("/app/preview", { method: "POST", headers: { "Content-Type": "application/json" }, body, signal });
  if (!response.ok) throw new Error(`The preview answered ${response.status}`);
  return (await response.json()) as PreviewAnswer;
}
