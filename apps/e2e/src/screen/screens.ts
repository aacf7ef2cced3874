import type { Page } from "playwright-core";
import type { Advocate, Evening } from "../talk/evening.ts";
import type { MailEvening } from "../talk/mail-evening.ts";

/** One state of the console: its name, and how somebody who is signed in comes to see it. */
export interface Screen {
  readonly name: string;
  readonly show: (page: Page) => Promise<void>;
}

type Step = (page: Page) => Promise<void>;

const heading =
  (name: string | RegExp): Step =>
  (page) =>
    page.getByRole("heading", { name, exact: true }).first().waitFor();
const press =
  (name: string | RegExp): Step =>
  (page) =>
    page
      .getByRole("button", { name, exact: typeof name === "string" })
      .first()
      .click();
const shown =
  (role: "dialog" | "menu"): Step =>
  (page) =>
    page.getByRole(role).first().waitFor();
const key =
  (name: string): Step =>
  (page) =>
    page.keyboard.press(name);
const item =
  (name: string): Step =>
  (page) =>
    page.getByRole("menuitem", { name }).click();
const at =
  (url: URL, path: string, ...steps: readonly Step[]): Step =>
  async (page) => {
    await page.goto(new URL(path, url).href);
    for (const step of steps) await step(page);
  };

/** Every screen and state that an advocate meets on a full evening, in any order. */
export function advocateScreens(url: URL, evening: Evening, who: Advocate): readonly Screen[] {
  const row: Step = (page) =>
    page.getByRole("row", { name: new RegExp(`Contact ${evening.danger}\\b`) }).waitFor();
  const contact = (number: number, ...steps: readonly Step[]): Step =>
    at(url, `/contact/${evening.idOf(number)}`, heading(`Contact ${number}`), conversation, row, ...steps);
  const mine = evening.mine[who];
  const theirs = evening.theirs[who];
  const draft: Step = (page) => page.locator("#composer-text").fill("Shall we look at your papers together?");
  return [
    { name: "queue", show: at(url, "/queue", row) },
    {
      name: "queue, why this order",
      show: at(url, "/queue", row, press("Why this order?"), shown("dialog")),
    },
    { name: "danger that nobody has", show: contact(evening.danger) },
    { name: "a contact that a word list raised", show: contact(evening.pressing) },
    { name: "a contact that nobody has", show: contact(evening.waiting) },
    { name: "a contact that I have, with words", show: contact(mine, draft) },
    { name: "closing", show: contact(mine, press("Close…"), shown("dialog"), optionShown) },
    {
      name: "going on elsewhere",
      show: contact(mine, press("Continue on another channel…"), shown("dialog"), wayShown),
    },
    {
      name: "agreeing on a follow-up",
      show: contact(mine, press("Follow-up…"), shown("dialog"), (page) =>
        page.getByLabel("Day", { exact: true }).waitFor(),
      ),
    },
    { name: "canned texts", show: contact(mine, press("Insert a canned text"), poppedUp) },
    { name: "transferring", show: contact(mine, press("Transfer"), shown("menu")) },
    { name: "a contact that is offered to me", show: contact(evening.offered[who]) },
    { name: "a contact that a colleague has", show: contact(theirs) },
    { name: "taking over", show: contact(theirs, press(/^Take over/), shown("dialog")) },
    {
      name: "writing a plan",
      show: contact(mine, press("Line and plan"), item("Write a plan…"), shown("dialog")),
    },
    { name: "a contact set aside", show: contact(evening.aside) },
    {
      name: "a closed contact",
      show: at(url, `/contact/${evening.closedId}`, heading(/^Contact \d+$/), conversation),
    },
    { name: "the palette", show: at(url, "/queue", row, press(/^Commands/), shown("dialog")) },
    { name: "the search", show: at(url, "/queue", row, key("/"), shown("dialog")) },
    { name: "the keys", show: at(url, "/queue", row, press(/^Keys/), shown("dialog")) },
    { name: "the comfort menu", show: at(url, "/queue", row, press("Comfort"), shown("dialog")) },
    { name: "the languages", show: at(url, "/queue", row, press(/^Language/), shown("menu")) },
    { name: "the account menu", show: at(url, "/queue", row, press(/: account$/), shown("menu")) },
    { name: "triage", show: at(url, "/triage", heading(`Contact ${evening.pressing}`)) },
    { name: "closed contacts", show: at(url, "/closed", heading("Closed contacts"), closedShown) },
    { name: "no closed contact", show: at(url, "/closed?number=999", heading("Closed contacts")) },
    { name: "the board", show: at(url, "/board", heading("Board"), heading(/^Unclaimed: \d/)) },
    {
      name: "opening a case in an emergency",
      show: at(url, "/inquiries", heading("Inquiries, papers, breaches"), press("Open in an emergency…")),
    },
    { name: "the account", show: at(url, "/account", heading(/^Your account: /)) },
    { name: "recent actions", show: at(url, "/queue", row, key("z"), shown("dialog")) },
    { name: "what was said aloud", show: at(url, "/queue", row, key("Control+Shift+L"), shown("dialog")) },
    {
      name: "a shift that begins",
      show: at(url, "/queue", row, press(/^Start shift|^Your shift/), shiftShown),
    },
    {
      name: "sounds and notices",
      show: at(url, "/queue", row, press(/^Your shift/), item("Sounds and notices"), shown("dialog")),
    },
    {
      name: "when a shift ends",
      show: at(url, "/queue", row, press(/^Your shift/), item("When my shift ends"), shown("dialog")),
    },
    { name: "no such address", show: at(url, "/nowhere", heading("There is nothing at this address")) },
  ];
}

