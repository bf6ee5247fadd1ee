/** The picture that fills a banner: chosen among the store's files or sent there. */
import { Banner, BlockStack, Button, InlineError, InlineStack, Text } from "@shopify/polaris";
import { useId, useRef, useState } from "react";
import { IMAGE_PIXELS, IMAGE_TOO_LARGE, MOST_IMAGE_BYTES, readImage } from "../domain/banner-look";
import { BannerImagePicker } from "./banner-image-picker";
import { imageAddress, useMissingImages } from "./use-missing-images";
import { useUpload } from "./use-upload";
import "./banner-image.css";

interface BannerImageFieldProps {
  image: string;
  /** Where the shop's files are: "https://steadyspine.example" */
  storefront: string;
  onChange: (image: string) => void;
  problem: string | undefined;
}

export function BannerImageField({ image, storefront, onChange, problem }: BannerImageFieldProps) {
  const [choosing, setChoosing] = useState(false);
  const [kept, setKept] = useState(0);
  const missing = useMissingImages(image === "" ? [] : [image], storefront, kept).length > 0;
  const { send, sending, failure, forgetFailure } = useUpload({ to: "/app/banner-images", mostBytes: MOST_IMAGE_BYTES, tooLarge: IMAGE_TOO_LARGE }, ({ file: sent }) => {
    // What was lost may be back under its name.
    setKept(kept + 1);
    onChange(sent);
  });
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const file = readImage(image);
  const wrong = failure ?? problem;
  const thumbnail = missing ? null : imageAddress(storefront, image);

  function choose(chosen: string) {
    setChoosing(false);
    forgetFailure();
    onChange(chosen);
  }

  return (
    <div role="group" aria-label="Image" aria-describedby={wrong === undefined ? undefined : id}>
      <BlockStack gap="200">
        <InlineStack gap="300" blockAlign="center">
          {thumbnail !== null && <img key={thumbnail} className="banner-image__thumbnail" src={thumbnail} alt={file ?? ""} />}
          <InlineStack gap="200">
            <Button onClick={() => setChoosing(true)}>{file === null ? "Choose an image" : "Choose another image"}</Button>
            <Button onClick={() => input.current?.click()} loading={sending}>
              Upload an image
            </Button>
          </InlineStack>
        </InlineStack>
        <input ref={input} type="file" accept=".png,.jpg,.jpeg,.webp" hidden aria-label="Image file" onChange={send} />
        {wrong !== undefined && <InlineError fieldID={id} message={wrong} />}
        {missing && (
          <Banner tone="warning">
            <p style={{ overflowWrap: "anywhere" }}>{`“${file ?? image}” is not among your store’s files. Shoppers see the color alone until you choose another image.`}</p>
          </Banner>
        )}
        <Text as="p" tone="subdued">
          {`From your store’s Files, or a JPEG, PNG or WebP of at most ${MOST_IMAGE_BYTES / 1024 / 1024} MB; ${IMAGE_PIXELS.toLocaleString("en")} pixels wide is sharp on every screen. It is decoration, cut to the banner’s height: words in it are not read out, translated or kept readable.`}
        </Text>
      </BlockStack>
      {choosing && <BannerImagePicker onChoose={choose} onCancel={() => setChoosing(false)} />}
    </div>
  );
}
