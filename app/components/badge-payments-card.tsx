/** Payment icons: whether they show, in which order, and which not. Which the shop accepts only its theme knows (B5). */
import { BlockStack, Box, Button, Card, Checkbox, Collapsible, Text } from "@shopify/polaris";
import { useId, useState } from "react";
import type { BadgePayments } from "../domain/badge-design";
import type { BadgeSetValues } from "../domain/badge-form";
import { orderedPaymentTypes, PAYMENT_TYPES } from "../domain/payment-types";
import { OrderedRows } from "./ordered-rows";
import { useFormPart, type SaveForm } from "./use-save-form";

/** Those that most shops have; the others stand behind a button. */
const SHOWN_AT_FIRST = 8;

export function BadgePaymentsCard({ form }: { form: SaveForm<BadgeSetValues> }) {
  const { values: { payments }, set, problemWithin } = useFormPart(form);
  const { show, hidden, order } = payments;
  const change = (part: Partial<BadgePayments>) => set({ payments: { ...payments, ...part } });
  const [all, setAll] = useState(false);
  const id = useId();
  const types = orderedPaymentTypes(order);
  const shown = all ? types : types.slice(0, Math.max(SHOWN_AT_FIRST, order.length));
  const nameOf = (type: string) => PAYMENT_TYPES[type] ?? type;

  /** Only what the merchant has moved is kept as an order; the rest follows the shop's. */
  function setOrder(ids: string[]) {
    const lastMoved = ids.reduce((last, type, index) => (type === shown[index] ? last : index), -1);
    change({ order: ids.slice(0, Math.max(lastMoved + 1, order.length)) });
  }

  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            Payment icons
          </Text>
          <Checkbox label="Show how shoppers can pay" checked={show} onChange={(checked) => change({ show: checked })} error={problemWithin("payments")} helpText="Your theme gets the list from Shopify: only what your checkout accepts is shown, as Shopify draws it. You can hide and order, never add." />
        </BlockStack>
      </Box>
      <Collapsible id={id} open={show}>
        {show && (
          <>
            <OrderedRows
              label="Payment types in their order"
              onOrder={setOrder}
              rows={shown.map((type) => ({
                id: type,
                name: nameOf(type),
                head: <Checkbox label={nameOf(type)} checked={!hidden.includes(type)} onChange={(checked) => change({ hidden: checked ? hidden.filter((one) => one !== type) : [...hidden, type] })} />,
              }))}
            />
            <Box padding="400" paddingBlockStart="200">
              <Button variant="plain" onClick={() => setAll(!all)}>
                {all ? "Show fewer" : `Show ${types.length - shown.length} more`}
              </Button>
            </Box>
          </>
        )}
      </Collapsible>
    </Card>
  );
}
