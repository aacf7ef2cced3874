import type { Page } from "playwright-core";
import { pressKeys } from "../browser/interactions.ts";

/** What hands did on one contact, and how long each press took until it was to be seen, in milliseconds. */
export interface Handled {
  /** j and k in the list, and Enter on a row. */
  readonly list: readonly number[];
  readonly opening: readonly number[];
  readonly typing: readonly number[];
  /** The palette, another screen, and the way back. */
  readonly other: readonly number[];
}

/** One list and the contacts behind it, under somebody's hands. */
export interface Hands {
  /** Goes on in the list, opens a contact, writes in it and comes back. */
  readonly handle: (page: Page) => Promise<Handled>;
  /** Opens a contact and leaves it, and no more. */
  readonly visit: (page: Page) => Promise<void>;
}

const PAUSE_MS = 40;
/** What is not open after so long has left the list; a busy machine opens in less. */
const LEFT_MS = 5_000;
const LEFT_MAX = 4;
const WORDS = "I read this, and stay.".split("");

/** The keys of the console: notes are typed, which its gateway keeps as they grow; with every contact the palette and another screen are seen, too. */
export const CONSOLE_HANDS: Hands = {
  handle: async (page) => {
    const list = await pressKeys(page, ["j", "j", "k"], PAUSE_MS);
    const opening = await pressKeys(page, ["Enter"], PAUSE_MS);
    await page.getByRole("article").first().waitFor();
    // Until the contact has the focus, letters are the list's.
    await page.locator("#contact-heading:focus").waitFor();
    const toWriting = await pressKeys(page, ["i"], PAUSE_MS);
    const typing = await pressKeys(page, WORDS, PAUSE_MS);
    const toPalette = await pressKeys(page, ["Escape", "Control+k"], PAUSE_MS);
    await page.locator("[role=dialog] input:focus").waitFor();
    const palette = await pressKeys(page, ["c", "l", "o", "Escape"], PAUSE_MS);
    await page.getByRole("dialog").waitFor({ state: "detached" });
    const toClosed = await pressKeys(page, ["g", "c"], PAUSE_MS);
    await page.waitForURL("**/closed");
    const back = await pressKeys(page, ["g", "q"], PAUSE_MS);
    await backInList(page);
    return { list, opening, typing, other: [...toWriting, ...toPalette, ...palette, ...toClosed, ...back] };
  },
  visit: async (page) => {
    await openRow(page);
    await page.keyboard.press("g");
    await page.keyboard.press("q");
    await page.locator("#contact-heading").waitFor({ state: "detached" });
    await backInList(page);
  },
};

/** The same with what the bare list has. */
export const BARE_HANDS: Hands = {
  handle: async (page) => {
    const list = await pressKeys(page, ["j", "j", "k"], PAUSE_MS);
    const opening = await pressKeys(page, ["Enter"], PAUSE_MS);
    await page.getByRole("article").first().waitFor();
    const toWriting = await pressKeys(page, ["r"], PAUSE_MS);
    const typing = await pressKeys(page, WORDS, PAUSE_MS);
    const back = await pressKeys(page, ["Escape"], PAUSE_MS);
    await backInList(page);
    return { list, opening, typing, other: [...toWriting, ...back] };
  },
  visit: async (page) => {
    await openRow(page);
    await page.keyboard.press("Escape");
    await backInList(page);
  },
};

/** Opens the row in focus. One that left the list under the hand opens nothing; then the next is opened, as people do. */
async function openRow(page: Page): Promise<void> {
  const article = page.getByRole("article").first();
  const isOpen = (): Promise<boolean> =>
    article.waitFor({ timeout: LEFT_MS }).then(
      () => true,
      () => false,
    );
  for (let tried = 0; tried < LEFT_MAX; tried += 1) {
    await backInList(page);
    await page.keyboard.press("Enter");
    if (await isOpen()) return;
  }
  throw new Error(`after ${LEFT_MAX} presses of Enter nothing is open`);
}

async function backInList(page: Page): Promise<void> {
  // Where a list has been away, the row that was left has the focus once it is drawn; else it is given it.
  const row = page.locator("[role=row][tabindex='0']").first();
  await row.waitFor();
  await row.focus();
}
