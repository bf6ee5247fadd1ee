/** What the environment lacks is taken from `.env`, where there is one: what starts the app, migrates it or looks after it begins with this. */
import { existsSync } from "node:fs";

if (existsSync(".env")) process.loadEnvFile(".env");
