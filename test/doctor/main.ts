/** `npm run doctor`: what stands between this checkout and a running app, and what mends it. */
import "../../server/env-file.mjs";
import { checkDatabase, checkEnvironment, checkModel, checkToml, type Finding } from "./checks";
import { checkScopes } from "./scopes";

const root = process.cwd();
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

const checks: [string, () => Finding[] | Promise<Finding[]>][] = [
  ["Node", () => (major > 20 || (major === 20 && minor >= 19) ? [] : [{ wrong: `this is Node ${process.versions.node}`, mend: "Buyline needs 20.19 or newer, 22 or 24 in production." }])],
  ["Environment", () => checkEnvironment(process.env)],
  ["Model", () => checkModel(root)],
  ["Database", () => checkDatabase(process.env["DATABASE_URL"] || "file:./prisma/buyline.sqlite")],
  ["shopify.app.toml", () => checkToml(root, process.env)],
  ["Scopes", () => checkScopes(root)],
];

let count = 0;
for (const [name, check] of checks) {
  const findings = await check();
  count += findings.length;
  console.log(findings.length === 0 ? `${name}: good` : `${name}:`);
  for (const { wrong, mend } of findings) console.log(`  ${wrong}\n    ${mend}`);
}
process.exitCode = count === 0 ? 0 : 1;
