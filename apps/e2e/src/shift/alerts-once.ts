import type { Page } from "playwright-core";
import { expect } from "vitest";
import { announcements, timesSaid } from "../guard/announcements.ts";
import type { Life, TimedAct } from "./acts.ts";
import type { Known } from "./player.ts";
import { CAST, NEVER_OPENED } from "./script.ts";

/** Politely said things keep a distance of four seconds; on a busy machine, more. */
const SAID_MS_MAX = 20_000;

/** What is said of somebody in danger who waits. */
export const dangerWords = (number: number): string => `Danger. Contact ${number} is waiting.`;

/** Whatever called for attention during the shift was said at both screens as often as it happened: once for each thing. */
export async function expectEachAlertOnce(
  contacts: ReadonlyMap<Life, Known>,
  dana: Page,
  lee: Page,
): Promise<void> {
  for (const [{ nth, danger, acts }, { number }] of contacts) {
    for (const page of [dana, lee])
      await expect
        .poll(() => timesSaid(page, dangerWords(number)), { message: `danger of ${number}` })
        .toBe(danger ? 1 : 0);
    const isTaken = acts.some(({ act }) => act.kind === "takes_over" && act.from === CAST.atScreen);
    const words = `took over contact ${number}. Why:`;
    // Urgent things keep a distance of ten seconds.
    await expect
      .poll(() => timesSaid(dana, words), { message: `the taking of ${number}`, timeout: SAID_MS_MAX })
      .toBe(isTaken ? 1 : 0);
    expect(await timesSaid(lee, words)).toBe(0);
    expect(await messagesTold(lee, number)).toBe(0);
    if (nth === NEVER_OPENED)
      await expect
        .poll(() => messagesTold(dana, number), { timeout: SAID_MS_MAX })
        .toBe(writtenAfterClaim(acts));
  }
  for (const page of [dana, lee]) {
    const lost = await timesSaid(page, "The connection is lost.");
    expect(lost).toBeLessThanOrEqual(1);
    await expect.poll(() => timesSaid(page, "Connected again."), { timeout: SAID_MS_MAX }).toBe(lost);
  }
}

/** How many messages in a contact somebody was told of, all told. */
async function messagesTold(page: Page, number: number): Promise<number> {
  const words = new RegExp(`(\\d+) new messages? in contact ${number}\\.`, "g");
  const said = await announcements(page);
  return said
    .flatMap((sentence) => [...sentence.matchAll(words)])
    .reduce((count, [, counted]) => count + Number(counted), 0);
}

function writtenAfterClaim(acts: readonly TimedAct[]): number {
  const claimed = acts.findIndex(({ act }) => act.kind === "claims");
  return acts.slice(claimed).filter(({ act }) => act.kind === "writes").length;
}