const conversation: Step = (page) => page.getByRole("region", { name: "Conversation" }).waitFor();
const poppedUp: Step = (page) => page.getByRole("dialog").or(page.getByRole("menu")).first().waitFor();
const shiftShown: Step = (page) => page.getByRole("button", { name: /^Your shift/ }).waitFor();
const wayShown: Step = (page) => page.getByRole("radio", { name: "Text" }).first().waitFor();
const optionShown: Step = (page) => page.getByRole("option").first().waitFor();
const closedShown: Step = (page) =>
  page
    .getByRole("link", { name: /Contact \d/ })
    .first()
    .waitFor();

/** Mail in every state that it can have on screen. Addresses can be shown to whoever has the contacts of that evening alone. */
export function mailScreens(url: URL, evening: MailEvening, hasThem: boolean): readonly Screen[] {
  const contact = (number: number, ...steps: readonly Step[]): Step =>
    at(url, `/contact/${evening.idOf(number)}`, heading(`Contact ${number}`), conversation, ...steps);
  const words =
    (text: string | RegExp): Step =>
    (page) =>
      page.getByText(text).first().waitFor();
  return [
    {
      name: "queue with a mail that cannot be read",
      show: at(url, "/queue", words("part unreadable")),
    },
    {
      name: "a mail with a file",
      show: contact(evening.withFile, words("redshank.docm")),
    },
    {
      name: "the warning before a file",
      show: contact(evening.withFile, press(/^Download redshank/), shown("dialog")),
    },
    {
      name: "a mail as it was formatted",
      show: contact(evening.withFile, press("Show as it was formatted")),
    },
    {
      name: "a mail from somebody else, with readers, and an automatic answer",
      show: contact(
        evening.doubted,
        words("Another sender"),
        words("An automatic answer"),
        words("Same address as contact 1, may be someone else"),
      ),
    },
    {
      name: hasThem ? "the same, with addresses shown" : "the same, with who can read it",
      show: contact(
        evening.doubted,
        words("Another sender"),
        press("Show who"),
        ...(hasThem ? [press("Show the sender’s address"), press("Show address 1")] : []),
      ),
    },
    {
      name: "a mail that could not be read",
      show: contact(evening.unreadable, words("This mail could not be read here.")),
    },
    {
      name: "the warning before a mail as it came",
      show: contact(evening.unreadable, press("Download the mail as it came…"), shown("dialog")),
    },
    { name: "mail to look at", show: at(url, "/mail", words("It could not be read.")) },
    {
      name: "whether it was read",
      show: at(url, "/mail", press(`Contact ${evening.unreadable}: seen…`), shown("dialog")),
    },
  ];
}

