import type { Page } from "playwright-core";
import { claimFocused } from "./answering.ts";
import type { CallLabels } from "./call-labels.ts";
import { closeAs } from "./closing.ts";
import { focusRow, queueRow } from "./desk.ts";
import { pressButton, tabTo } from "./keyboard.ts";

/** A telephone registers, and a lease may have to run out first. */
const READY_MS_MAX = 30_000;
/** Both prompts are heard before anybody is rung. */
const RINGS_MS_MAX = 60_000;

/** Tries the microphone and goes on shift, unless they are on it, with the keyboard alone, until calls ring here. */
export async function goOnShift(page: Page, labels: CallLabels): Promise<void> {
  await pressButton(page, labels.tryMicrophone);
  await page.getByText(labels.ready, { exact: true }).waitFor({ timeout: READY_MS_MAX });
  const onShift = page.getByRole("button", { name: labels.onShift });
  const start = page.getByRole("button", { name: labels.startShift });
  await start.or(onShift).first().waitFor();
  if (await onShift.isVisible()) return;
  await pressButton(page, labels.startShift);
  await onShift.waitFor();
  await pressButton(page, labels.heardIt);
}

/** Waits until this contact's call rings here. */
export async function rings(page: Page, number: number, labels: CallLabels): Promise<void> {
  await page.locator("#calls").getByText(labels.rings(number)).waitFor({ timeout: RINGS_MS_MAX });
}

/** The first of these pages on which this contact's call rings: who was free for longest, or was not asked a moment ago. */
export async function ringsOnOneOf(
  pages: readonly Page[],
  number: number,
  labels: CallLabels,
): Promise<Page> {
  return Promise.race(pages.map(async (page) => rings(page, number, labels).then(() => page)));
}

/** Answers the call that rings by its key, until its contact is open and the call is mine. */
export async function answerByKey(page: Page, number: number, labels: CallLabels): Promise<void> {
  await page.keyboard.press("Control+Shift+A");
  await page.getByRole("heading", { name: `${labels.contact} ${number}`, level: 1, exact: true }).waitFor();
  await page.locator("#calls").getByText(labels.talking).waitFor();
}

/** Takes a call that is greeted or waits from its row in the queue, without being rung for it, until it is theirs. */
export async function answerInQueue(page: Page, number: number, labels: CallLabels): Promise<void> {
  await focusRow(page, number);
  const talking = page.locator("#calls").getByText(labels.talking);
  await claimFocused(page, queueRow(page, number), talking, { timeout: READY_MS_MAX });
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: `${labels.contact} ${number}`, level: 1, exact: true }).waitFor();
}

/** Picks up by its key what rings here for a colleague's sake, and says so with these words. */
export async function pickUpByKey(page: Page, words: string): Promise<void> {
  await page.locator("#calls").getByText(words).waitFor({ timeout: READY_MS_MAX });
  await page.keyboard.press("Control+Shift+A");
  await page.locator("#calls").getByText(words).waitFor({ state: "detached" });
}

/** Does something in the call of the contact that is open, by keyboard. */
export async function doInCall(page: Page, labels: CallLabels, deed: string): Promise<void> {
  const call = page.getByRole("region", { name: labels.call, exact: true });
  await tabTo(page, call.getByRole("button", { name: deed }));
  await page.keyboard.press("Enter");
}

/** Hangs up by keyboard, in the bar of calls, until that is said to be over. */
export async function hangUp(page: Page, labels: CallLabels): Promise<void> {
  await tabTo(page, page.locator("#calls").getByRole("button", { name: labels.hangUp }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByText(labels.over).waitFor();
}

/** Closes the contact that is open by keyboard, until keys are heard outside of the dialog again. */
export async function wrapUp(page: Page, labels: CallLabels): Promise<void> {
  await tabTo(page, page.getByRole("button", { name: labels.closing.open }));
  await page.keyboard.press("Enter");
  await closeAs(page, labels.outcome, labels.closing);
}
