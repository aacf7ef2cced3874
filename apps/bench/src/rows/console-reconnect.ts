import type { Page } from "playwright-core";
import { serveBareList } from "../baselines/bare-list.ts";
import { openBrowser } from "../browser/open-browser.ts";
import { atMost, compare, exact, type Figure, type Round } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { openLine, type Cut, type CuttableLine } from "@holdfast/tooling/cuttable-line";
import { openGatewayHouse } from "../house/gateway-house.ts";
import { httpLine } from "../traffic/http-line.ts";
import { textRequest } from "../traffic/text-request.ts";
import { openPage, stand, SLOWER, type ListPage } from "./list-side.ts";

/** How much of it is done; a test does little. */
export interface ReconnectScale {
  readonly rows: number;
  readonly missed: number;
  readonly consoles: number;
  readonly outageMs: number;
}

const SCALE: ReconnectScale = { rows: 100, missed: 300, consoles: 4, outageMs: 30_000 };
/** By itself a browser asks every three seconds; nobody may be slower than that with a console around it. */
const BAR = { floor: 1, stretch: 0.5 };
const LIMITS = { floor: 2_000, stretch: 1_000 };
/** Whoever has not come back by then does not come back. */
const PATIENCE_MS = 25_000;

/** How long consoles take to be current after an outage in which contacts came, beside a page that React and the browser bring back. */
export const consoleReconnect: Row = {
  number: 24,
  name: "console-reconnect",
  run: () => measureReconnect(SCALE),
};

/** A list, its line, and the pages that show it. */
interface Side {
  readonly kind: "console" | "bare";
  readonly line: CuttableLine;
  readonly pages: readonly Page[];
}

/** Cuts the line of consoles that are told so, that of others that are not, and that of the list alone, which is told. */
export async function measureReconnect(scale: ReconnectScale): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const house = await openGatewayHouse();
  closing.defer(house.close);
  const direct = httpLine(Number(house.url.port));
  closing.defer(async () => direct.close());
  let count = 0;
  const arrive = async (): Promise<void> => {
    count += 1;
    if ((await direct.ask(textRequest(house.webhook, count))) !== 200)
      throw new Error("a text was not taken");
  };
  while (count < scale.rows) await arrive();
  const bare = await serveBareList(scale.rows);
  closing.defer(bare.close);
  const queue: ListPage = {
    url: new URL("/queue", house.url),
    cookie: await house.signIn(),
    arrive: () => void arrive(),
  };

  const seat = async (kind: Side["kind"], list: ListPage): Promise<Side> => {
    const line = await openLine(Number(list.url.port));
    closing.defer(line.close);
    const browser = await openBrowser([{ url: list.url, port: line.port }]);
    closing.defer(() => browser.close());
    const pages: Page[] = [];
    for (let nth = 0; nth < scale.consoles; nth += 1) {
      const { page } = await openPage(browser, list);
      await stand(page, list);
      await page.evaluate(currentAt, { kind, rows: count, patienceMs: PATIENCE_MS });
      pages.push(page);
    }
    return { kind, line, pages };
  };
  const [refused, silent, alone] = await Promise.all([
    seat("console", queue),
    seat("console", queue),
    seat("bare", { ...bare, cookie: "" }),
  ]);

  const begun = performance.now();
  await Promise.all([refused.line.cut("refused"), silent.line.cut("silent"), alone.line.cut("refused")]);
  for (let missed = 0; missed < scale.missed; missed += 1) {
    await arrive();
    bare.arrive();
  }
  await new Promise((over) => setTimeout(over, Math.max(0, scale.outageMs - (performance.now() - begun))));
  /** Mends its line, and gives how long each page took from then until it was current; `NaN` for one that did not come back in time. */
  const comeBack = async ({ kind, line, pages }: Side): Promise<readonly number[]> => {
    // One of them is slow. All of them would be slower than that: a slowed page keeps its core busy even when it rests.
    const [first] = pages;
    const session = first === undefined ? null : await first.context().newCDPSession(first);
    await session?.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const mended = Date.now();
    await line.mend();
    const wanted = { kind, rows: count, patienceMs: PATIENCE_MS };
    const took = await Promise.all(
      pages.map(async (page) => (await page.evaluate(currentAt, wanted)) - mended),
    );
    await session?.send("Emulation.setCPUThrottlingRate", { rate: 1 });
    return took;
  };
  // One after another: each has the two cores of this machine to itself while it comes back.
  const limit = await comeBack(alone);
  return figuresOf(
    scale,
    { ours: await comeBack(refused), limit },
    { ours: await comeBack(silent), limit: [] },
  );
}

type Took = { readonly ours: readonly number[]; readonly limit: readonly number[] };

function figuresOf({ missed, outageMs }: ReconnectScale, refused: Took, silent: Took): readonly Figure[] {
  const name = (how: Cut): string =>
    `24 console-reconnect: ${outageMs / 1_000} s ${how}, ${missed} contacts missed`;
  const rounds: readonly Round[] = refused.ours.map((took, nth) => ({
    ours: took,
    limit: refused.limit[nth] ?? Number.NaN,
  }));
  const all = [...refused.ours, ...silent.ours];
  const back = all.filter(Number.isFinite).length;
  // Current means as many rows as there are contacts, and a stream that is proved to lack nothing.
  return [
    compare({ workload: `${name("refused")}, until current`, unit: "ms", better: "less", bar: BAR, rounds }),
    atMost(`${name("refused")}, the last`, "ms", Math.max(...refused.ours), LIMITS, { refused }),
    atMost(`${name("silent")}, the last`, "ms", Math.max(...silent.ours), LIMITS, { silent }),
    exact(
      "24 console-reconnect: nothing missing, nothing twice",
      `${back} of ${all.length} consoles`,
      back === all.length,
    ),
  ];
}

/**
 * Runs in a page: when it showed so many rows and vouched for them, by the computer's clock; `NaN` when it did not in time.
 * A console vouches in its status bar, which is there for nothing else.
 */
function currentAt({
  kind,
  rows,
  patienceMs,
}: {
  readonly kind: Side["kind"];
  readonly rows: number;
  readonly patienceMs: number;
}): Promise<number> {
  const isCurrent = (): boolean => {
    if (kind === "bare") return document.querySelectorAll("[role=row]").length === rows;
    const text = document.body.textContent;
    const shown = document.querySelector("[role=grid]")?.getAttribute("aria-rowcount");
    return shown === String(rows) && text.includes("● Live") && !text.includes("may be out of date");
  };
  const until = Date.now() + patienceMs;
  return new Promise((resolve) => {
    const look = (): void => {
      if (isCurrent()) resolve(Date.now());
      else if (Date.now() > until) resolve(Number.NaN);
      else setTimeout(look, 10);
    };
    look();
  });
}
