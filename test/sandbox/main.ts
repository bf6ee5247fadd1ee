/** `npm run sandbox`: reads the arguments, starts the local Shopify, prints its three addresses. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { PROJECT } from "./app-process";
import { startSandbox, type Sandbox } from "./sandbox";

const USAGE = `npm run sandbox -- [--port 4100] [--theme FOLDER] [--article FILE.html] [--reset] [--empty] [--state FOLDER]
  --port     first of the ports; taken ones are skipped
  --theme    folder of another theme, such as a check-out of Dawn
  --article  HTML file whose body the demo article shows instead of its own
  --reset    start again from the demo store
  --empty    the app installed, with nothing saved in it
  --state    folder of store, database and keys (default .sandbox)`;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4100" },
    theme: { type: "string" },
    article: { type: "string" },
    reset: { type: "boolean", default: false },
    empty: { type: "boolean", default: false },
    state: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

const theme = values.theme === undefined ? undefined : resolve(values.theme);
if (theme !== undefined && !existsSync(join(theme, "layout/theme.liquid"))) {
  console.error(`${theme} is no theme: it has no layout/theme.liquid`);
  process.exit(1);
}

let started: Sandbox | null = null;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(0));

const sandbox = await startSandbox({
  port: Number(values.port),
  stateFolder: values.state === undefined ? resolve(PROJECT, ".sandbox") : resolve(values.state),
  reset: values.reset,
  empty: values.empty,
  theme,
  article: values.article === undefined ? undefined : resolve(values.article),
  log: (line) => console.error(line),
  onCrash: (message) => {
    console.error(`\n${message}\n`);
    void stop(1);
  },
});

started = sandbox;
console.log(`Admin ${sandbox.adminUrl}`);
console.log(`Storefront ${sandbox.origins.storefront}`);
console.log(`Admin API ${sandbox.origins.adminApi}/admin/api/2026-10/graphql.json`);

async function stop(code: number): Promise<void> {
  await started?.close();
  process.exit(code);
}
