import type { Locator, Page } from "playwright-core";
import { expectAccessible } from "../guard/accessible.ts";
import { inventedPng } from "../talk/invented-png.ts";
import { pick, say, tick, typeMoment, writeInto } from "./choices.ts";
import { pressButton } from "./keyboard.ts";
import { hereIn } from "./wall-clock.ts";

const DAY_MS = 86_400_000;

/** A yes as it is said: to whom, of what, until when. */
export interface Yes {
  readonly to: string;
  readonly what: readonly string[];
  readonly days: "30 days" | "90 days";
}

/** Writes down what somebody of the case has signed on paper, for legal help, with the keyboard alone, until it can be kept. */
export async function fillPaper(page: Page, yes: Yes): Promise<void> {
  await fillYes(page, yes, "Signed on paper");
  await writeInto(page, "Where the signed paper lies", "The grey folder");
}

/** Writes down what somebody is to sign on a page of their own, for legal help, with the keyboard alone, until it can be offered. */
export async function fillPage(page: Page, yes: Yes): Promise<void> {
  await fillYes(page, yes, "They sign on a page");
  await say(page, "What they say of the device", "They called it private");
}

async function fillYes(page: Page, { to, what, days }: Yes, how: string): Promise<void> {
  await pressButton(page, "They say yes to sharing…");
  await pick(page, "To whom", to);
  await pick(page, "What for", "Legal help");
  for (const each of what) await tick(page, "What exactly may go", each);
  await say(page, "For how long", days);
  await say(page, "How they say yes", how);
  await say(page, "Who says yes", "They themself");
  await say(page, "Has a court given them a guardian?", "No");
  await say(page, "Does any help depend on their yes?", "No");
  for (const each of ["The risks were spoken of", "Other ways were spoken of"])
    await tick(page, "What was spoken of", each);
  await say(page, "Are they alone?", "Yes");
  await say(page, "Does somebody tell them what to say?", "No");
  await say(page, "Was the danger word heard?", "No");
}

/** Chooses a scan that goes along with what is signed on paper, with the keyboard alone. */
export async function chooseScan(page: Page): Promise<void> {
  const choosing = page.waitForEvent("filechooser");
  await pressButton(page, "Choose the scan…");
  const buffer = Buffer.from(inventedPng(400));
  await (await choosing).setFiles({ name: "scan.png", mimeType: "image/png", buffer });
  await page.getByText(/^A scan is chosen: /).waitFor();
}

/** Looks at the scan that stands beside a release, with the keyboard alone, and puts it away. */
export async function lookAtScan(page: Page): Promise<void> {
  await page.getByText(/^Paper scanned, one page\. Added by Dana, /).waitFor();
  await pressButton(page, "Look at the scan…");
  const dialog = page.getByRole("dialog", { name: "The scanned paper" });
  await dialog.getByRole("img", { name: "Page 1 of 1" }).waitFor();
  await expectAccessible(page, "a scanned paper");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
}

/** What we were served with. */
export interface Served {
  readonly kind: "Subpoena" | "Court order";
  readonly isSigned: boolean;
  readonly issuer: string;
  readonly scope: string;
}

/** Writes down what was served an hour ago and is returned in nine days, with the keyboard alone, until it can be kept. */
export async function fillServed(page: Page, { kind, isSigned, issuer, scope }: Served): Promise<void> {
  await pressButton(page, "We were served with something…");
  await say(page, "What it is", kind);
  await say(page, "Signed by a judge", isSigned ? "Yes" : "No, or it cannot be told");
  await say(page, "How it was served", "By fax");
  await typeMoment(page, "When it was served", await hereIn(page, -3_600_000));
  await typeMoment(page, "By when it is returned, if it says so", await hereIn(page, 9 * DAY_MS));
  await say(page, "Who of us accepted it", "Nobody");
  await writeInto(page, "Who issued it", issuer);
  await writeInto(page, "What it asks for", scope);
}

/** Says whose a paper is, of those who are vetted, with the keyboard alone. */
export async function sayWhoseItIs(page: Page, paper: Locator, whose: string): Promise<void> {
  await pick(page, "Whose it is, of those who are vetted", whose);
  await pressButton(page, "It is theirs");
  await paper.getByText(new RegExp(`^Whose it is: ${whose}`)).waitFor();
}

/** Gives a paper to counsel, says whose it is and of which case, and puts that on hold, with the keyboard alone. */
export async function handOver(page: Page, paper: Locator, itsCase: string): Promise<void> {
  await pick(page, "Counsel who answers it", "Cam");
  await pressButton(page, "Give it to them");
  await paper.getByText(/^Counsel: Cam\./).waitFor();
  await sayWhoseItIs(page, paper, "Superior Court");
  await pick(page, "The case that it is about, of yours", itsCase);
  await pressButton(page, "Lay it to this case");
  await paper.getByText(/^It is laid to case /).waitFor();
  await pick(page, "A case that must stay", itsCase);
  await pressButton(page, "Put on hold");
  await paper.getByText(/^On hold since /).waitFor();
}
