/** An icon of the merchant's own: chosen, sent to Shopify's Files, described, and taken out again. */
import { BlockStack, Box, Button, Checkbox, InlineError, InlineStack, Text, TextField } from "@shopify/polaris";
import { useId, useRef } from "react";
import { withUploaded, type FormBadge } from "../domain/badge-form";
import { MOST_UPLOAD_BYTES, UPLOAD_TOO_LARGE } from "../domain/badges";
import { toFileAddress, useUpload } from "./use-upload";

interface BadgeUploadFieldProps {
  badge: FormBadge;
  /** Where the shop's files are: "https://steadyspine.example" */
  storefront: string;
  onChange: (badge: FormBadge) => void;
  problem: (field: string) => string | undefined;
}

export function BadgeUploadField({ badge, storefront, onChange, problem }: BadgeUploadFieldProps) {
  const { image } = badge;
  const { send, sending, failure } = useUpload({ to: "/app/badge-icon", mostBytes: MOST_UPLOAD_BYTES, tooLarge: UPLOAD_TOO_LARGE }, (kept) => onChange(withUploaded(badge, kept)));
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const set = (change: Partial<NonNullable<FormBadge["image"]>>) => image && onChange({ ...badge, image: { ...image, ...change } });
  function remove() {
    const { image: _image, ...rest } = badge;
    onChange(rest);
  }

  return (
    <BlockStack gap="200">
      <InlineStack gap="200" align="start" blockAlign="center">
        {image && (
          <Box borderWidth="025" borderColor="border" borderRadius="200" padding="100">
            <img src={toFileAddress(storefront, image.file)} alt="" width={32} height={32} style={{ display: "block", objectFit: "contain" }} />
          </Box>
        )}
        <Button onClick={() => input.current?.click()} loading={sending} accessibilityLabel={image ? "Replace your own icon" : "Upload an icon of your own"}>
          {image ? "Replace" : "Upload your own"}
        </Button>
        {image && (
          <Button variant="tertiary" onClick={remove} accessibilityLabel="Use an icon of the library instead of your own">
            Use the library
          </Button>
        )}
        <input ref={input} type="file" accept=".svg,.png,.jpg,.jpeg,.webp" hidden aria-label="Icon file" onChange={send} />
      </InlineStack>
      {failure !== null && <InlineError fieldID={id} message={failure} />}
      {problem("image.file") !== undefined && <InlineError fieldID={id} message={problem("image.file") ?? ""} />}
      {image === undefined ? (
        failure === null && (
          <Text as="p" tone="subdued" variant="bodySm">
            SVG, PNG, JPEG or WebP of at most 100 KB. It goes to your store’s Files.
          </Text>
        )
      ) : (
        <BlockStack gap="200">
          <Checkbox label="Decoration only: the words beside it say the same" checked={image.decorative} onChange={(decorative) => set({ decorative })} />
          {!image.decorative && <TextField label="What the icon shows" value={image.alt} onChange={(alt) => set({ alt })} error={problem("image.alt")} autoComplete="off" helpText="Read out to whoever does not see it." />}
          <Checkbox label="It is somebody else’s seal, mark or certificate" checked={image.seal} onChange={(seal) => set({ seal })} helpText="Then its owner must have granted it to you." />
        </BlockStack>
      )}
    </BlockStack>
  );
}
