/** What Home saw of the live theme's blocks, in our database. Every query is bound to the shop (P3). */
import { rememberSeen, rememberSwitch } from "../domain/theme-loss";
import { placedBlocksSchema, type PlacedBlocks, type ThemeMemory } from "../domain/theme-memory";
import type { ThemeMemories } from "../ports";
import type { Database } from "./database.server";

const NOTHING: ThemeMemory = { seen: null, before: null, themeName: null };

export function createThemeMemories(database: Database, shop: string): ThemeMemories {
  const find = () => database.themeMemory.findUnique({ where: { shop } });

  async function keep({ seen, before, themeName }: ThemeMemory, switchedAt?: Date): Promise<void> {
    const json = (blocks: PlacedBlocks | null) => (blocks === null ? null : JSON.stringify(blocks));
    const data = { seen: json(seen), before: json(before), themeName, ...(switchedAt && { switchedAt }) };
    await database.themeMemory.upsert({ where: { shop }, create: { shop, ...data }, update: data });
  }
  async function read(): Promise<ThemeMemory> {
    const row = await find();
    return row === null ? NOTHING : { seen: toBlocks(row.seen), before: toBlocks(row.before), themeName: row.themeName };
  }

  return {
    read,
    async see(blocks) {
      await keep(rememberSeen(await read(), blocks));
    },
    async settle() {
      await keep({ ...(await read()), before: null });
    },
    async noteSwitch(themeName, at) {
      const known = (await find())?.switchedAt;
      // The same webhook again, or an older one that comes late.
      if (known && known >= at) return;
      await keep(rememberSwitch(await read(), themeName), at);
    },
  };
}

function toBlocks(json: string | null): PlacedBlocks | null {
  return json === null ? null : placedBlocksSchema.parse(JSON.parse(json));
}
