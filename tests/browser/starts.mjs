// Whether the browser that the environment names starts on this machine: ends with an error where it does not.

import { launch } from "./browser.mjs";

await (await launch({ timeout: 60_000 })).close();
