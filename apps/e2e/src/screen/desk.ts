import type { Locator, Page } from "playwright-core";
import { hasFocus, tabTo } from "./keyboard.ts";

/** The row of a contact in the queue, by its short number. */
export function queueRow(page: Page, number: number): Locator {
  return page.getByRole("row", { name: new RegExp(`Contact ${number}\\b`) });
}

/** Brings the focus to a row of the queue with the keyboard alone. */
export async function focusRow(page: Page, number: number): Promise<void> {
  const row = queueRow(page, number);
  await row.waitFor();
  if (await hasFocus(row)) return;
  const list = page.getByRole("grid").locator("[role=row][tabindex='0']");
  await tabTo(page, list);
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
