import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate, useRouteError } from "@remix-run/react";
import { BlockStack, Button, Card, InlineError, InlineStack, List, Page, Text } from "@shopify/polaris";
import { useEffect } from "react";
import { z } from "zod";
import { HistoryChanges } from "../components/history-changes";
import { PageError } from "../components/page-error";
import { changesBetween } from "../domain/history";
import { toRestored } from "../domain/history-content";
import { describeInstant } from "../domain/schedule";
import { requireAnswer, requireMerchant, type Merchant } from "../merchant.server";
import { readJson } from "../request-body.server";

const NO_VERSION = "This version is not kept any more.";

async function requireVersion({ versions }: Merchant, number: string | undefined) {
  const version = /^[1-9]\d{0,8}$/.test(number ?? "") ? await versions.find(Number(number)) : null;
  if (version === null) throw data(NO_VERSION, { status: 404 });
  return version;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const merchant = await requireMerchant(request);
  const { versions, contents, shopify, now } = merchant;
  const version = await requireVersion(merchant, params.number);
  const [[previous], current, { zone }] = await Promise.all([versions.latest(1, version.number), contents.read(), requireAnswer(shopify.shop())]);
  const { number, content, author, publishedAt } = version;
  const restored = content && toRestored(content, current.content, now);
  return {
    number,
    when: describeInstant(publishedAt, zone, "en"),
    who: author,
    /** Null where there is nothing to compare with. */
    changes: content === null || previous?.content === null || (previous === undefined && number > 1) ? null : changesBetween(previous?.content ?? null, content),
    first: previous === undefined,
    restore: restored && { changes: changesBetween(current.content, restored.content), off: restored.off, seen: current.seen },
  };
}

export interface RestoreAnswer {
  restored: boolean;
  /** Why not. */
  message: string;
}

const restoreBody = z.object({ intent: z.literal("restore"), seen: z.string() });

/** Puts a version back as what is saved; shoppers see it once it is published. */
export async function action({ request, params }: ActionFunctionArgs) {
  const merchant = await requireMerchant(request);
  const { contents, holdLock, now } = merchant;
  const version = await requireVersion(merchant, params.number);
  const body = await readJson(request);
  const asked = body.ok ? restoreBody.safeParse(body.value) : null;
  if (asked?.success !== true) return data<RestoreAnswer>({ restored: false, message: "Say which version to restore." }, { status: body.ok ? 422 : body.status });
  const { content } = version;
  if (content === null) return data<RestoreAnswer>({ restored: false, message: "This version was written by a later Buyline and cannot be restored here." }, { status: 422 });

  const done = await holdLock("publish-storefront", async () => {
    const current = await contents.read();
    return current.seen === asked.data.seen && contents.replace(toRestored(content, current.content, now).content, current.seen);
  });
  if (!done) return data<RestoreAnswer>({ restored: false, message: "Somebody saved something since you looked. What would change is shown anew above; restore again if it is still what you want." }, { status: 409 });
  return data<RestoreAnswer>({ restored: true, message: "" });
}

export default function VersionPage() {
  const { number, when, who, changes, first, restore } = useLoaderData<typeof loader>();
  const work = useFetcher<RestoreAnswer>();
  const navigate = useNavigate();
  const answer = work.data;
  useEffect(() => {
    if (answer?.restored !== true) return;
    shopify.toast.show("Restored as a draft. Publish it on Home.");
    navigate("/app");
  }, [answer, navigate]);

  return (
    <Page title={`Version ${number}`} subtitle={`${when} · ${who === null ? "by an unknown member of staff" : `by ${who.name}${who.email === null || who.email === who.name ? "" : ` (${who.email})`}`}`} backAction={{ content: "History", url: "/app/history" }}>
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {first ? "What it began with" : "What changed with it"}
            </Text>
            {changes === null && <Text as="p">There is no version before it to compare it with.</Text>}
            {changes?.length === 0 && <Text as="p">Nothing that shoppers see changed.</Text>}
            {changes !== null && <HistoryChanges changes={changes} before="Before" after="After" />}
          </BlockStack>
        </Card>
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              Go back to it
            </Text>
            {restore === null && <Text as="p">This version was written by a later Buyline and cannot be restored here.</Text>}
            {restore?.changes.length === 0 && <Text as="p">This is what is saved now.</Text>}
            {restore !== null && restore.changes.length > 0 && (
              <>
                <Text as="p">This would change in what is saved. Shoppers see nothing of it until you publish it on Home.</Text>
                <HistoryChanges changes={restore.changes} before="Now" after="Then" />
                {restore.off.length > 0 && (
                  <BlockStack gap="100">
                    <Text as="p" fontWeight="semibold">
                      Comes back switched off
                    </Text>
                    <List>
                      {restore.off.map(({ id, name, why }) => (
                        <List.Item key={id}>{`Banner “${name}”: ${why}. Confirm its end in the banner to switch it on.`}</List.Item>
                      ))}
                    </List>
                  </BlockStack>
                )}
                {answer?.restored === false && <InlineError fieldID="restore" message={answer.message} />}
                <InlineStack align="start">
                  <Button id="restore" variant="primary" loading={work.state !== "idle"} onClick={() => work.submit({ intent: "restore", seen: restore.seen }, { method: "post", encType: "application/json" })}>
                    Restore as a draft
                  </Button>
                </InlineStack>
              </>
            )}
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}

export function ErrorBoundary() {
  return <PageError error={useRouteError()} />;
}
