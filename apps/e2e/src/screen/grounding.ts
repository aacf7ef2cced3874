import type { Locator, Page } from "playwright-core";
import { said } from "./answering.ts";

/** The panel of grounding beside the open contact. */
export function groundingPanel(page: Page): Locator {
  return page.locator("[data-pane=grounding]");
}

/** Goes into the panel from where one writes; whoever is in it stays. */
export async function intoGrounding(page: Page): Promise<void> {
  const isThere = await page.evaluate(
    () => document.activeElement?.closest("[data-pane=grounding]") !== null,
  );
  if (!isThere) await page.keyboard.press("Shift+F8");
  await page.locator("[data-pane=grounding] :focus").waitFor();
}

/** Puts the line that comes next into the reply, and sends it, by three keys; gives its words. */
export async function sendNext(page: Page): Promise<string> {
  await intoGrounding(page);
  await page.keyboard.press("Enter");
  await page.locator("#composer-text:focus").waitFor();
  const words = await page.locator("#composer-text").inputValue();
  await page.keyboard.press("Control+Enter");
  await said(page, words).first().waitFor();
  return words;
}

/** Writes the number that somebody says, where it is asked for. */
export async function sayNumber(page: Page, number: number): Promise<void> {
  await intoGrounding(page);
  await page.keyboard.type(String(number));
  await page.keyboard.press("Enter");
}
