/** When the offer runs: once, in several windows, or every week; every time in the shop's zone. */
import { BlockStack, Box, Button, Card, ChoiceList, FormLayout, InlineError, InlineStack, List, Text, TextField } from "@shopify/polaris";
import { DeleteIcon, PlusIcon } from "@shopify/polaris-icons";
import type { BannerFormValues } from "../domain/banner-form";
import { MOST_WINDOWS, nextWindowAfter, WEEKDAYS, windowAt, type Schedule } from "../domain/banner-windows";
import { readSchedule, SCHEDULE_KINDS } from "../domain/banner-windows-form";
import { describeMoment, readWallTime, type Instant } from "../domain/schedule";
import { MomentField } from "./moment-field";
import { useFormPart, type SaveForm } from "./use-save-form";

interface BannerScheduleCardProps {
  form: SaveForm<BannerFormValues>;
  zone: string;
  now: Instant;
  /** A discount of the store says when it runs. */
  bound: boolean;
}

const KINDS = [
  { value: "once", label: "Once", helpText: "From a start, if you choose one, until a set end." },
  { value: "several", label: "In several windows", helpText: `Up to ${MOST_WINDOWS}, each with its own start and end. Between them there is no banner.` },
  { value: "weekly", label: "Every week", helpText: "At the same hours of the days that you choose. Shoppers read the rule." },
];

export function BannerScheduleCard({ form: whole, zone, now, bound }: BannerScheduleCardProps) {
  const form = useFormPart(whole);
  const { values, problem } = form;
  // Whoever changes when the offer runs confirms it anew (T5).
  const set = (change: Partial<BannerFormValues>) => form.set({ ...change, confirmed: false });
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            When the offer runs
          </Text>
          <Text as="p" tone="subdued">
            {bound ? "From the start until the end of its discount, and it follows when they change in Shopify. For windows of its own, take the discount out." : `All times are those of your store: ${zone}, now ${describeMoment(now, zone)}.`}
          </Text>
        </BlockStack>
        {!bound && <ScheduleFields values={values} set={set} problem={problem} zone={zone} now={now} />}
        <ChoiceList
          title="Countdown"
          choices={[
            { label: "Ticking; on articles only in the last 48 hours", value: "on", helpText: "Readers of an article are left in peace until the end is near." },
            { label: "Ticking everywhere", value: "on_articles_too" },
            { label: "No countdown, the deadline as text", value: "off" },
          ]}
          selected={[values.countdown]}
          onChange={([countdown]) => form.set({ countdown: countdown === "off" || countdown === "on_articles_too" ? countdown : "on" })}
          error={problem("countdown")}
        />
      </BlockStack>
    </Card>
  );
}

type ProblemAt = (field: string) => string | undefined;

interface ScheduleFieldsProps {
  values: BannerFormValues;
  set: (change: Partial<BannerFormValues>) => void;
  problem: ProblemAt;
  zone: string;
  now: Instant;
}

function ScheduleFields({ values, set, problem, zone, now }: ScheduleFieldsProps) {
  return (
    <>
      <ChoiceList title="It runs" choices={KINDS} selected={[values.scheduleKind]} onChange={([chosen]) => set({ scheduleKind: SCHEDULE_KINDS.find((kind) => kind === chosen) ?? "once" })} error={problem("scheduleKind")} />
      {values.scheduleKind === "once" && (
        <FormLayout>
          <FormLayout.Group>
            <MomentField label="Starts (optional)" value={values.startsAt} zone={zone} onChange={(startsAt) => set({ startsAt })} error={problem("startsAt")} />
            <MomentField label="Ends" value={values.endsAt} zone={zone} onChange={(endsAt) => set({ endsAt })} error={problem("endsAt")} note="At this minute the banner is gone." />
          </FormLayout.Group>
        </FormLayout>
      )}
      {values.scheduleKind === "several" && <WindowRows windows={values.windows} onChange={(windows) => set({ windows })} problem={problem} zone={zone} now={now} />}
      {values.scheduleKind === "weekly" && <WeeklyFields weekly={values.weekly} onChange={(change) => set({ weekly: { ...values.weekly, ...change } })} problem={problem} zone={zone} />}
      {values.scheduleKind !== "once" && <NextWindows schedule={readSchedule(values, zone, now).schedule} now={now} />}
    </>
  );
}

