import { CHROMIUM_MISSING, findChromium } from "@holdfast/tooling/chromium";
import { chromium, type Browser } from "playwright-core";

/** An address, and the port of this machine that stands for it. */
export interface Detour {
  readonly url: URL;
  readonly port: number;
}

/** The machine's own Chromium, without a window; `more` is what it is told besides. */
export async function openBrowser(
  detours: readonly Detour[] = [],
  more: readonly string[] = [],
): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(CHROMIUM_MISSING);
  return chromium.launch({
    executablePath,
    args: [
      // Chromium's sandbox refuses to run as root, which is who a container runs as.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...more,
      ...(detours.length === 0 ? [] : [`--host-resolver-rules=${detours.map(ruleFor).join(",")}`]),
    ],
  });
}

const ruleFor = ({ url, port }: Detour): string => `MAP ${url.host} 127.0.0.1:${port}`;
