/** The icon of a badge: drawn as shoppers get it, found by words in the admin's language. */
import { BlockStack, Box, Button, InlineStack, Popover, Text, TextField } from "@shopify/polaris";
import { useMemo, useState } from "react";
import { badgeIconLabel, BADGE_ICON_CATEGORIES, BADGE_ICON_LIBRARY, findBadgeIcons, type BadgeIcon, type BadgeIconCategory, type IconDrawing } from "../domain/badge-icons";
import { BadgeIconDrawing } from "./badge-icon";

interface BadgeIconPickerProps {
  icon: BadgeIcon;
  drawings: Record<string, IconDrawing>;
  onChange: (icon: BadgeIcon) => void;
}

/** "de" of "de-AT": the language in which the merchant uses the admin. */
const adminLanguage = () => (typeof shopify === "undefined" ? "en" : (shopify.config.locale ?? "en").split("-")[0]) ?? "en";

export function BadgeIconPicker({ icon, drawings, onChange }: BadgeIconPickerProps) {
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const language = adminLanguage();
  const found = useMemo(() => findBadgeIcons(query, language), [query, language]);
  const close = () => {
    setOpen(false);
    setQuery("");
  };
  const categories = Object.keys(BADGE_ICON_CATEGORIES) as BadgeIconCategory[];
  const inCategory = (category: BadgeIconCategory) => found.filter((id) => BADGE_ICON_LIBRARY[id].category === category);
  const label = badgeIconLabel(icon, language);

  const activator = (
    <BlockStack gap="100">
      <Text as="span">Icon</Text>
      <InlineStack align="start">
        <Button disclosure={open ? "up" : "down"} onClick={() => setOpen(!open)} icon={() => <BadgeIconDrawing drawing={drawings[icon]} size={20} />} accessibilityLabel={`Icon: ${label}. Choose another`}>
          {label}
        </Button>
      </InlineStack>
    </BlockStack>
  );
  return (
    <Popover active={open} activator={activator} onClose={close} autofocusTarget="first-node" preferredAlignment="left" fluidContent>
      <Popover.Pane fixed>
        <Box padding="300" maxWidth="336px" minWidth="min(336px, 80vw)">
          <TextField label="Search icons" labelHidden placeholder="Search: shipping, refund, leaf …" value={query} onChange={setQuery} autoComplete="off" clearButton onClearButtonClick={() => setQuery("")} />
        </Box>
      </Popover.Pane>
      <Popover.Pane maxHeight="20rem">
        <Box padding="300" paddingBlockStart="0" maxWidth="336px">
          <div role="status">
            <Text as="p" visuallyHidden>
              {query === "" ? "" : `${found.length} icons found`}
            </Text>
            {found.length === 0 && (
              <Text as="p" tone="subdued">
                No icon is found by these words.
              </Text>
            )}
          </div>
          <BlockStack gap="300">
            {categories.map((category) => {
              const icons = inCategory(category);
              if (icons.length === 0) return null;
              return (
                <section key={category} aria-label={BADGE_ICON_CATEGORIES[category]}>
                  <BlockStack gap="100">
                    <Text as="h3" variant="bodySm" tone="subdued">
                      {BADGE_ICON_CATEGORIES[category]}
                    </Text>
                    <div style={{ display: "grid", gridTemplateColumns: "repeat(auto-fill, minmax(44px, 1fr))", gap: "var(--p-space-300) var(--p-space-100)", paddingBlock: "var(--p-space-100)" }}>
                      {icons.map((id) => (
                        <Button
                          key={id}
                          variant="tertiary"
                          size="large"
                          pressed={id === icon}
                          accessibilityLabel={badgeIconLabel(id, language)}
                          icon={() => <BadgeIconDrawing drawing={drawings[id]} size={20} />}
                          onClick={() => {
                            onChange(id);
                            close();
                          }}
                        />
                      ))}
                    </div>
                  </BlockStack>
                </section>
              );
            })}
          </BlockStack>
        </Box>
      </Popover.Pane>
    </Popover>
  );
}
