import type { Locator, Page } from "playwright-core";
import { hasFocus, tabTo } from "./keyboard.ts";

const ARRIVAL_MS_MAX = 20_000;

/** The row of a contact in the queue, by its short number. */
export function queueRow(page: Page, number: number): Locator {
  return page.getByRole("row", { name: new RegExp(`Contact ${number}\\b`) });
}

/** Waits until a contact stands in the queue; where the list holds still under a reader, asks for what is new. */
export async function arrived(page: Page, number: number): Promise<void> {
  const row = queueRow(page, number);
  const held = page.getByRole("button", { name: /new ▲$/ });
  // What is new may be another contact alone, and then this one is held back when it comes.
  for (const end = Date.now() + ARRIVAL_MS_MAX; !(await row.isVisible());) {
    const timeout = end - Date.now();
    if (timeout <= 0) throw new Error(`Contact ${number} is not shown.`);
    await row.or(held).first().waitFor({ timeout });
    if (await held.isVisible()) await showNew(page, held);
  }
}

async function showNew(page: Page, held: Locator): Promise<void> {
  const isReading = await page.evaluate(() => document.activeElement?.closest("[role=grid]") != null);
  if (isReading) return page.keyboard.press("u");
  await tabTo(page, held);
  await page.keyboard.press("Enter");
}

/** Brings the focus to a row of the queue with the keyboard alone. */
export async function focusRow(page: Page, number: number): Promise<void> {
  const row = queueRow(page, number);
  await arrived(page, number);
  if (await hasFocus(row)) return;
  await tabTo(page, page.getByRole("grid").locator("[role=row][tabindex='0']"));
  await page.keyboard.press("Home");
  for (let step = 0; !(await hasFocus(row)); step += 1) {
    if (step > 50) throw new Error(`Arrow keys do not reach contact ${number}.`);
    await page.keyboard.press("ArrowDown");
  }
}

/** What the queue says when nobody waits; its heading may say so too. */
export function emptyQueue(page: Page): Locator {
  return page.getByText("No one is waiting.").first();
}
