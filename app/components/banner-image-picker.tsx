/** Choosing one of the pictures among the store's files: App Bridge's picker knows none. */
import { Banner, BlockStack, Modal, Pagination, SkeletonBodyText, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useFound } from "./use-found";
import "./banner-image.css";

interface FoundImages {
  images: { file: string; thumbnail: string; width: number; height: number }[];
  nextCursor: string | null;
}

interface BannerImagePickerProps {
  onChoose: (file: string) => void;
  onCancel: () => void;
}

export function BannerImagePicker({ onChoose, onCancel }: BannerImagePickerProps) {
  const [query, setQuery] = useState("");
  /** Where each page that was turned begins; Shopify's cursors lead forward only. */
  const [pages, setPages] = useState<string[]>([]);
  const { found, failed, again } = useFound<FoundImages>(`/app/banner-images?${new URLSearchParams({ query, after: pages.at(-1) ?? "" })}`);

  function search(text: string) {
    setPages([]);
    setQuery(text);
  }

  return (
    <Modal open onClose={onCancel} title="Choose an image" secondaryActions={[{ content: "Cancel", onAction: onCancel }]}>
      <Modal.Section>
        <BlockStack gap="300">
          <TextField label="Search images" labelHidden placeholder="Search by file name" value={query} onChange={search} autoComplete="off" focused clearButton onClearButtonClick={() => search("")} />
          {failed && (
            <Banner tone="warning" action={{ content: "Try again", onAction: again }}>
              <p>Shopify did not give the images. Nothing that you typed is lost.</p>
            </Banner>
          )}
          {!failed && found === null && <SkeletonBodyText lines={6} />}
          {found?.images.length === 0 && <Text as="p" tone="subdued">{query === "" ? "There is no JPEG, PNG or WebP among your store’s files yet. Upload one." : "No image with these words in its name."}</Text>}
          <ul className="banner-images" aria-label="Images">
            {found?.images.map(({ file, thumbnail, width, height }) => (
              <li key={file}>
                <button type="button" className="banner-images__image" onClick={() => onChoose(file)}>
                  <img src={thumbnail} alt="" loading="lazy" />
                  <Text as="span" breakWord>
                    {file}
                  </Text>
                  <Text as="span" tone="subdued">
                    {`${width} × ${height}`}
                  </Text>
                </button>
              </li>
            ))}
          </ul>
          {found !== null && (found.nextCursor !== null || pages.length > 0) && (
            <Pagination hasNext={found.nextCursor !== null} hasPrevious={pages.length > 0} onNext={() => setPages([...pages, found.nextCursor ?? ""])} onPrevious={() => setPages(pages.slice(0, -1))} />
          )}
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}