/** What the others see: a lead, and the roles without a queue. */
export const OTHER_SCREENS = {
  lee: (url: URL, evening: Evening): readonly Screen[] => [
    { name: "lead: queue", show: at(url, "/queue", heading("Queue")) },
    {
      name: "lead: a contact that an advocate has",
      show: at(
        url,
        `/contact/${evening.idOf(evening.mine.dana)}`,
        heading(`Contact ${evening.mine.dana}`),
        conversation,
      ),
    },
    {
      name: "lead: blocking",
      show: at(
        url,
        `/contact/${evening.idOf(evening.mine.dana)}`,
        heading(`Contact ${evening.mine.dana}`),
        press("Line and plan"),
        item("Block…"),
        shown("dialog"),
      ),
    },
    {
      name: "lead: a blocked thread",
      show: at(url, `/contact/${evening.closedId}`, heading(/^Contact \d+$/), blocked),
    },
    {
      name: "lead: blocks and plans",
      show: at(url, "/blocked", heading("Blocks and plans"), press(/: longer…$/), shown("dialog")),
    },
    {
      name: "lead: inquiries, and what was opened in an emergency",
      show: at(
        url,
        "/inquiries",
        heading("Inquiries, papers, breaches"),
        heading(/^Opened in an emergency, to be looked at: \d/),
      ),
    },
    { name: "lead: the board", show: at(url, "/board", heading("Board"), heading(/^Unclaimed: \d/)) },
  ],
  alex: (url: URL): readonly Screen[] => [
    { name: "administrator: start", show: at(url, "/", heading(/^Signed in as Alex/)) },
    { name: "administrator: people", show: at(url, "/people", heading("People"), memberShown) },
    {
      name: "administrator: inviting",
      show: at(url, "/people", heading("People"), memberShown, press("Invite…"), shown("dialog")),
    },
    { name: "administrator: audit", show: at(url, "/audit", heading("Audit"), reportShown) },
    { name: "administrator: settings", show: at(url, "/settings", heading("Settings"), settingShown) },
  ],
  pat: (url: URL): readonly Screen[] => [
    { name: "privacy officer: start", show: at(url, "/", heading(/^Signed in as Pat/)) },
    {
      name: "privacy officer: the search",
      show: at(url, "/", heading(/^Signed in as Pat/), press(/^Search/), shown("dialog")),
    },
    { name: "privacy officer: audit", show: at(url, "/audit", heading("Audit"), reportShown) },
    {
      name: "privacy officer: inquiries, and what was opened in an emergency",
      show: at(
        url,
        "/inquiries",
        heading("Inquiries, papers, breaches"),
        heading(/^Opened in an emergency, to be looked at: \d/),
      ),
    },
  ],
  cam: (url: URL): readonly Screen[] => [
    { name: "counsel: start", show: at(url, "/", heading(/^Signed in as Cam/)) },
  ],
} as const;

/** Blocks whoever writes there, once. */
const blocked: Step = async (page) => {
  await page.getByRole("button", { name: "Line and plan" }).waitFor();
  if ((await page.getByText(/^Blocked until/).count()) > 0) return;
  await press("Line and plan")(page);
  await item("Block…")(page);
  for (const choice of ["Prank", "4 h"]) await page.getByText(choice, { exact: true }).click();
  await page.getByLabel("What happened, and what was said to them before").fill("Laughs, and is gone.");
  await press("Block")(page);
  await page.getByText(/^Blocked until/).waitFor();
};
const memberShown: Step = (page) => page.getByText("Marta", { exact: true }).waitFor();
const reportShown: Step = (page) =>
  page.getByRole("table", { name: "Where nobody here can ask for it" }).getByRole("row").nth(6).waitFor();
const settingShown: Step = (page) => page.getByRole("button", { name: "Keep these lists" }).waitFor();
