import { useFetcher } from "@remix-run/react";
import { BlockStack, Box, Button, Card, Icon, InlineGrid, InlineStack, SkeletonBodyText, Text } from "@shopify/polaris";
import { AlertTriangleIcon, CheckCircleIcon, InfoIcon } from "@shopify/polaris-icons";
import { useEffect, useState } from "react";
import type { PlacedBlocks } from "../domain/theme-memory";
import { DISMISSALS, imagesOn, tasksOf, type HomeFacts, type Task } from "../domain/tasks";
import type { Outcome } from "../publish";
import { useMissingImages } from "./use-missing-images";

const SHOWN_AT_FIRST = 5;

interface HomeTasksProps {
  facts: HomeFacts;
  /** Null while Shopify has not told, or does not tell, where the blocks stand. */
  places: PlacedBlocks | null;
  waiting: boolean;
  /** Where the shop's files are: "https://steadyspine.example" */
  storefront: string;
}

/** What needs a hand, worst first, each with what mends it. */
export function HomeTasks({ facts, places, waiting, storefront }: HomeTasksProps) {
  const tasks = tasksOf(facts, places, useMissingImages(imagesOn(facts), storefront));
  const [all, setAll] = useState(false);
  const shown = all ? tasks : tasks.slice(0, SHOWN_AT_FIRST);
  return (
    <Card padding="0">
      <Box padding="400" paddingBlockEnd={tasks.length === 0 ? "200" : "300"}>
        <Text as="h2" variant="headingMd">
          {tasks.length === 0 ? "To do" : `To do (${tasks.length})`}
        </Text>
      </Box>
      {tasks.length === 0 && !waiting && (
        <Box padding="400" paddingBlockStart="0">
          <InlineStack gap="200" align="start" wrap={false}>
            <span>
              <Icon source={CheckCircleIcon} tone="success" />
            </span>
            <Text as="p">Nothing needs your attention.</Text>
          </InlineStack>
        </Box>
      )}
      {waiting && tasks.length === 0 && (
        <Box padding="400" paddingBlockStart="0">
          <SkeletonBodyText lines={1} />
        </Box>
      )}
      {shown.length > 0 && (
        <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
          {shown.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </ul>
      )}
      {tasks.length > shown.length && (
        <Box padding="300" borderBlockStartWidth="025" borderColor="border-secondary">
          <Button variant="plain" onClick={() => setAll(true)}>
            {`Show ${tasks.length - shown.length} more`}
          </Button>
        </Box>
      )}
    </Card>
  );
}

function TaskRow({ task }: { task: Task & { serious: boolean } }) {
  const work = useFetcher<{ outcome: Outcome; left: number; conflict?: true }>();
  const answer = work.data;
  const { action } = task;
  useEffect(() => {
    if (answer === undefined) return;
    const confirms = "intent" in action && action.intent === "confirm-claims";
    if (!answer.outcome.live) shopify.toast.show(answer.conflict || "id" in action ? answer.outcome.reason : "Still not live", { isError: true });
    else if (confirms) shopify.toast.show("Confirmed");
    else shopify.toast.show(answer.left > 0 ? `Published; ${answer.left} still wait` : "Your store is up to date");
    // The toast is about the answer; the task may be another by then.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer]);
  const submit = (body: { intent: string; id?: string; version?: number; way?: string }) => work.submit(body, { method: "post", action: "/app?index", encType: "application/json" });

  return (
    <li id={task.id} style={{ borderBlockStart: "var(--p-border-width-025) solid var(--p-color-border-secondary)" }}>
      <Box padding="400" paddingBlock="300">
        <InlineGrid columns={{ xs: 1, sm: "1fr auto" }} gap="300" alignItems="center">
          <InlineStack gap="300" align="start" wrap={false}>
            <span>
              <Icon source={task.serious ? AlertTriangleIcon : InfoIcon} tone={task.serious ? "caution" : "subdued"} />
            </span>
            <BlockStack gap="050">
              <Text as="h3" variant="headingSm" breakWord>
                {task.title}
              </Text>
              <Text as="p" tone="subdued" breakWord>
                {task.detail}
              </Text>
            </BlockStack>
          </InlineStack>
          <InlineStack gap="200" align="start">
            {task.dismiss && <Dismissal task={task} dismiss={task.dismiss} busy={work.state !== "idle"} onDismiss={() => submit({ intent: task.dismiss ?? "", ...task.subject })} />}
            {"intent" in action ? (
              <Button onClick={() => submit(toBody(action))} loading={work.state !== "idle"} accessibilityLabel={`${action.label}: ${task.title}`}>
                {action.label}
              </Button>
            ) : (
              <Button url={action.url} target={action.external ? "_top" : undefined} accessibilityLabel={`${action.label}: ${task.title}`}>
                {action.label}
              </Button>
            )}
          </InlineStack>
        </InlineGrid>
      </Box>
    </li>
  );
}

/** What the server is told of it. */
function toBody({ label: _label, ...body }: Extract<Task["action"], { intent: string }>) {
  return body;
}

function Dismissal({ task, dismiss, busy, onDismiss }: { task: Task; dismiss: NonNullable<Task["dismiss"]>; busy: boolean; onDismiss: () => void }) {
  return (
    <Button variant="tertiary" onClick={onDismiss} loading={busy} accessibilityLabel={`${DISMISSALS[dismiss]}: ${task.title}`}>
      {DISMISSALS[dismiss]}
    </Button>
  );
}
