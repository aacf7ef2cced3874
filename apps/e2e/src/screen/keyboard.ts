import type { Locator, Page } from "playwright-core";

/** More presses than any screen has stops. */
const STOPS_MAX = 120;

/** Moves the focus to `target` with Tab alone, as somebody without a pointer does. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses <= STOPS_MAX; presses += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${STOPS_MAX} times ${key} do not reach ${target.toString()}`);
}

/** Whether `target` has the focus. */
export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Presses a button (or follows a link) with the keyboard alone. */
export async function pressButton(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, page.getByRole("button", { name }));
  await page.keyboard.press("Enter");
}
