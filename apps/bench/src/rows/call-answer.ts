import {
  OUR_NUMBER,
  startListeningCrowd,
  talkingBrowser,
  type Ear,
} from "@holdfast/channel-voice-sip/testing";
import type { Browser, Page } from "playwright-core";
import { quantile } from "../browser/interactions.ts";
import { openBrowser } from "../browser/open-browser.ts";
import { answerByKey, callIsOver, keepAnswers } from "../browser/sound-heard.ts";
import { atMost, exact, median, unasked, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { openGatewayHouse } from "../house/gateway-house.ts";
import { NO_VOICE, openVoiceLine } from "../house/voice-line.ts";
import { callDesk } from "../traffic/call-desk.ts";
import { comesToBe } from "../traffic/comes-to-be.ts";
import { openPage } from "./list-side.ts";

/** How much of it is done; a test does little. */
export interface AnswerScale {
  readonly answers: number;
}

const SCALE: AnswerScale = { answers: 20 };
const CALLER_HZ = 440;
const ADVOCATE_HZ = 950;
const PER_SECOND = 5;
const PATIENCE_MS = 60_000;
/** A person who waited hears somebody at once, or says hello into music. */
const TALKS = { floor: 1_000, stretch: 500 };

/** From the press that answers a call, in a real console in a real browser, until both hear each other. */
export const callAnswer: Row = {
  number: 29,
  name: "call-answer",
  run: async () =>
    NO_VOICE === null
      ? measureCallAnswer(SCALE)
      : [unasked("29 call-answer: press until both hear", NO_VOICE)],
};

/** How long after the press each heard the other, in milliseconds. */
interface Answered {
  readonly advocateMs: number;
  readonly callerMs: number;
}

/** Lets people ring, and answers one after the other by a key. */
export async function measureCallAnswer({ answers }: AnswerScale): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const { lab, environment } = await openVoiceLine(closing);
  const house = await openGatewayHouse(environment);
  closing.defer(house.close);
  const cookie = await house.signIn();
  const desk = callDesk(house.url, cookie);
  const talking = await talkingBrowser(ADVOCATE_HZ);
  closing.defer(talking.close);
  const browser = await openBrowser([], talking.args);
  closing.defer(() => browser.close());
  const page = await consoleOf(browser, house.url, cookie);

  const from = Array.from({ length: answers }, (_none, nth) => `+1555${String(2_000 + nth)}`);
  const crowd = await startListeningCrowd(OUR_NUMBER, lab.carrier.port, {
    from,
    perSecond: PER_SECOND,
    hertz: CALLER_HZ,
  });
  closing.defer(crowd.close);
  const areWaiting = async (): Promise<boolean> =>
    (await desk.calls()).filter(({ phase }) => phase === "waiting").length === answers;
  await comesToBe("calls that wait", areWaiting);
  await tryTheMicrophone(page);

  const all: Answered[] = [];
  for (const ear of crowd.ears) {
    all.push(await answered(page, ear));
    const contact = await desk.hangUp();
    // Closed before the softphone heard of the end, the next one would ring on a telephone that is still busy.
    await callIsOver(page);
    await desk.close(contact);
  }
  const both = all.map(({ advocateMs, callerMs }) => Math.max(advocateMs, callerMs));
  const detail = { answers: all };
  return [
    exact("29 call-answer: calls answered by one key", `${all.length} of ${answers}`, all.length === answers),
    atMost("29 call-answer: press until both hear, p95", "ms", quantile(both, 0.95), TALKS, detail),
    atMost("29 call-answer: press until both hear, p50", "ms", median(both), TALKS, detail),
  ];
}

/** The console's queue, for somebody who can be listened to. */
async function consoleOf(browser: Browser, house: URL, cookie: string): Promise<Page> {
  const url = new URL("/queue", house);
  const { page } = await openPage(browser, { url, cookie });
  await keepAnswers(page);
  await page.goto(url.href);
  await page.getByText("● Live").waitFor();
  return page;
}

async function tryTheMicrophone(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Try the microphone" }).click();
  await page.getByText("Telephone ready.", { exact: true }).waitFor({ timeout: PATIENCE_MS });
  await page.getByRole("button", { name: "Start shift" }).click();
}

/** Answers what rings, which is the call of whoever has waited longest. */
async function answered(page: Page, ear: Ear): Promise<Answered> {
  await page
    .locator("#calls")
    .getByText(/^A call rings for you/)
    .waitFor({ timeout: PATIENCE_MS });
  ear.mark();
  const { pressedAt, heardAt } = await answerByKey(page);
  await comesToBe("a caller who hears", () => ear.firstHeard(ADVOCATE_HZ) !== null);
  const callerAt = performance.timeOrigin + (ear.firstHeard(ADVOCATE_HZ) ?? Number.NaN);
  return { advocateMs: heardAt - pressedAt, callerMs: callerAt - pressedAt };
}
