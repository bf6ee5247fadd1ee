/** Set up anew for each test file, also where the files of a process share their modules. */
import { beforeEach } from "vitest";
import { startAfresh } from "./fresh-starts";

beforeEach(startAfresh);
