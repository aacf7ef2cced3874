import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startVitest } from "vitest/node";
import { PLACE_VARIABLE, quickPlace } from "./quick-place.ts";
import { ROUNDS_VARIABLE } from "./rounds.ts";
import { mayUseApt, runShown } from "./run-program.ts";
import { accountReporter } from "./test-run/account.ts";
import { CHROMIUM_VARIABLE, findChromium } from "./test-run/chromium.ts";
import { ensureChromium } from "./test-run/ensure-chromium.ts";
import { closingLine, cutOff, isGreen, NOTHING_RAN, tallyReporter, type Tally } from "./test-run/tally.ts";

/** `pnpm test [path…]`: everything, the browser included; ends with the plain line `N passed, N failed`. */
const say = (words: string): void => console.log(`test: ${words}`);

async function main(paths: readonly string[]): Promise<boolean> {
  say(`${ROUNDS_VARIABLE}=${process.env[ROUNDS_VARIABLE] ?? "1"} scales property tests and races`);
  const browser = await ensureChromium({
    environment: process.env,
    find: findChromium,
    mayInstall: mayUseApt,
    run: runShown,
    say,
  });
  if (browser.kind === "missing") {
    console.error(`test: ${browser.because}`);
    console.log(closingLine(NOTHING_RAN));
    return false;
  }
  say(`the browser is ${browser.path}`);
  process.env[CHROMIUM_VARIABLE] = browser.path;
  // Gateways are started hundreds of times in a run: Node strips and compiles them once.
  process.env["NODE_COMPILE_CACHE"] ??= fileURLToPath(
    new URL("../../../node_modules/.cache/compiled", import.meta.url),
  );

  const place = mkdtempSync(join(process.env[PLACE_VARIABLE] ?? quickPlace(), "holdfast-run-"));
  // Started by root, the databases' servers run as somebody else, who must be able to enter.
  chmodSync(place, 0o755);
  process.env[PLACE_VARIABLE] = place;
  process.once("exit", () => {
    try {
      rmSync(place, { recursive: true, force: true, maxRetries: 3 });
    } catch (error) {
      // What a run that was cut off left at work may still write: that makes no green run red.
      console.error(`test: ${place} is left behind:`, error);
    }
  });
  say(`databases lie in ${place}`);

  say("pure packages and the console first, then what needs a database, then the browser");
  let counts: Tally = { passed: 0, failed: 0, skipped: 0, skippedIn: {} };
  const account = accountReporter(process.cwd(), say);
  const counting = tallyReporter((seen) => (counts = seen));
  // Whoever has no more time for a run wants to know what took it.
  process.once("SIGTERM", () => {
    say("cut off; until here:");
    account.cutOff();
    console.log(closingLine(cutOff(counting.soFar())));
    process.exit(1);
  });
  const vitest = await startVitest([...paths], {
    run: true,
    watch: false,
    reporters: ["default", account, counting],
  });
  await vitest.close();
  // Vitest also fails a run for what is not a test: a broken setup, a file pattern that finds nothing.
  const otherwise = process.exitCode !== undefined && process.exitCode !== 0 && counts.failed === 0;
  if (otherwise) counts.failed += 1;
  if (!isGreen(counts) && counts.failed === 0) console.error("test: no test ran");
  console.log(closingLine(counts));
  return isGreen(counts);
}

const green = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error("test: could not run the tests:", error);
  console.log(closingLine(NOTHING_RAN));
  return false;
});
// A handle that a test left open must not keep a finished run from ending.
process.exit(green ? 0 : 1);
