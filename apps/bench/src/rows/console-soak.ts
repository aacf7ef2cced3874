import type { Browser, Page } from "playwright-core";
import { heldMemory, type HeldMemory } from "../browser/held-memory.ts";
import { atMost, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { slope } from "../frame/slope.ts";
import type { CuttableLine } from "@holdfast/tooling/cuttable-line";
import { openPage, stand, type ListPage } from "./list-side.ts";
import { BARE_HANDS, CONSOLE_HANDS, type Hands } from "./shift-hands.ts";
import { openShiftHouse } from "./shift-house.ts";

/** How much of it is done; a test does little. */
export interface SoakScale {
  readonly rows: number;
  readonly hours: number;
  /** In each hour so many come, write twice more, are claimed and are closed: five events each. */
  readonly contacts: number;
  /** In each hour so many are opened and left. */
  readonly visits: number;
  /** In each hour the line breaks and comes back so many times. */
  readonly outages: number;
}

const SCALE: SoakScale = { rows: 200, hours: 8, contacts: 60, visits: 12, outages: 2 };
const MEGABYTE = 1_000_000;
/** Caches fill in the first two hours; growth counts from then on. */
const SETTLED_AFTER = 2;
/** Lists that the colleague closes are never worked down to nothing. */
const EVENTS_EACH = 5;

/** What a console holds after each hour of a shift of eight, compressed, beside a bare list with the same coming and going. */
export const consoleSoak: Row = { number: 26, name: "console-soak", run: () => measureSoak(SCALE) };

/** Works eight hours on both sides, one after the other. */
export async function measureSoak(scale: SoakScale): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const { browser, ours, bare, lines, list, arrive, writeAgain, colleague } = await openShiftHouse(
    scale.rows,
    closing,
  );
  const alone = await soak(browser, bare, BARE_HANDS, lines.bare, scale, async (contacts) => {
    for (let nth = 0; nth < contacts; nth += 1) {
      list.arrive();
      for (let event = 2; event < EVENTS_EACH; event += 1) list.change();
      list.leave();
      // What is told in one breath is drawn once; people do not come in one breath.
      await new Promise((next) => setTimeout(next, 5));
    }
  });
  const held = await soak(browser, ours, CONSOLE_HANDS, lines.ours, scale, async (contacts) => {
    const coming = async (): Promise<void> => {
      for (let nth = 0; nth < contacts; nth += 1) {
        await arrive();
        await writeAgain();
        await writeAgain();
      }
    };
    await Promise.all([coming(), colleague.closeOldest(contacts)]);
  });
  return figuresOf(scale, held, alone);
}

/** What is held before the first hour and after each. */
async function soak(
  browser: Browser,
  list: ListPage,
  hands: Hands,
  line: CuttableLine,
  { hours, contacts, visits, outages }: SoakScale,
  happen: (contacts: number) => Promise<void>,
): Promise<readonly HeldMemory[]> {
  const { page, close } = await openPage(browser, list);
  await stand(page, list);
  await page.locator("[role=row][tabindex='0']").first().focus();
  const session = await page.context().newCDPSession(page);
  await hands.visit(page);
  const held = [await heldMemory(session)];
  for (let hour = 1; hour <= hours; hour += 1) {
    await Promise.all([happen(contacts), visit(page, hands, visits, hour)]);
    for (let outage = 0; outage < outages; outage += 1) {
      await line.cut("refused");
      await line.mend();
      await page.locator("[role=row]").first().waitFor();
    }
    held.push(await heldMemory(session));
  }
  await close();
  return held;
}

/** Back and forth in the list, so that it is not always the same contacts. */
async function visit(page: Page, hands: Hands, visits: number, hour: number): Promise<void> {
  for (let nth = 0; nth < visits; nth += 1) {
    await hands.visit(page);
    await page.keyboard.press(hour % 2 === 1 ? "j" : "k");
  }
}

function figuresOf(
  { hours, contacts, visits, outages }: SoakScale,
  held: readonly HeldMemory[],
  alone: readonly HeldMemory[],
): readonly Figure[] {
  const did = `${hours} h: ${hours * contacts * EVENTS_EACH} events, ${hours * visits} contacts opened, ${hours * outages} breaks`;
  const mega = (samples: readonly HeldMemory[]): readonly number[] =>
    samples.map(({ heapBytes }) => heapBytes / MEGABYTE);
  const growth = (samples: readonly HeldMemory[]): number => slope(mega(samples).slice(SETTLED_AFTER));
  const grown = (samples: readonly HeldMemory[], of: "nodes" | "listeners"): number => {
    const counted = samples.map((sample) => sample[of]);
    return Math.max(0, (counted.at(-1) ?? Number.NaN) - (counted[SETTLED_AFTER] ?? Number.NaN));
  };
  const last = (samples: readonly HeldMemory[]): number => mega(samples).at(-1) ?? Number.NaN;
  const first = (samples: readonly HeldMemory[]): number => mega(samples)[0] ?? Number.NaN;
  const detail = { ours: held, bare: alone };
  const figure = (
    what: string,
    unit: string,
    of: (samples: readonly HeldMemory[]) => number,
    floor: number,
    stretch: number,
  ): Figure =>
    atMost(
      `26 console-soak: ${what} (bare list ${of(alone).toFixed(2)})`,
      unit,
      of(held),
      { floor, stretch },
      detail,
    );
  return [
    figure("heap at the start", "MB", first, 60, 40),
    figure(`heap after ${did}`, "MB", last, 80, 55),
    figure("heap more, each hour after the second", "MB", growth, 1, 0.5),
    figure("nodes more since the second hour", "nodes", (samples) => grown(samples, "nodes"), 50, 0),
    figure(
      "listeners more since the second hour",
      "listeners",
      (samples) => grown(samples, "listeners"),
      20,
      0,
    ),
  ];
}
