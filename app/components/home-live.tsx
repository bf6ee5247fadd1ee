import { Badge, BlockStack, Button, Card, InlineGrid, InlineStack, Link, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { SCREENS } from "../domain/screens";
import { nowhere, type HomeFacts, type LiveBlocks, type Phase } from "../domain/tasks";

const MOST_SHOWN = 3;

/** What shoppers see now and what comes next, with its end. */
export function HomeLive({ facts, places }: { facts: HomeFacts; places: LiveBlocks }) {
  const { banners, badgeSets, error } = facts;
  const unseen = <Badge tone="attention">On, but nowhere in your theme</Badge>;
  const order: Phase[] = ["live", "between", "scheduled"];
  const current = order.flatMap((phase) => banners.filter((banner) => banner.phase === phase));
  const sets = badgeSets.filter(({ live, titles }) => live && titles.length > 0);
  const newest = banners[0];
  return (
    <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
      <LiveCard title="Sale banner" badge={nowhere("banner_nowhere", facts, places) ? unseen : <PhaseBadge phase={current[0]?.phase ?? newest?.phase ?? null} stale={error !== null} />} url={SCREENS.banner(current[0]?.id ?? newest?.id ?? "new")} action={newest === undefined ? "Make a banner" : "Edit banner"}>
        {newest === undefined && (
          <Text as="p" tone="subdued">
            Tell shoppers about an offer, with a countdown that is true for everybody.
          </Text>
        )}
        {newest !== undefined && current.length === 0 && (
          <Text as="p" tone="subdued">
            {newest.phase === "ended" ? `The last one ended ${newest.ends}.` : "No banner is switched on."}
          </Text>
        )}
        {current.slice(0, MOST_SHOWN).map((banner) => (
          <BlockStack key={banner.id} gap="050">
            <Text as="p" breakWord>
              {banner.message}
            </Text>
            <Text as="p" tone="subdued">
              {banner.phase !== "live" ? `From ${banner.starts} until ${banner.ends}` : `Until ${banner.ends}`}
            </Text>
          </BlockStack>
        ))}
        {current.length > MOST_SHOWN && <Text as="p" tone="subdued">{`And ${current.length - MOST_SHOWN} more that are on or to come.`}</Text>}
      </LiveCard>
      <LiveCard title="Trust badges" badge={nowhere("badges_nowhere", facts, places) ? unseen : sets.length > 0 ? <Badge tone={error === null ? "success" : undefined}>{error === null ? "Live" : "Not live yet"}</Badge> : <Badge>Off</Badge>} url={SCREENS.badges(sets[0]?.id ?? badgeSets[0]?.id ?? "new")} action={badgeSets.length === 0 ? "Choose badges" : "Edit badges"}>
        {sets.length === 0 && (
          <Text as="p" tone="subdued">
            Show what your store really stands for: returns, shipping, support.
          </Text>
        )}
        {sets.slice(0, MOST_SHOWN).map(({ id, name, titles }) => (
          <BlockStack key={id} gap="050">
            {sets.length > 1 && <Link url={SCREENS.badges(id)}>{name}</Link>}
            <Text as="p" breakWord>
              {titles.join(" · ")}
            </Text>
          </BlockStack>
        ))}
        {sets.length > MOST_SHOWN && <Text as="p" tone="subdued">{`And ${sets.length - MOST_SHOWN} more sets.`}</Text>}
      </LiveCard>
    </InlineGrid>
  );
}

function LiveCard({ title, badge, url, action, children }: { title: string; badge: ReactNode; url: string; action: string; children: ReactNode }) {
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" align="start" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {badge}
        </InlineStack>
        {children}
        <InlineStack align="start">
          <Button url={url}>{action}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}

function PhaseBadge({ phase, stale }: { phase: Phase | null; stale: boolean }) {
  if (phase === "live") return stale ? <Badge>Not live yet</Badge> : <Badge tone="success">Live</Badge>;
  if (phase === "scheduled" || phase === "between") return <Badge tone="info">{phase === "between" ? "Between windows" : "Scheduled"}</Badge>;
  return <Badge>{phase === "ended" ? "Ended" : "Off"}</Badge>;
}
