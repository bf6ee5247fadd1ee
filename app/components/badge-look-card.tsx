/** How a badge set looks: each choice drawn. Colours and font are the theme's. */
import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { BADGE_ALIGNMENTS, BADGE_ICON_STYLES, BADGE_LAYOUTS, BADGE_SEPARATORS, BADGE_SIZES, type BadgeDesign } from "../domain/badge-design";
import type { BadgeSetValues } from "../domain/badge-form";
import type { IconDrawing } from "../domain/badge-icons";
import { BadgeIconDrawing } from "./badge-icon";
import { ChoiceTiles } from "./choice-tiles";
import { useFormPart, type SaveForm } from "./use-save-form";

interface BadgeLookCardProps {
  form: SaveForm<BadgeSetValues>;
  /** Stands for the icon styles: the first badge's icon. */
  drawing: IconDrawing | undefined;
}

/** Dots are icons, bars are words; on a 72 by 40 grid. */
const dot = (x: number, y: number, size = 4) => <circle key={`${x}.${y}`} cx={x} cy={y} r={size} fill="currentColor" />;
const bar = (x: number, y: number, width: number, soft = false) => <rect key={`${x}-${y}`} x={x} y={y} width={width} height={3} rx={1.5} fill="currentColor" opacity={soft ? 0.45 : 0.8} />;
const sketch = (...parts: ReactNode[]) => (
  <svg viewBox="0 0 72 40" width={72} height={40} aria-hidden="true" focusable="false">
    {parts}
  </svg>
);
const column = (x: number) => [dot(x, 11), bar(x - 6, 21, 12), bar(x - 5, 27, 10, true)];
const beside = (x: number, y: number, width: number) => [dot(x + 4, y + 4), bar(x + 12, y, width), bar(x + 12, y + 6, width * 0.7, true)];

const LAYOUTS: Record<BadgeDesign["layout"], ReactNode> = {
  row: sketch(column(9), column(27), column(45), column(63)),
  grid: sketch(beside(4, 6, 16), beside(40, 6, 16), beside(4, 24, 16), beside(40, 24, 16)),
  stack: sketch(beside(14, 3, 32), beside(14, 16, 32), beside(14, 29, 32)),
  strip: sketch(dot(6, 20, 3), bar(12, 18.5, 10), dot(30, 20, 3), bar(36, 18.5, 10), dot(54, 20, 3), bar(60, 18.5, 10)),
  compact: sketch(dot(5, 12, 3), bar(11, 10.5, 18), dot(41, 12, 3), bar(47, 10.5, 18), dot(5, 27, 3), bar(11, 25.5, 18), dot(41, 27, 3), bar(47, 25.5, 18)),
};
const SIZES: Record<BadgeDesign["size"], ReactNode> = {
  small: sketch(dot(36, 13, 4), bar(28, 22, 16), bar(30, 28, 12, true)),
  medium: sketch(dot(36, 11, 6), bar(24, 22, 24), bar(27, 28, 18, true)),
  large: sketch(dot(36, 11, 8), bar(18, 24, 36), bar(23, 31, 26, true)),
};
const SIZES_IN_ORDER: typeof BADGE_SIZES = { small: BADGE_SIZES.small, medium: BADGE_SIZES.medium, large: BADGE_SIZES.large };
const ALIGNMENTS: Record<BadgeDesign["align"], ReactNode> = {
  center: sketch(dot(36, 11, 5), bar(20, 21, 32), bar(25, 28, 22, true)),
  start: sketch(dot(17, 11, 5), bar(12, 21, 32), bar(12, 28, 22, true)),
};
const line = (x: number) => <rect key={`l${x}`} x={x} y={6} width={1.5} height={28} fill="currentColor" opacity={0.5} />;
const box = (x: number) => <rect key={`b${x}`} x={x} y={4} width={20} height={32} rx={3} fill="none" stroke="currentColor" opacity={0.6} />;
const SEPARATORS: Record<BadgeDesign["separators"], ReactNode> = {
  none: sketch(column(12), column(36), column(60)),
  lines: sketch(column(12), line(23.5), column(36), line(47.5), column(60)),
  boxes: sketch(box(2), column(12), box(26), column(36), box(50), column(60)),
};

export function BadgeLookCard({ form, drawing }: BadgeLookCardProps) {
  const { values: { design }, set: setValues, problem } = useFormPart(form);
  const set = (change: Partial<BadgeDesign>) => setValues({ design: { ...design, ...change } });
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Look
          </Text>
          <Text as="p" tone="subdued">
            Font and colours are your theme’s. A row becomes two by two on a phone.
          </Text>
        </BlockStack>
        <ChoiceTiles label="Layout" choices={BADGE_LAYOUTS} value={design.layout} onChange={(layout) => set({ layout })} draw={(key) => LAYOUTS[key]} error={problem("design.layout")} />
        <ChoiceTiles label="Icons" choices={BADGE_ICON_STYLES} value={design.iconStyle} onChange={(iconStyle) => set({ iconStyle })} draw={(key) => <BadgeIconDrawing drawing={drawing} size={32} iconStyle={key} />} error={problem("design.iconStyle")} />
        <ChoiceTiles label="Between badges" choices={BADGE_SEPARATORS} value={design.separators} onChange={(separators) => set({ separators })} draw={(key) => SEPARATORS[key]} error={problem("design.separators")} />
        <ChoiceTiles label="Size" choices={SIZES_IN_ORDER} value={design.size} onChange={(size) => set({ size })} draw={(key) => SIZES[key]} error={problem("design.size")} />
        <ChoiceTiles label="Alignment" choices={BADGE_ALIGNMENTS} value={design.align} onChange={(align) => set({ align })} draw={(key) => ALIGNMENTS[key]} error={problem("design.align")} />
      </BlockStack>
    </Card>
  );
}
