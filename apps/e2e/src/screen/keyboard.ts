import type { Locator, Page } from "playwright-core";

/** More presses than any screen has stops. */
const STOPS_MAX = 120;

/** What says that a deed is still under way does nothing when it is pressed. */
const IDLE = ":not([aria-disabled=true])";

/** Moves the focus to `target` with Tab alone, as somebody without a pointer does; until it can be pressed, where it is pressed. */
export async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses <= STOPS_MAX; presses += 1) {
    if (await hasFocus(target)) return target.and(page.locator(IDLE)).waitFor();
    await page.keyboard.press(key);
  }
  throw new Error(`${STOPS_MAX} times ${key} do not reach ${target.toString()}`);
}

/** Whether `target` has the focus. */
export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

/** Sooner than the console forgets the first of two keys that mean something together. */
const TOGETHER_MS = 1_000;

/** Presses two keys that mean something together; again, as people do, where the machine stood still between them. */
export async function pressInTurn(page: Page, first: string, second: string): Promise<void> {
  for (let took = TOGETHER_MS; took >= TOGETHER_MS;) {
    const begun = Date.now();
    await page.keyboard.press(first);
    await page.keyboard.press(second);
    took = Date.now() - begun;
  }
}

/** Presses a button (or follows a link) with the keyboard alone. */
export async function pressButton(
  page: Page,
  name: string | RegExp,
  key: "Tab" | "Shift+Tab" = "Tab",
): Promise<void> {
  await tabTo(page, page.getByRole("button", { name }), key);
  await page.keyboard.press("Enter");
}

/** Chooses one of several alternatives with the keyboard alone: Tab to what is chosen, arrow keys from there on. */
export async function choose(page: Page, group: Locator, name: string): Promise<void> {
  await tabTo(page, group.getByRole("radio", { checked: true }));
  const wanted = group.getByRole("radio", { name, exact: true });
  for (let presses = 0; !(await wanted.isChecked()); presses += 1) {
    if (presses > STOPS_MAX) throw new Error(`the arrow keys do not reach ${name}`);
    await page.keyboard.press("ArrowRight");
  }
}
