/** How a banner looks and where on the page it stands. */
import { BlockStack, Card, Divider, FormLayout, Select, Text } from "@shopify/polaris";
import type { BannerFormValues } from "../domain/banner-form";
import { gradientContrast, veilOver, type BannerLook } from "../domain/banner-look";
import { contrast, LEAST_TEXT_CONTRAST, readColor } from "../domain/color";
import { BannerImageField } from "./banner-image-field";
import { ColorField } from "./color-field";
import { useFormPart, type SaveForm } from "./use-save-form";

const BACKGROUNDS: { value: BannerLook["background"]; label: string }[] = [
  { value: "color", label: "One color" },
  { value: "gradient", label: "Gradient" },
  { value: "image", label: "Image" },
];
const ANGLES = [
  { value: 90, label: "Left to right" },
  { value: 180, label: "Top to bottom" },
  { value: 135, label: "Corner to corner" },
];
const SIZES: { value: BannerLook["size"]; label: string }[] = [
  { value: "compact", label: "Compact" },
  { value: "regular", label: "Regular" },
  { value: "large", label: "Large" },
];
const CORNERS: { value: BannerLook["corners"]; label: string }[] = [
  { value: "square", label: "Square" },
  { value: "rounded", label: "Rounded" },
];
const POSITIONS: { value: BannerLook["position"]; label: string }[] = [
  { value: "top", label: "In its place" },
  { value: "top_sticky", label: "In its place, then stays in view" },
  { value: "bottom", label: "At the bottom of the window" },
];
const POSITION_WORDS: Record<BannerLook["position"], string> = {
  top: "On top of the page with the app embed, or where you put the block.",
  top_sticky: "With the app embed only. Where your theme's header stays in view too, the banner stands right below it.",
  bottom: "Always in view and never in the way: the page keeps room for it at its end.",
};
const UNITS: { value: BannerLook["units"]; label: string }[] = [
  { value: "day,hour,minute,second", label: "Days, hours, minutes, seconds" },
  { value: "day,hour,minute", label: "Days, hours, minutes" },
  { value: "day,hour", label: "Days and hours" },
  { value: "day", label: "Days" },
  { value: "hour,minute,second", label: "Hours, minutes, seconds" },
  { value: "hour,minute", label: "Hours and minutes" },
];
const LABELS: { value: BannerLook["labels"]; label: string }[] = [
  { value: "narrow", label: "Short: d h m s" },
  { value: "long", label: "In full: days hours" },
];

interface BannerLookCardProps {
  form: SaveForm<BannerFormValues>;
  /** Where the shop's files are: "https://steadyspine.example" */
  storefront: string;
}

export function BannerLookCard({ form, storefront }: BannerLookCardProps) {
  const { values, set, problem } = useFormPart(form);
  const { look } = values;
  // A select gives back the value of one of its options.
  const choose = <Field extends keyof BannerLook>(field: Field, options: { value: BannerLook[Field]; label: string }[]) => ({
    options: options.map(({ value, label }) => ({ value: String(value), label })),
    value: String(look[field]),
    onChange: (chosen: string) => {
      const option = options.find(({ value }) => String(value) === chosen);
      if (option !== undefined) set({ look: { ...look, [field]: option.value } });
    },
  });
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          How it looks
        </Text>
        <FormLayout>
          <FormLayout.Group condensed>
            <Select label="Background" {...choose("background", BACKGROUNDS)} />
            {look.background === "gradient" ? <Select label="Direction" {...choose("gradientAngle", ANGLES)} /> : null}
          </FormLayout.Group>
          {look.background === "image" && <BannerImageField image={look.image} storefront={storefront} onChange={(image) => set((newest) => ({ look: { ...newest.look, image } }))} problem={problem("look.image")} />}
          <FormLayout.Group condensed>
            <ColorField label="Text" value={values.textColor} onChange={(textColor) => set({ textColor })} error={problem("textColor")} />
            <ColorField label={look.background === "image" ? "Veil over the image" : look.background === "gradient" ? "From" : "Background color"} value={values.backgroundColor} onChange={(backgroundColor) => set({ backgroundColor })} error={problem("backgroundColor")} />
            {look.background === "gradient" && <ColorField label="To" value={look.gradientTo} onChange={(gradientTo) => set({ look: { ...look, gradientTo } })} error={problem("look.gradientTo")} />}
          </FormLayout.Group>
          <ContrastLine values={values} />
        </FormLayout>
        <Divider />
        <FormLayout>
          <FormLayout.Group condensed>
            <Select label="Size" {...choose("size", SIZES)} />
            <Select label="Corners" {...choose("corners", CORNERS)} />
          </FormLayout.Group>
          <Select label="Place" {...choose("position", POSITIONS)} helpText={POSITION_WORDS[look.position]} />
          {values.countdown !== "off" && (
            <FormLayout.Group condensed>
              <Select label="Countdown shows" {...choose("units", UNITS)} />
              <Select label="Its labels" {...choose("labels", LABELS)} helpText="In each language by itself." />
            </FormLayout.Group>
          )}
        </FormLayout>
      </BlockStack>
    </Card>
  );
}

/** The least contrast anywhere under the words, as it is also computed when the form is saved (W4). */
function ContrastLine({ values: { textColor, backgroundColor, look } }: { values: BannerFormValues }) {
  const [text, background] = [readColor(textColor), readColor(backgroundColor)];
  if (text === null || background === null) return null;
  const to = look.background === "gradient" ? readColor(look.gradientTo) : null;
  const ratio = to === null ? contrast(text, background) : gradientContrast({ text, background }, to);
  const isReadable = ratio >= LEAST_TEXT_CONTRAST;
  const veil = look.background === "image" ? veilOver({ text, background }) : null;
  const where = veil !== null ? `The veil covers ${Math.round(veil * 100)}% of the image, so that the text is readable on any of it.` : `Contrast ${ratio}:1${to === null ? "" : " where it is least"}, ${isReadable ? "readable" : `but at least ${LEAST_TEXT_CONTRAST}:1 is needed to be readable`}.`;
  return (
    <Text as="p" tone={isReadable ? "subdued" : "critical"}>
      {where}
    </Text>
  );
}
