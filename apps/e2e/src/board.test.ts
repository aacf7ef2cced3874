import type { Page } from "playwright-core";
import { afterAll, afterEach, expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { announcements, keepAnnouncements } from "./guard/announcements.ts";
import { expectFits } from "./guard/fits.ts";
import { cutOff, overflowing } from "./guard/overflow.ts";
import { hasFocus, pressButton, pressInTurn, tabTo } from "./screen/keyboard.ts";
import { chooseInMenu } from "./screen/menu.ts";
import { command, openPalette } from "./screen/palette.ts";
import { routed } from "./screen/routed.ts";
import { unseen, walk } from "./screen/walk.ts";
import { wholeBoard } from "./screen/whole-board.ts";
import { openVirtualConsole, type VirtualConsole } from "./shift/virtual-console.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { claim, readQueue, type Row } from "./talk/queue.ts";
import { signInByHttp, type Staff, type StaffMember } from "./talk/staff.ts";

const stage = setStage({
  outage: true,
  environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }),
});

let events = 0;
/** Somebody writes in; gives the row of their contact. */
async function writeIn(): Promise<Row> {
  events += 1;
  const from = stage.secret(`555-017${String(events)}`);
  const text = stage.secret(`Hello from ${String(events)}, is this safe?`);
  expect((await deliver(stage.house().url, { event: `b${String(events)}`, from, text })).ok).toBe(true);
  const row = (await readQueue(await byHttp("ada"))).at(-1);
  if (row === undefined) throw new Error("nobody stands in the queue");
  return row;
}
const signedIn = new Map<StaffMember, Staff>();
/** They stay: of one who is away for a minute the board would say so, in changes of its own. */
const present: VirtualConsole[] = [];
/** A colleague without a screen, signed in once for the whole file. */
async function byHttp(name: StaffMember): Promise<Staff> {
  const known = signedIn.get(name);
  if (known !== undefined) return known;
  const { url } = stage.house();
  const staff = await signInByHttp(url, name);
  signedIn.set(name, staff);
  present.push(openVirtualConsole(url, staff));
  return staff;
}
const keepShift = (staff: Staff, state: "available" | "break"): Promise<unknown> =>
  staff.ask(`mutation { keepShift(state: ${state}) { state } }`);
const endShift = (staff: Staff): Promise<unknown> => staff.ask("mutation { endShift }");

const cardOf = ({ number }: Row) => ({ name: new RegExp(`^Contact ${String(number)}\\b`) });
/** Nobody is on shift any more, whatever a test left. */
async function allGone(): Promise<void> {
  for (const name of ["dana", "ada", "marta"] as const) await endShift(await byHttp(name));
}

/** The board, opened by keys alone. */
async function openBoard(page: Page): Promise<void> {
  await page.getByText("● Live").waitFor();
  await pressInTurn(page, "g", "b");
  await page.getByRole("heading", { name: "Board", level: 1 }).waitFor();
  await page.locator("#work:focus").waitFor();
}
const part = (page: Page, name: string | RegExp) => page.getByRole("region", { name });
const asOf = (page: Page) => page.locator("[data-as-of]");

afterEach(() => allGone());
afterAll(() => {
  for (const one of present) one.close();
});

it("a lead sees two advocates come, claim, rest and go, as it happens, and never loads the page again", async () => {
  const { page } = await stage.newcomer();
  await keepAnnouncements(page);
  await stage.signIn(page, "lee");
  await openBoard(page);
  await page.getByText("No one on shift yet.").waitFor();
  await expectAccessible(page, "empty board");
  await page.evaluate(() => Object.assign(window, { isSameDocument: true }));
  const [dana, ada] = [await byHttp("dana"), await byHttp("ada")];

  await keepShift(dana, "available");
  await part(page, "Dana, no contact").getByText("Available").waitFor();
  await keepShift(ada, "break");
  await part(page, "Ada, no contact")
    .getByText(/^Break/)
    .waitFor();
  await page.getByRole("heading", { name: "On shift: 2" }).waitFor();

  const row = await writeIn();
  await part(page, "Unclaimed: 1")
    .getByText(`Contact ${String(row.number)}`)
    .waitFor();
  await claim(dana, row);
  await part(page, "Dana, 1 contact").getByRole("link", cardOf(row)).waitFor();
  await page.getByRole("heading", { name: "Unclaimed: 0" }).waitFor();
  await expectAccessible(page, "board");

  await endShift(dana);
  const apart = part(page, "1 contact held by somebody who is not on shift");
  await apart.getByRole("heading", { name: "Dana, 1 contact" }).waitFor();
  await endShift(ada);
  await page.getByText("No one on shift yet.").waitFor();
  expect(await page.evaluate(() => "isSameDocument" in window)).toBe(true);
  // How many wait is said, and cleared a moment after; of all that the board shows nothing is.
  await expect.poll(() => page.locator("#polite, #assertive").allTextContents()).toEqual(["", ""]);
  const aboutWaiting = /^(?:\d+ waiting, longest (?:under 1|\d+) min|No one is waiting\.)$/;
  expect((await announcements(page)).filter((said) => !aboutWaiting.test(said))).toEqual([]);
});

