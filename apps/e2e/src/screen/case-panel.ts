import type { Locator, Page } from "playwright-core";
import { pressButton, tabTo } from "./keyboard.ts";

/** The case beside a conversation. */
export function casePanel(page: Page): Locator {
  return page.locator("[data-pane=case]");
}

/** A field of the case, by the name under which it is kept. */
export function caseField(page: Page, name: string): Locator {
  return page.locator(`[data-case-field=${name}]`);
}

/** What the header says may be shared. */
export function mayShare(page: Page): Locator {
  return page.locator("[data-may-share]");
}

/** Goes into the case, also out of a field in which one writes, until what had the focus there has it. */
export async function intoCase(page: Page): Promise<void> {
  await page.keyboard.press("F10");
  await page.locator("[data-pane=case]:focus-within").waitFor();
}

/** Begins to file the open contact, until the cases that there are can be chosen from. */
export async function beginFiling(page: Page): Promise<void> {
  await intoCase(page);
  await pressButton(page, "File this contact…");
  await page.getByLabel("Or the number of a case").waitFor();
}

/** Files it as it was said, until its case stands there. */
export async function fileIt(page: Page): Promise<void> {
  await pressButton(page, "File it");
  await casePanel(page)
    .getByRole("heading", { name: /^Case \d+$/ })
    .waitFor();
  await casePanel(page)
    .getByText(/^As of /)
    .waitFor();
}

/** Writes into a field of the case. It is kept once the field is left. */
export async function fillField(page: Page, name: string, words: string): Promise<void> {
  await tabTo(page, caseField(page, name).locator("input"));
  await page.keyboard.type(words);
}

/** Until a field is kept as somebody wrote it. */
export async function keptBy(page: Page, name: string, who: string): Promise<void> {
  await caseField(page, name)
    .getByText(new RegExp(`^${who}, `))
    .waitFor();
}
