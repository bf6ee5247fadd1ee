/** Builds the app once before the tests that run it whole, so that no two of them build at the same time. */
import { buildApp } from "./sandbox/app-process";

export default function setup() {
  return buildApp((line) => console.error(line));
}