type Row = BannerFormValues["windows"][number];
function WindowRows({ windows, onChange, problem, zone, now }: { windows: Row[]; onChange: (windows: Row[]) => void; problem: ProblemAt; zone: string; now: Instant }) {
  const change = (index: number, part: Partial<Row>) => onChange(windows.map((one, place) => (place === index ? { ...one, ...part } : one)));
  const all = problem("windows");
  return (
    <BlockStack gap="300">
      {windows.map((window, index) => {
        const end = window.endsAt === "" ? null : readWallTime(window.endsAt, zone);
        return (
          <Box key={index} borderWidth="025" borderColor="border" borderRadius="200" padding="300">
            <BlockStack gap="200">
              <InlineStack align="space-between" blockAlign="center">
                <Text as="h3" variant="headingSm">
                  Window {index + 1}
                </Text>
                <Button icon={DeleteIcon} variant="tertiary" accessibilityLabel={`Remove window ${index + 1}`} disabled={windows.length === 1} onClick={() => onChange(windows.filter((_, place) => place !== index))} />
              </InlineStack>
              <FormLayout>
                <FormLayout.Group>
                  <MomentField label="Starts" value={window.startsAt} zone={zone} onChange={(startsAt) => change(index, { startsAt })} error={problem(`windows.${index}.startsAt`)} />
                  <MomentField label="Ends" value={window.endsAt} zone={zone} onChange={(endsAt) => change(index, { endsAt })} error={problem(`windows.${index}.endsAt`)} {...(end?.ok && end.instant <= now ? { note: "This window is over." } : {})} />
                </FormLayout.Group>
              </FormLayout>
            </BlockStack>
          </Box>
        );
      })}
      {all !== undefined && <InlineError message={all} fieldID="windows" />}
      <InlineStack>
        <Button icon={PlusIcon} disabled={windows.length >= MOST_WINDOWS} onClick={() => onChange([...windows, { startsAt: "", endsAt: "" }])}>
          Add a window
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

/** Monday first, so that the weekend stands together. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];
type Weekly = BannerFormValues["weekly"];

function WeeklyFields({ weekly, onChange, problem, zone }: { weekly: Weekly; onChange: (change: Partial<Weekly>) => void; problem: ProblemAt; zone: string }) {
  const { days, from, until, firstDate, lastDate } = weekly;
  const nextDay = from !== "" && until !== "" && until <= from;
  return (
    <BlockStack gap="300">
      <BlockStack gap="100">
        <Text as="p">On</Text>
        <InlineStack gap="100">
          {WEEK.map((day) => {
            const name = WEEKDAYS[day] ?? "";
            const chosen = days.includes(day);
            return (
              <Button key={day} size="micro" pressed={chosen} accessibilityLabel={name} onClick={() => onChange({ days: chosen ? days.filter((one) => one !== day) : [...days, day].sort() })}>
                {name.slice(0, 3)}
              </Button>
            );
          })}
        </InlineStack>
        {problem("weekly.days") !== undefined && <InlineError message={problem("weekly.days") ?? ""} fieldID="weekly-days" />}
      </BlockStack>
      <FormLayout>
        <FormLayout.Group>
          <TextField label="From" type="time" value={from} onChange={(value) => onChange({ from: value })} error={problem("weekly.from")} autoComplete="off" helpText={`Time in ${zone}`} />
          <TextField label="Until" type="time" value={until} onChange={(value) => onChange({ until: value })} error={problem("weekly.until")} autoComplete="off" helpText={`Time in ${zone}${nextDay && until !== "00:00" ? ", on the next day" : ""}`} />
        </FormLayout.Group>
        <FormLayout.Group>
          <TextField label="First day (optional)" type="date" value={firstDate} onChange={(value) => onChange({ firstDate: value })} error={problem("weekly.firstDate")} autoComplete="off" helpText={`Day in ${zone}`} />
          <TextField label="Last day (optional)" type="date" value={lastDate} onChange={(value) => onChange({ lastDate: value })} error={problem("weekly.lastDate")} autoComplete="off" helpText={`Day in ${zone}`} />
        </FormLayout.Group>
      </FormLayout>
    </BlockStack>
  );
}

const SHOWN_WINDOWS = 3;

/** The windows that come, so that nobody has to work out what a rule means. */
function NextWindows({ schedule, now }: { schedule: Schedule | null; now: Instant }) {
  if (schedule === null) return null;
  const coming = [windowAt(schedule, now)].flatMap((window) => (window === null ? [] : [window]));
  for (let next = nextWindowAfter(schedule, now); next !== null && coming.length < SHOWN_WINDOWS; next = nextWindowAfter(schedule, next.startsAt ?? now)) coming.push(next);
  if (coming.length === 0) return null;
  return (
    <BlockStack gap="100">
      <Text as="p" tone="subdued">
        Next
      </Text>
      <List>
        {coming.map(({ startsAt, endsAt }) => (
          <List.Item key={endsAt}>
            {startsAt === null ? "" : `${describeMoment(startsAt, schedule.zone)} `}until {describeMoment(endsAt, schedule.zone)}
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}
