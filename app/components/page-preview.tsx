import { BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { Device } from "../domain/pages";

/** A phone's width, and one at which the storefront's CSS is that of a wide screen. */
const WIDTHS = { phone: 360, desktop: 1100 } as const;

interface PagePreviewProps {
  html: string;
  device: Device;
  /** The moment that is drawn, in words. */
  moment: string;
  onDevice: (device: Device) => void;
}

/** The page as shoppers get it, in its true width: a wide screen is scaled down to fit. */
export function PagePreview({ html, device, moment, onDevice }: PagePreviewProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [height, setHeight] = useState(0);
  const width = WIDTHS[device];
  const scale = room === 0 ? 1 : Math.min(1, room / width);

  useEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width ?? 0));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);
  // While the frame changes its document it has no body.
  const measure = () => setHeight(frame.current?.contentDocument?.body?.scrollHeight ?? 0);
  useEffect(measure, [device, room]);

  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            As shoppers get it
          </Text>
          <ButtonGroup variant="segmented">
            <Button pressed={device === "desktop"} onClick={() => onDevice("desktop")}>
              Desktop
            </Button>
            <Button pressed={device === "phone"} onClick={() => onDevice("phone")}>
              Phone
            </Button>
          </ButtonGroup>
        </InlineStack>
        <div ref={box} style={{ overflow: "hidden", blockSize: height * scale, textAlign: "center", visibility: room === 0 ? "hidden" : undefined }}>
          <iframe
            ref={frame}
            title="Preview"
            // The frame's own size is what is read above; no script may run in it.
            sandbox="allow-same-origin"
            srcDoc={html}
            onLoad={measure}
            style={{ border: "none", inlineSize: width, blockSize: height, transform: `scale(${scale})`, transformOrigin: device === "phone" && scale === 1 ? "top center" : "top left", background: "#fff", boxShadow: "inset 0 0 0 1px var(--p-color-border-secondary)", display: device === "phone" && scale === 1 ? "inline-block" : "block" }}
          />
        </div>
        <Text as="p" tone="subdued">
          {moment}. Your banner and badges are drawn as your theme gets them; the page around them is a sketch.
        </Text>
      </BlockStack>
    </Card>
  );
}
