/** Where the app's blocks stand in the live theme, as Shopify tells the browser and nobody else (S5). */
import { useEffect, useState } from "react";
import type { PlacedBlocks } from "../domain/theme-memory";

export type BlockState = "active" | "available" | "unavailable";

export interface ThemeBlocks {
  states: Map<string, BlockState>;
  /** Where each block stands; each place begins with the theme's id. */
  places: PlacedBlocks;
}

/** "unknown" when Shopify does not tell. */
export function useThemeBlocks(): ThemeBlocks | "loading" | "unknown" {
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
  return blocks;
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