it("while the connection is lost the numbers stay, hatched, as of a time, and what happened meanwhile comes with it", async () => {
  const house = stage.house();
  await keepShift(await byHttp("dana"), "available");
  const { page } = await stage.advocate("lee");
  await openBoard(page);
  await asOf(page)
    .getByText(/^Live, as of \d\d:\d\d:\d\d$/)
    .waitFor();
  await page.getByRole("heading", { name: "On shift: 1" }).waitFor();

  await house.gateway().stop();
  await asOf(page)
    .getByText(/^As of \d\d:\d\d:\d\d, not current$/)
    .waitFor();
  const board = page.locator("[data-board]");
  await expect.poll(() => board.getAttribute("data-board")).toBe("stale");
  const ground = await page
    .locator("[data-tile]")
    .first()
    .evaluate((tile) => getComputedStyle(tile).backgroundImage);
  expect(ground).toContain("repeating-linear-gradient");
  expect(await page.getByRole("heading", { name: "On shift: 1" }).count()).toBe(1);
  await expectAccessible(page, "board that may be out of date");

  await house.startAgain();
  await keepShift(await byHttp("ada"), "available");
  await page.getByRole("heading", { name: "On shift: 2" }).waitFor({ timeout: 20_000 });
  await asOf(page).getByText(/^Live/).waitFor({ timeout: 20_000 });
  await expect.poll(() => board.getAttribute("data-board")).toBe("current");
});

it("who is on shift is unknown while it cannot be had, and never nobody; then it comes by itself", async () => {
  await keepShift(await byHttp("dana"), "available");
  const { page } = await stage.advocate("lee");
  let isAway = true;
  await routed(page, "**/graphql", async (route) => {
    const isBoard = route.request().postData()?.includes("query Board") === true;
    await (isBoard && isAway ? route.abort() : route.fallback());
  });
  await openBoard(page);
  await page.getByRole("heading", { name: "On shift: unknown" }).waitFor();
  await page.getByRole("heading", { name: "Queue health: unknown" }).waitFor();
  expect(await page.getByText("No one on shift yet.").count()).toBe(0);
  // The queue is had, and says so.
  await page.getByText("● Live").waitFor();
  await page.getByRole("heading", { name: /^Unclaimed: \d+$/ }).waitFor();
  isAway = false;
  await page.getByRole("heading", { name: "On shift: 1" }).waitFor({ timeout: 15_000 });
});

