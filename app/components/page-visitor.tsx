import { Button, Card, BlockStack, InlineGrid, InlineStack, Select, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import type { Audience, QuestionFields } from "../domain/page-explanation-query";

interface PageVisitorProps {
  fields: QuestionFields;
  audience: Audience;
  problems: Partial<Record<keyof QuestionFields, string>>;
  /** IANA zone of the shop. */
  zone: string;
  /** The wall time in the shop's zone. */
  nowWall: string;
  onAsk: (change: Partial<Record<keyof QuestionFields, string>>) => void;
}

/** Who looks, and when. */
export function PageVisitor({ fields, audience, problems, zone, nowWall, onAsk }: PageVisitorProps) {
  const { markets, locales } = audience;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Who looks, and when
        </Text>
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
            <LateField label="Moment" type="datetime-local" value={fields.at === "" ? nowWall : fields.at} onLeave={(at) => onAsk({ at: at === nowWall ? "" : at })} error={problems.at} helpText={fields.at === "" ? `Now, in ${zone}` : `Time in ${zone}`} />
            <Select label="Device" options={[{ label: "Desktop or tablet", value: "desktop" }, { label: "Phone", value: "phone" }]} value={fields.device} onChange={(device) => onAsk({ device: device === "desktop" ? "" : device })} />
          </InlineGrid>
          {(markets.length > 1 || locales.length > 1) && (
            <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
              <Select label="Market" options={markets.length === 0 ? [{ label: "All", value: "" }] : markets.map(({ handle, name }) => ({ label: name, value: handle }))} value={fields.market} disabled={markets.length < 2} onChange={(market) => onAsk({ market })} />
              <Select label="Language" options={locales.map(({ code, name }) => ({ label: name, value: code }))} value={fields.language} disabled={locales.length < 2} onChange={(language) => onAsk({ language })} />
            </InlineGrid>
          )}
          <InlineGrid columns={{ xs: 1, sm: 2 }} gap="300">
            <Select label="Customer" options={[{ label: "Not signed in", value: "guest" }, { label: "Signed in", value: "signed_in" }]} value={fields.customer} onChange={(customer) => onAsk(customer === "guest" ? { customer: "", tags: "" } : { customer })} />
            <LateField label="Customer tags" value={fields.tags} onLeave={(tags) => onAsk({ tags })} disabled={fields.customer === "guest"} placeholder="vip, wholesale" />
          </InlineGrid>
        {fields.at !== "" && (
          <InlineStack align="start">
            <Button onClick={() => onAsk({ at: "" })}>Back to now</Button>
          </InlineStack>
        )}
      </BlockStack>
    </Card>
  );
}

interface LateFieldProps {
  label: string;
  value: string;
  onLeave: (value: string) => void;
  type?: "datetime-local";
  error?: string;
  helpText?: string;
  placeholder?: string;
  disabled?: boolean;
}

/** A field that asks when the merchant is done with it, not with each key. */
function LateField({ value, onLeave, ...field }: LateFieldProps) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const leave = () => typed !== value && onLeave(typed);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        leave();
      }}
    >
      <TextField {...field} value={typed} onChange={setTyped} onBlur={leave} autoComplete="off" />
    </form>
  );
}
