import type { Browser } from "playwright-core";
import { serveBareList } from "../baselines/bare-list.ts";
import { openBrowser } from "../browser/open-browser.ts";
import { alternate } from "../frame/alternate.ts";
import { atMost, compare, median, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { openGatewayHouse } from "../house/gateway-house.ts";
import { httpLine } from "../traffic/http-line.ts";
import { textRequest } from "../traffic/text-request.ts";
import {
  growthOfConsole,
  heldByOpening,
  keysP98,
  load,
  weigh,
  type Loaded,
  type ListPage,
} from "./list-side.ts";

/** How much of it is done; a test does little. */
export interface ConsoleListScale {
  readonly rows: number;
  readonly presses: number;
  readonly rounds: number;
}

const SCALE: ConsoleListScale = { rows: 500, presses: 40, rounds: 5 };

/** Ours holds a house behind it; with a list of so many rows, it may be no slower than the list alone. */
const KEYS_BAR = { floor: 1.5, stretch: 1 };
/** A console is more than a list: it signs in, asks three questions and follows a stream before a row stands. */
const LOAD_BAR = { floor: 6, stretch: 3 };
const KILOBYTE = 1_000;

/** j and k in the queue of a real gateway while ten contacts a second arrive, beside React and a list alone. */
export const consoleKeys: Row = {
  number: 19,
  name: "console-keys",
  run: () => beside(SCALE, measureKeys),
};

/** The console's first load on a cheap laptop and a slow line, and what it weighs, beside the same. */
export const consoleLoad: Row = {
  number: 20,
  name: "console-load",
  run: () => beside({ ...SCALE, rows: 200 }, measureLoad),
};

/** What is held after a hundred contacts were opened and left while others arrived. */
export const consoleMemory: Row = {
  number: 21,
  name: "console-memory",
  run: () => beside({ ...SCALE, rows: 200 }, measureMemory),
};
/** Gates are for so many. */
const CYCLES = 100;
const MEGABYTE = 1_000_000;

type Measure = (
  browser: Browser,
  ours: ListPage,
  bare: ListPage,
  scale: ConsoleListScale,
) => Promise<readonly Figure[]>;

/** Opens both sides with the same number of rows, and measures. */
export async function beside(scale: ConsoleListScale, measure: Measure): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const house = await openGatewayHouse();
  closing.defer(house.close);
  const line = httpLine(Number(house.url.port));
  closing.defer(async () => line.close());
  let index = 0;
  const arrive = (): Promise<number> => {
    index += 1;
    return line.ask(textRequest(house.webhook, index));
  };
  while (index < scale.rows) if ((await arrive()) !== 200) throw new Error("a text was not taken");
  const bare = await serveBareList(scale.rows);
  closing.defer(bare.close);
  const browser = await openBrowser();
  closing.defer(() => browser.close());
  const cookie = await house.signIn();
  const ours: ListPage = { url: new URL("/queue", house.url), cookie, arrive: () => void arrive() };
  // Awaited here: what is open must outlive the measuring.
  return await measure(browser, ours, { ...bare, cookie: "" }, scale);
}

/** Measures presses of keys. */
export async function measureKeys(
  browser: Browser,
  ours: ListPage,
  bare: ListPage,
  { rows, presses, rounds }: ConsoleListScale,
): Promise<readonly Figure[]> {
  const measured = await alternate(
    () => keysP98(browser, ours, presses),
    () => keysP98(browser, bare, presses),
    rounds,
  );
  const workload = `19 console-keys: j/k in ${rows} rows, 10 events/s, 4× slower, p98`;
  return [
    compare({ workload, unit: "ms", better: "less", bar: KEYS_BAR, rounds: measured }),
    atMost(`${workload}, by itself`, "ms", median(measured.map((round) => round.ours)), {
      floor: 120,
      stretch: 80,
    }),
  ];
}

/** Measures the first load, in time, bytes and nodes. */
export async function measureLoad(
  browser: Browser,
  ours: ListPage,
  bare: ListPage,
  { rounds }: ConsoleListScale,
): Promise<readonly Figure[]> {
  const loads: { readonly ours: Loaded[]; readonly bare: Loaded[] } = { ours: [], bare: [] };
  const side = (page: ListPage, kept: Loaded[]) => async (): Promise<number> => {
    const loaded = await load(browser, page);
    kept.push(loaded);
    return loaded.usable;
  };
  const measured = await alternate(side(ours, loads.ours), side(bare, loads.bare), rounds);
  const middle = (of: keyof Loaded, kept: readonly Loaded[]): number =>
    // The first is forgotten, as its round is.
    median(kept.slice(1).map((loaded) => loaded[of]));
  const bareOne = (of: keyof Loaded): string => `(bare list ${Math.round(middle(of, loads.bare))})`;
  const [own, alone] = [await weigh(browser, ours), await weigh(browser, bare)];
  const detail = { ours: own, bare: alone };
  const workload = "20 console-load: a row stands, cold, 4× slower, 10 Mbit";
  const weight = (what: string, seen: number, floor: number, stretch: number): Figure =>
    atMost(`20 console-load: ${what}`, "kB gzip", seen / KILOBYTE, { floor, stretch }, detail);
  return [
    compare({ workload, unit: "ms", better: "less", bar: LOAD_BAR, rounds: measured }),
    atMost(`${workload}, by itself`, "ms", median(measured.map((round) => round.ours)), {
      floor: 3_000,
      stretch: 2_500,
    }),
    atMost(`20 console-load: largest paint ${bareOne("largest")}`, "ms", middle("largest", loads.ours), {
      floor: 2_500,
      stretch: 1_800,
    }),
    atMost(`20 console-load: a row stands, warm ${bareOne("warm")}`, "ms", middle("warm", loads.ours), {
      floor: 1_500,
      stretch: 1_000,
    }),
    weight(`JavaScript (bare list ${Math.round(alone.script / KILOBYTE)})`, own.script, 300, 270),
    weight("CSS", own.style, 25, 15),
    atMost(
      `20 console-load: nodes in the document (bare list ${alone.nodes})`,
      "nodes",
      own.nodes,
      { floor: 3_000, stretch: 2_000 },
      detail,
    ),
  ];
}

/** Measures what opening and leaving contacts leaves behind. */
export async function measureMemory(
  browser: Browser,
  ours: ListPage,
  bare: ListPage,
  _scale: ConsoleListScale,
  cycles = CYCLES,
): Promise<readonly Figure[]> {
  const alone = await heldByOpening(browser, bare);
  const { before, after } = await growthOfConsole(browser, ours, cycles);
  const detail = { before, after, bare: alone };
  const workload = `21 console-memory: ${cycles} contacts opened and left`;
  const mega = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);
  return [
    atMost(
      `${workload}, heap (before ${mega(before.heapBytes)}, bare list ${mega(alone.heapBytes)})`,
      "MB",
      after.heapBytes / MEGABYTE,
      { floor: 80, stretch: 55 },
      detail,
    ),
    atMost(
      `${workload}, nodes more`,
      "nodes",
      Math.max(0, after.nodes - before.nodes),
      { floor: 50, stretch: 0 },
      detail,
    ),
    atMost(
      `${workload}, listeners more`,
      "listeners",
      Math.max(0, after.listeners - before.listeners),
      { floor: 20, stretch: 0 },
      detail,
    ),
  ];
}
