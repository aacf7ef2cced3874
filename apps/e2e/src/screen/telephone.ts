import type { Page } from "playwright-core";
import type { CallLabels } from "./call-labels.ts";
import { closeAs } from "./closing.ts";
import { pressButton, tabTo } from "./keyboard.ts";

/** A telephone registers, and a lease may have to run out first. */
const READY_MS_MAX = 30_000;
/** Both prompts are heard before anybody is rung. */
const RINGS_MS_MAX = 60_000;

/** Tries the microphone and goes on shift, with the keyboard alone, until calls ring here. */
export async function goOnShift(page: Page, labels: CallLabels): Promise<void> {
  await pressButton(page, labels.tryMicrophone);
  await page.getByText(labels.ready, { exact: true }).waitFor({ timeout: READY_MS_MAX });
  await pressButton(page, labels.startShift);
  await page.getByRole("button", { name: labels.onShift }).waitFor();
  await pressButton(page, labels.heardIt);
}

/** Waits until this contact's call rings here. */
export async function rings(page: Page, number: number, labels: CallLabels): Promise<void> {
  await page.locator("#calls").getByText(labels.rings(number)).waitFor({ timeout: RINGS_MS_MAX });
}

/** Answers the call that rings by its key, until its contact is open and the call is mine. */
export async function answerByKey(page: Page, number: number, labels: CallLabels): Promise<void> {
  await page.keyboard.press("Control+Shift+A");
  await page.getByRole("heading", { name: `${labels.contact} ${number}`, level: 1, exact: true }).waitFor();
  await page.locator("#calls").getByText(labels.talking).waitFor();
}

/** Hangs up by keyboard, in the bar of calls, until that is said to be over. */
export async function hangUp(page: Page, labels: CallLabels): Promise<void> {
  await tabTo(page, page.locator("#calls").getByRole("button", { name: labels.hangUp }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByText(labels.over).waitFor();
}

/** Closes the contact that is open by keyboard, until keys are heard outside of the dialog again. */
export async function wrapUp(page: Page, labels: CallLabels): Promise<void> {
  await tabTo(page, page.getByRole("button", { name: labels.close }));
  await page.keyboard.press("Enter");
  await closeAs(page, labels.outcome, labels.closing);
  await page.getByRole("dialog").waitFor({ state: "detached" });
}
