import type { Page } from "playwright-core";

/** What somebody outside writes. All invented, and all personal data as far as the gateway is concerned. */
export interface Words {
  readonly text: string;
  readonly danger: boolean;
  readonly address: string;
  readonly times: string;
}

/** Called with the name of every screen on the way. */
export type Passing = (screen: string) => Promise<void>;

const nothing: Passing = async () => {};

/** Presses the button and waits for the screen with this heading: the same with and without JavaScript. */
export async function goOn(page: Page, button: string, heading: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).click();
  await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
}

/** Fills the whole form the way somebody in need might, sends it, and gives the return code that is shown. */
export async function writeIn(page: Page, url: URL, words: Words, passing = nothing): Promise<string> {
  await fillIn(page, url, words, passing);
  await goOn(page, "Send", "We have it");
  await passing("we have it");
  return page.locator("p.code").innerText();
}

/** Fills the whole form the same way, up to the page that sends it. */
export async function fillIn(page: Page, url: URL, words: Words, passing = nothing): Promise<void> {
  await page.goto(new URL("/reach", url).href);
  await passing("before you start");
  await goOn(page, "Continue", "What stays private");
  await passing("what stays private");
  await goOn(page, "Continue", "Are you in danger right now?");
  await page.getByLabel(words.danger ? "Yes" : "No", { exact: true }).check();
  await passing("are you in danger");
  await goOn(page, "Continue", "How can we help?");
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  // The same page again, with its complaint: before that, words would be written into a page that goes.
  await page.getByText("Please check this").waitFor();
  await passing("how can we help, nothing written");
  await page.getByLabel("How can we help?").fill(words.text);
  await goOn(page, "Continue", "How can we reach you safely?");
  await page.getByLabel("Text message").check();
  await passing("how can we reach you");
  await goOn(page, "Continue", "Where and when is it safe?");
  await page.getByLabel("Phone number or email").fill(words.address);
  await page.getByLabel("When is it safe?").fill(words.times);
  await passing("where and when is it safe");
  await goOn(page, "Continue", "Check and send");
  await passing("check and send");
}

/** Opens the page for answers with a code, from a fresh start. */
export async function comeBack(page: Page, url: URL, code: string, passing = nothing): Promise<void> {
  await page.goto(new URL("/reach", url).href);
  await goOn(page, "I have a code from before", "Read an answer");
  await passing("read an answer");
  await page.getByLabel("Your code").fill(code);
  await goOn(page, "Open", "Answers for you");
  await passing("answers for you");
}
