import { gzipSync } from "node:zlib";
import type { Browser, BrowserContext, Page, Response } from "playwright-core";
import { heldMemory, type HeldMemory } from "../browser/held-memory.ts";
import { keepInteractions, pressKeys, quantile } from "../browser/interactions.ts";

/** A list in a browser, of ours or of nobody's, and what brings it one more row. */
export interface ListPage {
  readonly url: URL;
  /** Of whoever is signed in; empty where nobody need be. */
  readonly cookie: string;
  readonly arrive: () => void;
}

/** What a page weighs and holds once its list stands. Weights are bytes, as gzip packs each file. */
export interface Weight {
  readonly script: number;
  readonly style: number;
  readonly nodes: number;
}

/** A cheap laptop on a slow line. */
export const SLOWER = 4;
const LINE = { offline: false, latency: 40, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };
/** Ten events a second. */
export const EVERY_MS = 100;
/** Caches that fill once are no growth. */
const WARM_CYCLES = 20;
/** A hand that holds the key. */
const PAUSE_MS = 40;

/** How long a page took, in milliseconds since it was asked for. */
export interface Loaded {
  /** Until a row stood there. */
  readonly usable: number;
  /** Until the largest thing that it drew first was to be seen. */
  readonly largest: number;
  /** Until a row stood there when it was loaded again, with the files that the browser kept. */
  readonly warm: number;
}

/** Opens the list in a browser that has nothing of it yet, and once more. */
export async function load(browser: Browser, list: ListPage): Promise<Loaded> {
  const { page, close } = await openPage(browser, list);
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", LINE);
  await line.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  await stand(page, list);
  const usable = await page.evaluate(() => performance.now());
  const largest = await page.evaluate(largestPaint);
  await stand(page, list);
  const warm = await page.evaluate(() => performance.now());
  await close();
  return { usable, largest, warm };
}

/** Runs in a page: when the largest thing so far was painted. */
function largestPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? Number.NaN)).observe({
      type: "largest-contentful-paint",
      buffered: true,
    });
  });
}

/** How long a press of j or k takes at the worst but two in a hundred, while ten rows a second arrive. */
export async function keysP98(browser: Browser, list: ListPage, presses: number): Promise<number> {
  const { page, close } = await openPage(browser, list);
  await stand(page, list);
  await page.locator("[role=row][tabindex='0']").first().focus();
  const line = await page.context().newCDPSession(page);
  await line.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const arriving = setInterval(list.arrive, EVERY_MS);
  const keys = Array.from({ length: presses }, (_, nth) => (nth % 5 === 4 ? "k" : "j"));
  const took = await pressKeys(page, keys, PAUSE_MS);
  clearInterval(arriving);
  await close();
  return quantile(took, 0.98);
}

/** What the first load brings. */
export async function weigh(browser: Browser, list: ListPage): Promise<Weight> {
  const { page, close } = await openPage(browser, list);
  const files = new Map<string, { readonly kind: "script" | "style"; readonly size: number }>();
  const reading: Promise<void>[] = [];
  const weighing = (response: Response): void => {
    const kind = response.request().resourceType();
    // What the page itself asks for; what it fetches when it stands belongs to later.
    if (kind !== "script" && kind !== "stylesheet") return;
    const path = new URL(response.url()).pathname;
    const read = async (): Promise<void> => {
      const size = gzipSync(await response.body()).length;
      files.set(path, { kind: kind === "script" ? "script" : "style", size });
    };
    reading.push(read());
  };
  page.on("response", weighing);
  await stand(page, list);
  // As it was served: what is fetched later adds itself to the page's head.
  const served = await (await page.request.get(list.url.href)).text();
  const first = [...served.matchAll(/(?:src|href)="([^"]+)"/g)].map(
    ([, path = ""]) => new URL(path, list.url).pathname,
  );
  const nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  // What the standing page fetches from here on is not weighed, and would be cut off as the page closes.
  page.off("response", weighing);
  await Promise.all(reading);
  const initial = [...files].filter(([path]) => first.includes(path)).map(([, file]) => file);
  const sum = (kind: "script" | "style"): number =>
    initial.filter((file) => file.kind === kind).reduce((size, file) => size + file.size, 0);
  await close();
  return { script: sum("script"), style: sum("style"), nodes };
}

/** A page of its own for whoever is signed in, with every interaction kept; nothing is open in it yet. */
export async function openPage(
  browser: Browser,
  { url, cookie }: Pick<ListPage, "url" | "cookie">,
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies(
    cookie
      .split("; ")
      .filter((pair) => pair !== "")
      .map((pair) => {
        const [name = "", ...value] = pair.split("=");
        return { name, value: value.join("="), url: url.origin };
      }),
  );
  const page = await context.newPage();
  await keepInteractions(page);
  return { page, close: () => context.close() };
}

/** Opens the list, and waits until a row stands there. */
export async function stand(page: Page, { url }: ListPage): Promise<void> {
  await page.goto(url.href);
  await page.locator("[role=row]").first().waitFor({ timeout: 60_000 });
}

/** What a page holds before and after something was done with it. */
export interface Growth {
  readonly before: HeldMemory;
  readonly after: HeldMemory;
}

/** Opens and leaves so many contacts, with keys, while contacts arrive; some go before anything is counted. */
export async function growthOfConsole(browser: Browser, list: ListPage, cycles: number): Promise<Growth> {
  const { page, close } = await openPage(browser, list);
  await stand(page, list);
  const line = await page.context().newCDPSession(page);
  await page.locator("[role=row][tabindex='0']").first().focus();
  const open = async (times: number): Promise<void> => {
    for (let cycle = 0; cycle < times; cycle += 1) {
      await page.keyboard.press("Enter");
      await page.getByRole("article").first().waitFor();
      await page.keyboard.press("g");
      await page.keyboard.press("q");
      await page.locator("#contact-heading").waitFor({ state: "detached" });
      await page.locator("[role=row]:focus").waitFor();
      // Back and forth: the list that grows meanwhile has an end.
      await page.keyboard.press(cycle % 20 < 10 ? "j" : "k");
    }
  };
  await open(WARM_CYCLES);
  const before = await heldMemory(line);
  const arriving = setInterval(list.arrive, EVERY_MS);
  await open(cycles);
  clearInterval(arriving);
  const after = await heldMemory(line);
  await close();
  return { before, after };
}

/** What a page holds that was only opened. */
export async function heldByOpening(browser: Browser, list: ListPage): Promise<HeldMemory> {
  const { page, close } = await openPage(browser, list);
  await stand(page, list);
  const held = await heldMemory(await page.context().newCDPSession(page));
  await close();
  return held;
}
