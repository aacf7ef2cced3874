import type { Page } from "playwright-core";
import { hasFocus } from "./keyboard.ts";

/** More than any menu has. */
const ITEMS_MAX = 40;

/** Until the menu that was opened takes keys: it is there a moment before that. */
export async function menuTakesKeys(page: Page): Promise<void> {
  await page.locator("[role=menu]:focus-within").waitFor();
}

/** Goes through the menu that was opened with the arrow keys, and chooses this in it. */
export async function chooseInMenu(page: Page, name: string): Promise<void> {
  const item = page.getByRole("menuitem", { name });
  await item.waitFor();
  await menuTakesKeys(page);
  for (let step = 0; !(await hasFocus(item)); step += 1) {
    if (step > ITEMS_MAX) throw new Error(`Arrow keys do not reach ${name}.`);
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}