it("by keyboard alone: F6 goes from part to part, Tab to every card, Enter opens, and the palette knows the way", async () => {
  const row = await writeIn();
  await keepShift(await byHttp("ada"), "available");
  const { page } = await stage.advocate("lee");
  await openBoard(page);
  await wholeBoard(page, ["Ada"]);
  for (const name of [
    "On shift: 1",
    "1 contact held by somebody who is not on shift",
    "Waiting for your word: 0",
    "Crisis clocks: 0",
    "Handed over to leads: 0",
    "Said to the shift: 0",
    "Follow-ups due next: 0",
  ])
    await page.getByRole("heading", { name }).waitFor();
  const named = (): Promise<string | null> =>
    page.evaluate(() => {
      const label = document.activeElement?.getAttribute("aria-labelledby") ?? "";
      return document.getElementById(label)?.textContent ?? null;
    });
  const parts: (string | null)[] = [];
  for (let press = 0; press < 15; press += 1) {
    await page.keyboard.press("F6");
    parts.push(await named());
  }
  expect(parts).toEqual([
    "Alarms",
    expect.stringMatching(/^Queue health: /),
    expect.stringMatching(/^Suggested: \d/),
    "Crisis clocks: 0",
    "Handed over to leads: 0",
    expect.stringMatching(/^Unclaimed: \d/),
    "On shift: 1",
    "1 contact held by somebody who is not on shift",
    "Moves of this shift",
    "Waiting for your word: 0",
    "Follow-ups due next: 0",
    "Waiting by channel",
    "The last hour",
    "The next hours",
    "Said to the shift: 0",
  ]);
  // Held, it stays as it is, and says so; the same key lets it go on.
  await page.keyboard.press("h");
  await page.getByText(/^Held since .*nothing has changed/).waitFor();
  await keepShift(await byHttp("dana"), "available");
  await page.getByText(/^Held since .*1 change waits/).waitFor();
  expect(await page.getByRole("heading", { name: "On shift: 1" }).count()).toBe(1);
  await page.keyboard.press("h");
  await page.getByRole("heading", { name: "On shift: 2" }).waitFor();
  // It comes after who is there, and moves what stands below it.
  await part(page, /^Dana,/)
    .getByText(/^there until/)
    .waitFor();

  expect(unseen(await walk(page))).toEqual([]);

  const card = page.getByRole("link", cardOf(row));
  await tabTo(page, card);
  await page.keyboard.press("Enter");
  const heading = page.getByRole("heading", { name: `Contact ${String(row.number)}`, level: 1 });
  await heading.waitFor();
  await expect.poll(() => hasFocus(heading)).toBe(true);
  await openPalette(page);
  await page.keyboard.type("board");
  await page.getByRole("menuitem", { name: /Go to the board/ }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Board", level: 1 }).waitFor();
});

it("[AL62] by keyboard alone a lead says what a colleague is offered, and sees them rest, come back and take the next, which they do by keyboard, too", async () => {
  await writeIn();
  const staff = await byHttp("dana");
  await keepShift(staff, "available");
  const { page: lee } = await stage.advocate("lee");
  await openBoard(lee);
  const column = part(lee, /^Dana,/);
  const skills = column.getByRole("button", { name: "Skills of Dana…" });
  await tabTo(lee, skills);
  await lee.keyboard.press("Enter");
  const asked = lee.getByRole("dialog", { name: "What Dana is offered" });
  const email = asked.getByRole("checkbox", { name: "Email" });
  await email.waitFor();
  await expectFits(lee, "what a colleague is offered", { secrets: stage.secrets, isDialog: true });
  await tabTo(lee, email);
  await lee.keyboard.press("Space");
  await expect.poll(() => email.isChecked()).toBe(false);
  await tabTo(lee, asked.getByRole("button", { name: "Keep it" }));
  await lee.keyboard.press("Enter");
  await asked.waitFor({ state: "detached" });
  await expect.poll(() => hasFocus(skills)).toBe(true);
  expect(await staff.ask("{ ownSkills { media said { by } } }")).toEqual({
    ownSkills: { media: ["voice", "text", "form"], said: { by: "Lee" } },
  });

  const { page: dana } = await stage.advocate("dana");
  await pressButton(dana, "Your shift: available");
  await chooseInMenu(dana, "Take a break");
  await column.getByText(/^Break/).waitFor();
  await command(dana, "take the next");
  await dana
    .getByText(/You are on a break\. Come back from it first\./)
    .first()
    .waitFor();
  await pressButton(dana, /^Your shift: on a break/);
  await chooseInMenu(dana, "Back to work");
  await column.getByText("Available").waitFor();
  await dana.getByText("● Live").waitFor();
  // Where what they take will stand: from elsewhere the focus would leave them once it is there.
  const work = dana.locator("#work");
  for (let presses = 0; !(await hasFocus(work)); presses += 1) {
    if (presses > 20) throw new Error("F6 does not reach the work");
    await dana.keyboard.press("F6");
  }
  const before = (await readQueue(staff)).filter(({ holder }) => holder?.name === "Dana").length;
  await command(dana, "take the next");
  await dana.getByRole("heading", { name: /^Contact \d+$/, level: 1 }).waitFor();
  await part(lee, before === 0 ? "Dana, 1 contact" : `Dana, ${String(before + 1)} contacts`).waitFor();
});

it("fits a window 320 pixels wide, in every language, and nothing is cut off", async () => {
  await writeIn();
  const marta = await byHttp("marta");
  await keepShift(await byHttp("dana"), "break");
  const waiting = (await readQueue(marta)).find(({ holder }) => holder === null);
  if (waiting !== undefined) await claim(marta, waiting);
  const { page } = await stage.newcomer({ viewport: { width: 320, height: 640 } });
  await stage.signIn(page, "lee");
  await page.goto(new URL("/board", stage.house().url).href);
  const faults: string[] = [];
  for (const [language, name] of [
    ["English", "Board"],
    ["Español", "Tablero"],
    ["Français", "Tableau"],
  ] as const) {
    if (language !== "English") {
      await page
        .locator("[data-language-menu], header button")
        .filter({ hasText: /English|Español/ })
        .first()
        .click();
      await page.getByRole("menuitemradio", { name: language }).click();
    }
    await page.getByRole("heading", { name, level: 1 }).waitFor();
    await page
      .getByRole("heading", { name: "Dana" })
      .or(page.getByText(/^Dana,/))
      .first()
      .waitFor();
    faults.push(...(await overflowing(page, language)), ...(await cutOff(page, language)));
  }
  expect(faults).toEqual([]);
  await expectAccessible(page, "narrow board");
});
