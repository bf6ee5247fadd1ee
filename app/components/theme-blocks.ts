/** Where the app's blocks stand in the live theme, as Shopify tells the browser and nobody else (S5). */
import { useEffect, useState } from "react";
import type { LiveTheme } from "../domain/page-explanation-theme";
import { rememberSeen, withoutTheme } from "../domain/theme-loss";
import type { PlacedBlocks, ThemeMemory } from "../domain/theme-memory";

export type BlockState = "active" | "available" | "unavailable";

export interface ThemeBlocks {
  states: Map<string, BlockState>;
  /** Where each block stands; each place begins with the theme's id. */
  places: PlacedBlocks;
}

/**
 * "unknown" when Shopify does not tell. What it tells is remembered: the next theme is compared with it.
 * @param seen what is remembered of the live theme
 */
export function useThemeBlocks(seen: PlacedBlocks | null): ThemeBlocks | "loading" | "unknown" {
  const [blocks, setBlocks] = useState<ThemeBlocks | "loading" | "unknown">("loading");
  useEffect(() => {
    let gone = false;
    readThemeBlocks().then(
      (found) => !gone && setBlocks(found),
      () => !gone && setBlocks("unknown"),
    );
    return () => {
      gone = true;
    };
  }, []);

  const told = typeof blocks === "object" ? JSON.stringify(blocks.places) : null;
  const news = told === JSON.stringify(seen) ? null : told;
  useEffect(() => {
    // Not a fetcher of Remix: that would load the whole page's data again.
    if (news !== null) void fetch("/app/theme-seen", { method: "POST", headers: { "Content-Type": "application/json" }, body: news }).catch(() => undefined);
  }, [news]);
  return blocks;
}

/** The live theme beside the one before; null while Shopify has not answered. */
export function useLiveTheme(memory: ThemeMemory): LiveTheme | "unknown" | null {
  const blocks = useThemeBlocks(memory.seen);
  if (typeof blocks !== "object") return blocks === "loading" ? null : blocks;
  const { states, places } = blocks;
  return {
    standing: [...states].map(([handle, status]) => ({ handle, status, targets: (places[handle] ?? []).map(withoutTheme) })),
    before: rememberSeen(memory, places).before,
  };
}

async function readThemeBlocks(): Promise<ThemeBlocks> {
  const states: ThemeBlocks["states"] = new Map();
  const places: PlacedBlocks = {};
  for (const extension of await shopify.app.extensions()) {
    if (extension.type !== "theme_app_extension") continue;
    for (const activation of extension.activations) {
      if (!("status" in activation)) continue;
      states.set(activation.handle, activation.status);
      places[activation.handle] = activation.activations.map(({ target, themeId }) => `${themeId}/${target}`);
    }
  }
  return { states, places };
}
