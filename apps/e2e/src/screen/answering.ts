import type { Locator, Page } from "playwright-core";
import { arrived, focusRow, queueRow } from "./desk.ts";

/** Somebody who writes, and for how long; presence is told again every few seconds, and may be lost. */
const LETTER_MS = 250;
const LETTERS_MAX = 60;

/** What whoever claims is told where the contact changed in that very moment, in a language. */
export const CHANGED = {
  en: "This contact changed a moment ago.",
  es: "Este contacto cambió hace un momento.",
  fr: "Ce contact vient de changer.",
} as const;

/** Claims a contact in the queue and opens it, with the keyboard alone, until what was said there can be read. */
export async function claimAndOpen(page: Page, number: number): Promise<void> {
  await arrived(page, number);
  await focusRow(page, number);
  // Claiming is off while the queue may be out of date.
  await page.getByText("● Live").waitFor();
  const row = queueRow(page, number);
  await claimFocused(page, row, row.getByText("You have this"));
  await page.keyboard.press("Enter");
  await opened(page, number);
}

/** How somebody claims who has another language, or has made another key mean it. */
interface Claiming {
  readonly changed?: string;
  readonly key?: string;
  readonly timeout?: number;
}

/**
 * Claims the row that has the focus, until `claimed` is there; whoever is told that it changed in that very moment looks again,
 * and decides.
 */
export async function claimFocused(
  page: Page,
  row: Locator,
  claimed: Locator,
  { changed: words = CHANGED.en, key = "c", ...how }: Claiming = {},
): Promise<void> {
  const changed = row.getByText(words);
  for (let isTold = true; isTold; isTold = await changed.isVisible()) {
    await page.keyboard.press(key);
    await claimed.or(changed).first().waitFor(how);
  }
}

/** Opens a contact from the queue with the keyboard alone, until what was said there can be read. */
export async function openByKeys(page: Page, number: number): Promise<void> {
  await arrived(page, number);
  await focusRow(page, number);
  await page.keyboard.press("Enter");
  await opened(page, number);
}

/** Waits until a contact that somebody opened can be read, and its keys are heard where they are. */
export async function opened(page: Page, number: number): Promise<void> {
  await page.getByRole("heading", { name: `Contact ${number}`, level: 1, exact: true }).waitFor();
  await page.getByRole("region", { name: "Conversation" }).waitFor();
  await page.locator("[data-keys=contact] :focus").waitFor();
}

/** Writes to whoever is at the other end of the open contact, and sends it, until the gateway has it; the keyboard alone. */
export async function writeAnswer(page: Page, words: string): Promise<void> {
  await write(page, "r", words);
  await send(page, words);
}

/** Writes to the team at the open contact, and saves it; the keyboard alone. */
export async function writeNote(page: Page, words: string): Promise<void> {
  await write(page, "i", words);
  await send(page, words);
}

/** Sends what stands where one writes, once what was said before can be read, as the console asks. */
async function send(page: Page, words: string): Promise<void> {
  await page.getByRole("region", { name: "Conversation" }).waitFor();
  await page.keyboard.press("Control+Enter");
  await said(page, words).waitFor();
  await underWay(page).waitFor({ state: "detached" });
}

/** What is on its way to the gateway: whoever goes now may take it along. */
export function underWay(page: Page): Locator {
  return page.getByRole("list", { name: "On the way" });
}

/** Writes where the key leads, and leaves it there: `r` to the contact, `i` to the team. */
export async function write(page: Page, key: "r" | "i", words: string): Promise<void> {
  // In a field, a key is a letter.
  if (await page.evaluate(() => document.activeElement?.matches("textarea, input") ?? false))
    await page.keyboard.press("Escape");
  await page.keyboard.press(key);
  await page.locator("#composer-text:focus").waitFor();
  await page.keyboard.type(words);
}

/** Writes on, letter by letter, until others see it: somebody counts as writing for a few seconds after a letter. */
export async function writesOn(page: Page, seen: Locator): Promise<void> {
  for (let letters = 0; !(await seen.isVisible()); letters += 1) {
    if (letters > LETTERS_MAX) throw new Error("Nobody sees that this one writes.");
    await page.keyboard.type(".", { delay: LETTER_MS });
  }
}

/** What was said with these words, or noted, in the open contact. */
export function said(page: Page, words: string): Locator {
  return page.getByRole("article").filter({ hasText: words });
}

/** What an answer says became of it, such as "Delivered". */
export function stateOf(page: Page, words: string, state: string): Locator {
  return said(page, words).getByText(state, { exact: true });
}
