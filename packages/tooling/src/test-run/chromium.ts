import { accessSync, constants } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";

/** Names it where the search should not be left to `PATH`; the test command sets it for everything it starts. */
export const CHROMIUM_VARIABLE = "HOLDFAST_CHROMIUM";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The sentence for somebody whose machine has no browser. */
export const CHROMIUM_MISSING =
  "The browser tests need Chromium or Chrome, and none was found: install one " +
  "(Debian and Ubuntu: `apt-get install chromium`), or name its program in " +
  `${CHROMIUM_VARIABLE}.`;

/** The path of a Chromium or Chrome on this machine, `null` when there is none. */
export function findChromium(
  environment: NodeJS.ProcessEnv = process.env,
  runnable: (path: string) => boolean = isRunnable,
): string | null {
  const named = environment[CHROMIUM_VARIABLE];
  // A name that leads nowhere is a mistake to be told, not a reason to take another browser.
  if (named) return runnable(named) ? named : null;
  const folders = (environment["PATH"] ?? "").split(delimiter).filter(Boolean);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...candidates, ...ELSEWHERE].find(runnable) ?? null;
}

/**
 * The same engine without the browser's own windows, where Debian's stands beside it; else the browser itself. Each page of a
 * browser with windows has a second process for what is drawn around it, without a screen, too.
 */
export function headlessOf(browser: string, runnable: (path: string) => boolean = isRunnable): string {
  const shell = join(dirname(browser), "chromium-headless-shell");
  return basename(browser) === "chromium" && runnable(shell) ? shell : browser;
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
