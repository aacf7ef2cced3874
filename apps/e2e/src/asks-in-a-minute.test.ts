import type { BrowserContext, Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { arrived, focusRow } from "./screen/desk.ts";
import { opened } from "./screen/answering.ts";
import { setStage } from "./stage.ts";
import { arrives } from "./talk/cases.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { claim } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({
  outage: true,
  environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }),
});

/** What one person may ask in a minute (G515). */
const MAY_ASK = 1_200;
const CONTACTS = 6;
/** How many are opened while it is counted: after each fourth the line breaks. */
const OPENED = 16;
/** How often all of it fits into a minute of somebody who never rests: forty are opened in it, and the line breaks ten times. */
const IN_A_MINUTE = 2.5;
const HELD = 40;
const BREAKS = 4;
/** Forty contacts come and are claimed first. */
vi.setConfig({ testTimeout: 240_000 });

/** The line is lost, and comes back. */
async function breakOnce(page: Page, context: BrowserContext): Promise<void> {
  await context.setOffline(true);
  await page
    .getByText(/Reconnecting|Offline/)
    .first()
    .waitFor({ timeout: 15_000 });
  await context.setOffline(false);
  await page.getByText("● Live").waitFor({ timeout: 15_000 });
}

/** What comes round no more often than this, in milliseconds, comes by the clock, however fast or slow somebody is. */
const ROUND_MS = 15_000;

/** Counts how often something in the page comes round by the clock, which asks once then; to be called before there is a page. */
async function countRounds(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript((roundMs) => {
    const every = window.setInterval.bind(window);
    let rounds = 0;
    window.setInterval = ((run: () => void, ms = 0) =>
      every(() => {
        if (ms >= roundMs) rounds += 1;
        run();
      }, ms)) as typeof window.setInterval;
    Object.defineProperty(window, "rounds", { get: () => rounds });
  }, ROUND_MS);
  return () => page.evaluate(() => (window as unknown as { readonly rounds: number }).rounds);
}

it("[G515] a console that opens contact after contact while its line breaks again and again asks a fraction of what one person may", async () => {
  const { url } = stage.house();
  for (let nth = 1; nth <= CONTACTS; nth += 1)
    await deliver(url, {
      event: `e${nth}`,
      from: stage.secret(`555-04${String(nth).padStart(2, "0")}`),
      text: stage.secret(`Is anybody there, ${nth}?`),
    });
  const { page, context } = await stage.newcomer();
  const rounds = await countRounds(page);
  await stage.signIn(page, "dana");
  await arrived(page, CONTACTS);
  const open = async (number: number): Promise<void> => {
    await focusRow(page, number);
    await page.keyboard.press("Enter");
    await opened(page, number);
  };
  // What a console asks once for as long as it stands is no matter of its pace.
  await open(CONTACTS);
  const before = await rounds();
  const began = performance.now();
  let asked = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/graphql") asked += 1;
  });
  for (let nth = 0; nth < OPENED; nth += 1) {
    if (nth % 4 === 0) await breakOnce(page, context);
    await open((nth % (CONTACTS - 1)) + 1);
  }
  const byTheClock = (await rounds()) - before;
  const byTheClockInAMinute = (byTheClock * 60_000) / (performance.now() - began);
  console.info(
    `${asked} questions of ${OPENED} opened and ${OPENED / 4} breaks, ${byTheClock} of them by the clock`,
  );
  expect(asked - byTheClock).toBeGreaterThan(OPENED);
  expect(((asked - byTheClock) * IN_A_MINUTE + byTheClockInAMinute) * 4).toBeLessThan(MAY_ASK);
});

it("[G515] a console whose advocate holds forty contacts asks a fraction of it, too, when its line comes back again and again", async () => {
  const { url } = stage.house();
  const staff = await signInByHttp(url, "ada");
  await staff.ask("mutation { keepShift(state: available) { state } }");
  for (let nth = 0; nth < HELD; nth += 1) {
    const address = stage.secret(`555-07${String(nth).padStart(2, "0")}`);
    await claim(staff, await arrives(url, staff, address, stage.secret(`Are you there, number ${nth}?`)));
  }
  const { page, context } = await stage.advocate("ada");
  await page.getByText("● Live").waitFor({ timeout: 30_000 });
  let asked = 0;
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/graphql") asked += 1;
  });
  const began = performance.now();
  for (let nth = 0; nth < BREAKS; nth += 1) await breakOnce(page, context);
  const inAMinute = (asked * 60_000) / (performance.now() - began);
  console.info(
    `${HELD} held: ${Math.round(asked / BREAKS)} questions a break, ${Math.round(inAMinute)} in a minute`,
  );
  expect(asked).toBeGreaterThan(0);
  expect(inAMinute * 4).toBeLessThan(MAY_ASK);
  // Nor does all of it at one moment come near what may be asked at once.
  expect((asked / BREAKS) * 4).toBeLessThan(MAY_ASK);
});
