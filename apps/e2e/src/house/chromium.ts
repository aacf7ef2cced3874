import { CHROMIUM_MISSING, findChromium } from "@holdfast/tooling/chromium";
import { chromium, type Browser } from "playwright-core";

/** Opens the machine's own Chromium, without a window, with a fresh profile and nothing that calls home. */
export async function openChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(CHROMIUM_MISSING);
  return chromium.launch({
    executablePath,
    args: [
      // Chromium's sandbox refuses to run as root, which is who a container runs as.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}
