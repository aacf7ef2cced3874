import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { ExchangeSettings, settingsFaults } from "./exchange/exchange-settings.ts";
import { prepareExchange } from "./exchange/prepare.ts";

/**
 * `node src/prepare-exchange.ts ROOT SETTINGS SOUNDS`: writes the configuration of one Asterisk into its root. `SETTINGS` is a
 * file of JSON, `SOUNDS` the folder that `make-sounds.ts` made. What is wrong is told by the setting's name, never its value.
 */
const [root, file, sounds] = process.argv.slice(2);
if (root === undefined || file === undefined || sounds === undefined) {
  console.error("give the root, the file of settings, and the folder of sounds");
  process.exit(2);
}
const read = ExchangeSettings.safeParse(JSON.parse(await readFile(file, "utf8")));
const faults = read.success ? settingsFaults(read.data) : [z.prettifyError(read.error)];
if (!read.success || faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
await prepareExchange(root, read.data, { prompts: join(sounds, "prompts"), music: join(sounds, "music") });
