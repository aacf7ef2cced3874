import type { Browser } from "playwright-core";
import { serveBareList, type BareList } from "../baselines/bare-list.ts";
import { openBrowser } from "../browser/open-browser.ts";
import { openLine, type CuttableLine } from "@holdfast/tooling/cuttable-line";
import { openGatewayHouse } from "../house/gateway-house.ts";
import { colleague, type Colleague } from "../traffic/colleague.ts";
import { httpLine } from "../traffic/http-line.ts";
import { textRequest } from "../traffic/text-request.ts";
import type { ListPage } from "./list-side.ts";

/** Both sides of a shift: a house and a bare list with the same rows, and what happens to them. */
export interface ShiftHouse {
  readonly browser: Browser;
  readonly ours: ListPage;
  readonly bare: ListPage;
  /** The line of either side, which can be cut. */
  readonly lines: { readonly ours: CuttableLine; readonly bare: CuttableLine };
  readonly list: BareList;
  /** Somebody new writes, as a whole text over its channel. */
  readonly arrive: () => Promise<void>;
  /** Somebody who wrote before writes again. */
  readonly writeAgain: () => Promise<void>;
  readonly colleague: Colleague;
}

/** Opens both; all that was opened is closed with `closing`. */
export async function openShiftHouse(rows: number, closing: AsyncDisposableStack): Promise<ShiftHouse> {
  const house = await openGatewayHouse();
  closing.defer(house.close);
  const direct = httpLine(Number(house.url.port));
  let texts = 0;
  let writers = 0;
  let last: Promise<unknown> = Promise.resolve();
  // Whoever was cut off on the way was not taken, and would say so.
  closing.defer(async () => {
    await last;
    direct.close();
  });
  // One after another: a line asks one thing at a time.
  const bring = async (pick: () => number): Promise<void> => {
    const before = last;
    const done = Promise.withResolvers<void>();
    last = done.promise;
    await before;
    texts += 1;
    const status = await direct.ask(textRequest(house.webhook, texts, pick()));
    done.resolve();
    if (status !== 200) throw new Error(`a text was not taken: ${status}`);
  };
  const arrive = (): Promise<void> => bring(() => (writers += 1));
  // Of the newest: the oldest are closed by now.
  const writeAgain = (): Promise<void> => bring(() => writers - (texts % Math.min(rows, 50)));
  for (let nth = 0; nth < rows; nth += 1) await arrive();
  const list = await serveBareList(rows);
  closing.defer(list.close);
  const lines = {
    ours: await openLine(Number(house.url.port)),
    bare: await openLine(Number(list.url.port)),
  };
  closing.defer(lines.ours.close);
  closing.defer(lines.bare.close);
  const browser = await openBrowser([
    { url: house.url, port: lines.ours.port },
    { url: list.url, port: lines.bare.port },
  ]);
  closing.defer(() => browser.close());
  let ticks = 0;
  // Of three events one is somebody new, and two change what stands there.
  const isNew = (): boolean => (ticks += 1) % 3 === 0;
  return {
    browser,
    ours: {
      url: new URL("/queue", house.url),
      cookie: await house.signIn(),
      arrive: () => void (isNew() ? arrive() : writeAgain()),
    },
    bare: { url: list.url, cookie: "", arrive: () => (isNew() ? list.arrive() : list.change()) },
    lines,
    list,
    arrive,
    writeAgain,
    colleague: colleague(house.url, await house.signIn()),
  };
}
