/** Reads the theme editor's deep links as apps write them. Problems are Shopify's silence made loud. */
import { fitsPlace, isEmbed, isGroup, type ExtensionBlock } from "./extension-blocks";

export interface DeepLink {
  template: string;
  tab: "sections" | "embeds";
  /** `section`: "apps" for an "Apps" section of its own, the id of a section, or null for the main one. */
  add: { block: string; place: string; section: string | null } | null;
  activate: string | null;
  problem: string | null;
}

interface Known {
  clientId: string;
  blocks: ExtensionBlock[];
  places: string[];
  /** Sections of a template by id, and whether each takes app blocks. */
  sectionsOf: (template: string) => Map<string, boolean>;
  labels: Record<string, string>;
}

export function readDeepLink(query: URLSearchParams, known: Known): DeepLink {
  const { places } = known;
  const asked: DeepLink = { template: query.get("template") ?? "index", tab: query.get("context") === "apps" ? "embeds" : "sections", add: null, activate: null, problem: null };
  if (!places.includes(asked.template)) {
    asked.problem = `The theme has no template “${asked.template}”.`;
    asked.template = places.find((place) => !isGroup(place)) ?? "index";
  }
  const find = (id: string, embed: boolean) => {
    const [client, handle] = id.split("/");
    const block = known.blocks.find((one) => one.handle === handle && isEmbed(one) === embed);
    if (client !== known.clientId || block === undefined) asked.problem = `“${id}” is no ${embed ? "app embed" : "app block"} of ${known.clientId}.`;
    return client === known.clientId ? block : undefined;
  };
  const add = query.get("addAppBlockId");
  if (add !== null) {
    const block = find(add, false);
    const goal = readTarget(query.get("target") ?? "newAppsSection", asked.template, known);
    if (typeof goal === "string") asked.problem = goal;
    else if (block !== undefined && !fitsPlace(block, goal.place)) asked.problem = `${block.name} may not stand in “${known.labels[goal.place] ?? goal.place}”.`;
    else if (block !== undefined) asked.add = { block: block.handle, ...goal };
  }
  const activate = query.get("activateAppId");
  if (activate !== null) {
    asked.tab = "embeds";
    asked.activate = find(activate, true)?.handle ?? null;
  }
  return asked;
}

/** Where a target leads; a text says why it leads nowhere. */
function readTarget(target: string, template: string, { places, sectionsOf }: Known): { place: string; section: string | null } | string {
  const [, kind, name = ""] = /^(sectionGroup|sectionId):(.+)$/.exec(target) ?? [];
  if (kind === "sectionGroup") return places.includes(name) && isGroup(name) ? { place: name, section: null } : `The theme has no “${name}”.`;
  const sections = sectionsOf(template);
  if (kind === "sectionId") {
    if (!sections.has(name)) return `The template has no section “${name}”.`;
    return sections.get(name) === true ? { place: template, section: name } : `The section “${name}” takes no app blocks.`;
  }
  if (target === "newAppsSection") return { place: template, section: "apps" };
  // Shopify calls only a section with the id "main" so, and falls back to a new "Apps" section.
  if (target === "mainSection") return { place: template, section: sections.get("main") === true ? null : "apps" };
  return `“${target}” is no target.`;
}
