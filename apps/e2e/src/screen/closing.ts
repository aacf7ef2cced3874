import type { Page } from "playwright-core";
import { pressButton } from "./keyboard.ts";

/** What the dialog calls things, in a language. */
interface ClosingLabels {
  readonly find: string;
  readonly close: string;
}

const ENGLISH: ClosingLabels = { find: "Find an outcome", close: "Close contact" };

/**
 * Finds an outcome by these words in the dialog that closes a contact, and closes it; the keyboard alone. The outcomes are
 * fetched when the dialog opens, and before they are there words would be typed into nothing.
 */
export async function closeAs(page: Page, words: string, labels = ENGLISH): Promise<void> {
  await page.getByLabel(labels.find).and(page.locator(":focus")).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await pressButton(page, labels.close);
}
