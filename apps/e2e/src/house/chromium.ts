import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { talkingBrowser } from "@holdfast/channel-voice-sip/testing";
import { CHROMIUM_MISSING, findChromium, headlessOf } from "@holdfast/tooling/chromium";
import { chromium, type Browser, type BrowserContext, type LaunchOptions } from "playwright-core";
import { ZONE } from "./noon.ts";

/** A browser that keeps in a folder what browsers keep on a disk: storage, caches, history, what was typed. */
export interface Profile {
  readonly context: BrowserContext;
  readonly folder: string;
  /** Closes the browser and removes the folder. */
  readonly remove: () => Promise<void>;
}

/** Opens the machine's own Chromium, without a window, with a fresh profile and nothing that calls home. */
export async function openChromium(): Promise<Browser> {
  const { executablePath, ...options } = launchOptions();
  return chromium.launch({ ...options, executablePath: headlessOf(executablePath) });
}

/** Opens it with all that stands around its pages: for what has to hold in the very program that people use. */
export async function openWholeChromium(): Promise<Browser> {
  return chromium.launch(launchOptions());
}

/**
 * Opens it with a microphone into which somebody hums a tone, in hertz, and lets it speak to a telephone exchange on this
 * machine.
 */
export async function openChromiumThatTalks(hertz: number): Promise<Browser> {
  const talking = await talkingBrowser(hertz);
  const { args = [], ...options } = launchOptions();
  const browser = await chromium.launch({ ...options, args: [...args, ...talking.args] });
  browser.on("disconnected", () => void talking.close());
  return browser;
}

/** Opens it as people have it, with the cache of pages that Back takes from; driven browsers usually go without. */
export async function openChromiumWithPageCache(): Promise<Browser> {
  return chromium.launch({ ...launchOptions(), ignoreDefaultArgs: ["--disable-back-forward-cache"] });
}

/** Opens it with a profile in a folder of its own, which stays when the browser is closed. */
export async function openProfile(): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-profile-"));
  const context = await chromium.launchPersistentContext(folder, {
    ...launchOptions(),
    timezoneId: ZONE,
  });
  return {
    context,
    folder,
    async remove() {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function launchOptions(): LaunchOptions & { readonly executablePath: string } {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(CHROMIUM_MISSING);
  return {
    executablePath,
    args: [
      // Chromium's sandbox refuses to run as root, which is who a container runs as.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  };
}
