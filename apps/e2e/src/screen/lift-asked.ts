import type { Locator, Page } from "playwright-core";
import { pressInTurn, tabTo } from "./keyboard.ts";
import { outOfFields } from "./reach-desk.ts";

/** What stands above where one writes, about reaching them. */
export function lockBar(page: Page): Locator {
  return page.getByRole("region", { name: "Reaching them" });
}

/** What a lead sees of what is asked, on every screen. */
export function askedBar(page: Page): Locator {
  return page.getByRole("region", { name: "Asked of leads" });
}

/** Opens the question behind a button of the lock bar and writes the reason, with the keyboard alone; nothing is sent yet. */
export async function reasonFor(page: Page, button: RegExp, reason: string): Promise<void> {
  await outOfFields(page);
  await tabTo(page, lockBar(page).getByRole("button", { name: button }));
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("dialog").getByRole("textbox"));
  await page.keyboard.type(reason);
}

/** Sends what was written there. */
export async function sendReason(page: Page): Promise<void> {
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Goes to what is asked, by the keys that do so everywhere. */
export async function goToAsked(page: Page, number: number): Promise<void> {
  await outOfFields(page);
  await pressInTurn(page, "g", "l");
  await page.getByRole("heading", { name: `Contact ${String(number)}`, level: 1 }).waitFor();
  await lockBar(page).waitFor();
}
