import type { Locator, Page } from "playwright-core";

/** Opens the list of commands, until one can type into it; gives its field. */
export async function openPalette(page: Page): Promise<Locator> {
  await page.keyboard.press("Control+k");
  const field = page.getByPlaceholder("What do you want to do?");
  await field.and(page.locator(":focus")).waitFor();
  return field;
}

/** Does a command by its name, as somebody does who knows no key for it; until the focus is back. */
export async function command(page: Page, typed: string): Promise<void> {
  await openPalette(page);
  await page.keyboard.type(typed);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await left(page, "dialog");
}

/** Leaves what lies over the screen, or has popped up, until the focus is back under it. */
export async function leaveOverlay(page: Page, role: "dialog" | "menu" = "dialog"): Promise<void> {
  await page.keyboard.press("Escape");
  await left(page, role);
}

/** Whatever opens next gives the focus back to where it was, so that it must be somewhere by then. */
async function left(page: Page, role: "dialog" | "menu"): Promise<void> {
  await page.getByRole(role).waitFor({ state: "detached" });
  await page.locator(":focus").waitFor();
}
