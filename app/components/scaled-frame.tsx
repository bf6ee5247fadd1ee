import { useEffect, useRef, useState } from "react";
import type { Device } from "../domain/pages";

/** A phone's width, and one at which the storefront's CSS is that of a wide screen. */
const WIDTHS = { phone: 360, desktop: 1100 } as const;

interface ScaledFrameProps {
  html: string;
  device: Device;
  /** Pixels, where other widths show more: a desktop narrower than a whole screen is still wide for the storefront's CSS. */
  widths?: Record<Device, number>;
  onDrawn?: (page: Document, scale: number) => void;
}

/** A drawn page in its true width: a wide screen is scaled down to fit. */
export function ScaledFrame({ html, device, widths = WIDTHS, onDrawn }: ScaledFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [height, setHeight] = useState(0);
  const width = widths[device];
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

  function onLoad() {
    measure();
    const page = frame.current?.contentDocument;
    if (page) onDrawn?.(page, scale);
  }

  return (
    <div ref={box} style={{ overflow: "hidden", blockSize: height * scale, textAlign: "center", visibility: room === 0 ? "hidden" : undefined }}>
      {/* In the server's HTML a frame would have the browser lay out the page before its style sheets are there. */}
      {room > 0 && (
        <iframe
          ref={frame}
          title="Preview"
          // The frame's own size is what is read above; no script may run in it.
          sandbox="allow-same-origin"
          srcDoc={html}
          onLoad={onLoad}
          style={{ border: "none", inlineSize: width, blockSize: height, transform: `scale(${scale})`, transformOrigin: device === "phone" && scale === 1 ? "top center" : "top left", background: "#fff", boxShadow: "inset 0 0 0 1px var(--p-color-border-secondary)", display: device === "phone" && scale === 1 ? "inline-block" : "block" }}
        />
      )}
    </div>
  );
}
