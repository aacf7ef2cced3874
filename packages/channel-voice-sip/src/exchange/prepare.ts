import { chmod, copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { exchangeConfig } from "./exchange-config.ts";
import type { ExchangeSettings } from "./exchange-settings.ts";
import { homeFolder, musicFolder, promptsFolder } from "./folders.ts";

/** From where the sounds of an Asterisk come. */
export interface Sounds {
  /** Folders of `.wav` files, outside the root. */
  readonly prompts: string;
  readonly music: string;
}

/**
 * Writes the whole configuration of one Asterisk into its root, and puts its sounds beside it; what an earlier configuration
 * left is removed. Nobody but root reads it until `run-asterisk.sh` gives it to Asterisk's own user.
 */
export async function prepareExchange(
  root: string,
  settings: ExchangeSettings,
  sounds: Sounds,
): Promise<void> {
  const etc = join(root, homeFolder(settings.name), "etc");
  await rm(etc, { recursive: true, force: true });
  await mkdir(join(root, homeFolder(settings.name)), { recursive: true });
  await mkdir(etc, { mode: 0o700 });
  for (const [name, text] of exchangeConfig(settings))
    await writeFile(join(etc, name), text, { mode: 0o600 });
  await copySounds(sounds.prompts, join(root, promptsFolder(settings.name)));
  await copySounds(sounds.music, join(root, musicFolder(settings.name)));
}

async function copySounds(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    if (extname(name) !== ".wav") continue;
    await copyFile(join(from, name), join(to, name));
    await chmod(join(to, name), 0o444);
  }
}
