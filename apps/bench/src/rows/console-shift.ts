import type { Browser } from "playwright-core";
import { keepLongestTask, quantile } from "../browser/interactions.ts";
import { atMost, compare, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { EVERY_MS, openPage, SLOWER, stand, type ListPage } from "./list-side.ts";
import { BARE_HANDS, CONSOLE_HANDS, type Handled, type Hands } from "./shift-hands.ts";
import { openShiftHouse } from "./shift-house.ts";

/** How much of it is done; a test does little. */
export interface ShiftScale {
  readonly rows: number;
  readonly contacts: number;
}

const SCALE: ShiftScale = { rows: 200, contacts: 8 };
/** Of what both sides do. A contact opened is a header, a conversation and a composer, where the bare list draws three elements. */
const BAR = { floor: 3, stretch: 1.5 };

/** Every press of a shift by script, processor four times slower, while ten events a second come, beside React and a list alone. */
export const consoleShift: Row = { number: 25, name: "console-shift", run: () => measureShift(SCALE) };

/** What a shift was like under the hands of whoever worked it, in milliseconds. */
interface Felt extends Handled {
  readonly longestTask: number;
  readonly nodes: number;
}

/** Works the same shift on both sides, one after the other. */
export async function measureShift({ rows, contacts }: ShiftScale): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const { browser, ours, bare } = await openShiftHouse(rows, closing);
  const alone = await work(browser, bare, BARE_HANDS, contacts);
  const felt = await work(browser, ours, CONSOLE_HANDS, contacts);
  const all = presses(felt);
  const limit = presses(alone);
  const workload = `25 console-shift: ${all.length} presses, 10 events/s, 4× slower`;
  const detail = { ours: felt, bare: alone };
  const figure = (what: string, value: number, beside: number, floor: number, stretch: number): Figure =>
    atMost(`${workload}, ${what} (bare list ${Math.round(beside)})`, "ms", value, { floor, stretch }, detail);
  return [
    compare({
      workload: `${workload}, p98 of list, opening and typing`,
      unit: "ms",
      better: "less",
      bar: BAR,
      rounds: [{ ours: quantile(shared(felt), 0.98), limit: quantile(shared(alone), 0.98) }],
    }),
    figure("p75", quantile(all, 0.75), quantile(limit, 0.75), 100, 50),
    figure("p98", quantile(all, 0.98), quantile(limit, 0.98), 200, 100),
    figure("worst", Math.max(...all), Math.max(...limit), 300, 200),
    figure("a contact opened, worst", Math.max(...felt.opening), Math.max(...alone.opening), 150, 100),
    figure("a letter typed, p98", quantile(felt.typing, 0.98), quantile(alone.typing, 0.98), 50, 32),
    figure("longest task", felt.longestTask, alone.longestTask, 200, 100),
    atMost(
      `25 console-shift: nodes in the document at most (bare list ${alone.nodes})`,
      "nodes",
      felt.nodes,
      { floor: 3_000, stretch: 2_000 },
      detail,
    ),
  ];
}

/** What there is on both sides; the palette and other screens are only the console's. */
const shared = ({ list, opening, typing }: Handled): readonly number[] => [...list, ...opening, ...typing];
const presses = (handled: Handled): readonly number[] => [...shared(handled), ...handled.other];

async function work(browser: Browser, list: ListPage, hands: Hands, contacts: number): Promise<Felt> {
  const { page, close } = await openPage(browser, list);
  await keepLongestTask(page);
  await stand(page, list);
  await page.locator("[role=row][tabindex='0']").first().focus();
  const line = await page.context().newCDPSession(page);
  await line.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  // Once through without counting: what is drawn for the first time is compiled for it.
  await hands.handle(page);
  await page.evaluate(() => void (window.longestTask = 0));
  const arriving = setInterval(list.arrive, EVERY_MS);
  const handled: Handled[] = [];
  let nodes = 0;
  try {
    while (handled.length < contacts) {
      handled.push(await hands.handle(page));
      nodes = Math.max(nodes, await page.evaluate(() => document.querySelectorAll("*").length));
    }
  } finally {
    clearInterval(arriving);
  }
  const longestTask = await page.evaluate(() => window.longestTask ?? Number.NaN);
  await close();
  const all = (kind: keyof Handled): readonly number[] => handled.flatMap((each) => each[kind]);
  return {
    list: all("list"),
    opening: all("opening"),
    typing: all("typing"),
    other: all("other"),
    longestTask,
    nodes,
  };
}
