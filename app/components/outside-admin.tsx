import type { ReactNode } from "react";

/** What somebody reads who is not in the Shopify admin, so has neither Polaris nor App Bridge. */
export function OutsideAdmin({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <main style={{ font: "16px/1.6 system-ui, sans-serif", display: "grid", gap: "0.75rem", maxWidth: "36rem", margin: "15vh auto", padding: "0 1.5rem" }}>
      <h1 style={{ font: "600 2rem/1.2 system-ui, sans-serif" }}>{title}</h1>
      {children}
      <p>Buyline opens inside the Shopify admin: choose it there under Apps.</p>
    </main>
  );
}
