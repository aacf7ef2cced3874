import type { Page } from "playwright-core";
import { CHANGED } from "./answering.ts";
import { pressButton } from "./keyboard.ts";

/** What closing a contact calls things, in a language. */
export interface ClosingLabels {
  readonly open: string;
  readonly find: string;
  readonly close: string;
  /** What whoever closes is told where the contact changed in that very moment. */
  readonly changed: string;
}

export const CLOSING = {
  en: { open: "Close…", find: "Find an outcome", close: "Close contact", changed: CHANGED.en },
  es: { open: "Cerrar…", find: "Buscar un resultado", close: "Cerrar el contacto", changed: CHANGED.es },
  fr: { open: "Clore…", find: "Chercher une issue", close: "Clore le contact", changed: CHANGED.fr },
} as const satisfies Readonly<Record<string, ClosingLabels>>;

/**
 * Finds an outcome by these words in the dialog that closes a contact, and closes it; the keyboard alone. The outcomes are
 * fetched when the dialog opens, and before they are there words would be typed into nothing. Whoever is told that the contact
 * changed in that very moment, as by an answer that has just left, looks again, and closes it with what they had chosen.
 */
export async function closeAs(page: Page, words: string, labels: ClosingLabels = CLOSING.en): Promise<void> {
  await page.getByLabel(labels.find).and(page.locator(":focus")).waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const press = async (): Promise<void> => {
    await pressButton(page, labels.close);
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };
  await press();
  // Where it stands, and not where it is said aloud, which is a moment longer.
  const changed = page.locator("[data-pane=work]").getByText(labels.changed).first();
  while (await changed.isVisible()) {
    await pressButton(page, labels.open);
    await press();
  }
}
