import type { BadgeDesign } from "../domain/badge-design";
import type { IconDrawing } from "../domain/badge-icons";

interface BadgeIconProps {
  /** As the extension draws it; undefined for an icon that it does not have. */
  drawing: IconDrawing | undefined;
  /** Of the square, in pixels. */
  size?: number;
  iconStyle?: BadgeDesign["iconStyle"];
}

/** An icon of the library in the text's colour. Decoration only: the words beside it carry the meaning. */
export function BadgeIconDrawing({ drawing, size = 24, iconStyle = "line" }: BadgeIconProps) {
  if (drawing === undefined) return null;
  const { body, upon, beside } = drawing;
  const isSolid = iconStyle === "solid";
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} stroke="currentColor" strokeWidth={1.5} strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false" style={{ display: "block", flex: "none", fill: "none" }}>
      <path d={body} fill={iconStyle === "line" ? "none" : "currentColor"} fillOpacity={iconStyle === "duotone" ? 0.16 : 1} />
      {upon !== "" && <path d={upon} stroke={isSolid ? "var(--p-color-bg-surface)" : undefined} fill={isSolid ? "currentColor" : "none"} />}
      {beside !== "" && <path d={beside} fill="none" />}
    </svg>
  );
}
