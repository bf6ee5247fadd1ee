/** Choosing one of the pictures among the store's files: App Bridge's picker knows none. */
import { Modal, Text } from "@shopify/polaris";
import { StoreSearch } from "./store-search";
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
  return (
    <Modal open onClose={onCancel} title="Choose an image" secondaryActions={[{ content: "Cancel", onAction: onCancel }]}>
      <Modal.Section>
        <StoreSearch<FoundImages>
          path="/app/banner-images"
          noun="images"
          placeholder="Search by file name"
          isEmpty={({ images }) => images.length === 0}
          nothing={(query) => (query === "" ? "There is no JPEG, PNG or WebP among your store’s files yet. Upload one." : "No image with these words in its name.")}
        >
          {({ images }) => (
            <ul className="banner-images" aria-label="Images">
              {images.map(({ file, thumbnail, width, height }) => (
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
          )}
        </StoreSearch>
      </Modal.Section>
    </Modal>
  );
}
