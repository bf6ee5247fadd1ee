/** Which of the app's blocks stand in the live theme, as Shopify tells the browser, and where they stood before. */
import { useEffect, useState } from "react";
import { remember, type RememberedBlocks, type StandingBlock } from "../domain/page-explanation-theme";

export interface LiveTheme {
  standing: StandingBlock[];
  remembered: RememberedBlocks;
}

/** In the merchant's browser only: Shopify tells of the live theme alone, so that a switch shows by what stood before. */
const MEMORY = "buyline-blocks";

/** Null while Shopify has not answered; "unknown" when it does not tell. */
export function useLiveTheme(): LiveTheme | "unknown" | null {
  const [theme, setTheme] = useState<LiveTheme | "unknown" | null>(null);
  useEffect(() => {
    let gone = false;
    readStanding().then(
      (standing) => {
        const remembered = readMemory();
        localStorage.setItem(MEMORY, JSON.stringify(remember(standing, remembered)));
        if (!gone) setTheme({ standing, remembered });
      },
      () => !gone && setTheme("unknown"),
    );
    return () => {
      gone = true;
    };
  }, []);
  return theme;
}

async function readStanding(): Promise<StandingBlock[]> {
  const extensions = await shopify.app.extensions();
  return extensions.flatMap(({ activations }) =>
    activations.flatMap((block) => ("status" in block ? [{ handle: block.handle, status: block.status, targets: block.activations.map(({ target }) => target), themeId: block.activations[0]?.themeId ?? null }] : [])),
  );
}

function readMemory(): RememberedBlocks {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(MEMORY) ?? "{}");
    return Object.fromEntries(Object.entries(kept ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    return {};
  }
}
