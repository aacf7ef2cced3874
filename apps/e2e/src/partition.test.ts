import { setTimeout as sleep } from "node:timers/promises";
import { openLine, type CuttableLine } from "@holdfast/tooling/cuttable-line";
import { freePort } from "@holdfast/tooling/free-port";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseSocket } from "./house/database-process.ts";
import type { GatewayProcess } from "./house/gateway-process.ts";
import { openTextLine, type TextLine } from "./house/text-line.ts";
import { claimAndOpen, said, stateOf, underWay, write, writeAnswer } from "./screen/answering.ts";
import { tabTo } from "./screen/keyboard.ts";
import { openVirtualConsole } from "./shift/virtual-console.ts";
import { setStage } from "./stage.ts";
import { patiently } from "./talk/patiently.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { claim, readQueue } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

/** Between two of those who write in at the gateway that is not cut off. */
const PAUSE_MS = 60;
/** As ux.md wants it: five seconds without a word, and what a busy machine takes. */
const TOLD_MS_MAX = 15_000;
const RECOVERED_MS_MAX = 20_000;
/** An answer waits for its author to think again, and what was cut off before it is found out. */
const LEAVES_MS_MAX = 30_000;

let texts: TextLine;
/** By it the cut gateway reaches the database. */
let databaseLine: CuttableLine | null = null;
/** By it a browser reaches the cut gateway. */
let door: CuttableLine | null = null;
let cut: GatewayProcess;
const stage = setStage({
  // A browser complains of answers that never come.
  outage: true,
  outside: async (port) => (texts = await openTextLine(port)),
  environment: () => ({
    HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET,
    ...(databaseLine === null || door === null
      ? {}
      : {
          DATABASE_URL: `postgres://holdfast@127.0.0.1:${databaseLine.port}/holdfast`,
          HOLDFAST_URL: doorUrl().href,
        }),
  }),
  moreOrigins: () => (door === null ? [] : [doorUrl().origin]),
});
const doorUrl = (): URL => new URL(`http://localhost:${door?.port ?? 0}/`);

beforeAll(async () => {
  const port = await freePort();
  databaseLine = await openLine({ path: await databaseSocket(stage.house().dataFolder) });
  door = await openLine(port);
  cut = await stage.house().startAnother(port);
});
afterAll(async () => {
  for (const line of [databaseLine, door]) await line?.mend();
  for (const line of [databaseLine, door]) await line?.close();
});

let people = 0;
/** People who write in at the gateway that is not cut off, and are heard at once, one after another until told to stop. */
function writers() {
  const over = new AbortController();
  let accepted = 0;
  const running = (async () => {
    while (!over.signal.aborted) {
      people += 1;
      const from = stage.secret(`555-2${String(people).padStart(5, "0")}`);
      const text = stage.secret(`Is anybody there, ${people}?`);
      const answer = await deliver(stage.house().url, { event: `p${people}`, from, text });
      if (!answer.ok) throw new Error(`refused: ${answer.status}`);
      accepted += 1;
      await sleep(PAUSE_MS);
    }
  })();
  return async (): Promise<number> => {
    over.abort();
    await running;
    return accepted;
  };
}

/** What the cut gateway says of itself, soon. */
async function readiness(): Promise<number> {
  return (await fetch(new URL("/readyz", cut.url), { signal: AbortSignal.timeout(5_000) })).status;
}

const outOfDate = (page: Page) => page.getByText("may be out of date");

/** Sends what is written; it stays on its way, and nothing says that it was sent. */
async function sendIntoSilence(page: Page, words: string): Promise<void> {
  await write(page, "r", stage.secret(words));
  await page.keyboard.press("Control+Enter");
  await underWay(page).getByText(words).waitFor();
}

/** Nobody knows whether the gateway has it, and that is what is said; whoever wrote it sends it again. */
async function sentAgain(page: Page, words: string): Promise<void> {
  await underWay(page).getByText("Retry is safe: it is sent once.").waitFor({ timeout: RECOVERED_MS_MAX });
  expect(await said(page, words).getByText("Not sent").count()).toBe(0);
  await tabTo(page, underWay(page).getByRole("button", { name: "Retry" }), "Shift+Tab");
  await page.keyboard.press("Enter");
}

/** It arrives late, and is there without anybody. */
async function sentByItself(page: Page, words: string): Promise<void> {
  await underWay(page).waitFor({ state: "detached", timeout: RECOVERED_MS_MAX });
  await said(page, words).first().waitFor();
}

it("[G742] [G743] a gateway that is cut off from the database, and a browser that is cut off from its gateway, say so and are back without help, while the other gateway goes on: nothing accepted is lost, and what was written meanwhile is sent once and shown neither as sent nor as not sent before", async () => {
  const house = stage.house();
  const theirs = "+12025550171";
  texts.twilio.receive({ from: stage.secret(theirs), text: stage.secret("The whimbrel is late.") });
  expect(await texts.bring()).toEqual([200]);
  const { page } = await stage.advocate("dana", doorUrl());
  await page.evaluate(() => (window.name = "the same document"));
  await claimAndOpen(page, 1);
  await writeAnswer(page, stage.secret("Whimbrels come late here."));
  const taken = (): readonly string[] => texts.twilio.taken.map(({ text }) => text);
  await expect.poll(taken, { timeout: LEAVES_MS_MAX }).toEqual(["Whimbrels come late here."]);

  const ada = await signInByHttp(house.url, "ada");
  const beside = openVirtualConsole(house.url, ada);
  await beside.until(beside.isFresh);
  const stop = writers();
  const written = ["Whimbrels come late here."];
  for (const [line, how, words, goesOn] of [
    [databaseLine, "silent", "I am still here.", sentAgain],
    [door, "held", "Are you still there?", sentByItself],
  ] as const) {
    await line?.cut(how);
    await sendIntoSilence(page, words);
    expect(await readiness()).toBe(line === databaseLine ? 503 : 200);
    await outOfDate(page).waitFor({ timeout: TOLD_MS_MAX });
    // The other goes on: who writes in is seen there, and claimed.
    const known = beside.board().rows.size;
    await beside.until(() => beside.board().rows.size > known + 5 && beside.isFresh());
    const waiting = (await readQueue(ada)).find(({ status }) => status === "waiting");
    if (waiting === undefined) throw new Error("nobody waits");
    await claim(ada, waiting);
    expect(await stateOf(page, words, "Sent").count()).toBe(0);
    expect(await underWay(page).getByText(words).count()).toBe(1);
    expect(taken()).toEqual(written);

    await line?.mend();
    await page.getByText("● Live").waitFor({ timeout: RECOVERED_MS_MAX });
    await outOfDate(page).waitFor({ state: "hidden", timeout: RECOVERED_MS_MAX });
    await goesOn(page, words);
    await stateOf(page, words, "Sent").waitFor({ timeout: LEAVES_MS_MAX });
    expect(await said(page, words).count()).toBe(1);
    written.push(words);
    await expect.poll(taken, { timeout: LEAVES_MS_MAX }).toEqual(written);
  }
  const accepted = await stop();
  expect(await readQueue(ada)).toHaveLength(accepted + 1);
  // Both gateways tell the same.
  const through = await patiently(async () => readQueue(await signInByHttp(doorUrl(), "ada")));
  expect(through).toEqual(await readQueue(ada));
  expect(await page.evaluate(() => window.name)).toBe("the same document");
  beside.close();
});
