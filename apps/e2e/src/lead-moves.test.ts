import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { keepAnnouncements } from "./guard/announcements.ts";
import { cutOff, overflowing } from "./guard/overflow.ts";
import { DEMO_PASSWORD } from "./house/house.ts";
import { tabTo } from "./screen/keyboard.ts";
import { chooseInMenu } from "./screen/menu.ts";
import { LETS_BE, OFFERS, takeUp } from "./screen/suggested.ts";
import { wholeBoard } from "./screen/whole-board.ts";
import { openVirtualConsole, type VirtualConsole } from "./shift/virtual-console.ts";
import { setStage } from "./stage.ts";
import { move } from "./talk/move.ts";
import { inviteAdvocates } from "./talk/newcomers.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { claim, readQueue, type Row } from "./talk/queue.ts";
import { signInByHttp, type Staff } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });
const WAITING = 23;
/** Nobody asks what another does: who writes about one thing is shown as one group. */
const WORDS = [
  "Is the bakery hiring?",
  "My cousin lost her passport",
  "When does your office open",
  "Two buses go to the harbour",
  "I need a coat for winter",
  "They took half of my pay",
  "Who can read a contract",
  "The laundry closes at nine",
  "Do you speak Tagalog",
  "A friend sleeps in the barn",
  "How far is the embassy",
  "Nobody answers at the clinic",
  "She wants to call home",
  "Our boss keeps the keys",
  "Can I study here",
  "The greenhouse is too hot",
  "He drives us every morning",
  "What does a visa cost",
  "I owe somebody money",
  "There is a school nearby",
  "My tooth hurts",
  "Where may I wash clothes",
  "The roof leaks on us",
  "Thank you for yesterday",
  "Is Sunday a free day",
];
const ADVOCATES = ["dana", "ada", "marta", "asha"] as const;
/** 1280 px at 400 %. */
const NARROW = { width: 320, height: 640 };
const PRESSES_MAX = 20;

const advocates = new Map<string, Staff>();
const present: VirtualConsole[] = [];
/** Twenty-three wait and four are on shift, of whom one has two contacts. */
beforeAll(async () => {
  const { url } = stage.house();
  await inviteAdvocates(url, await signInByHttp(url, "alex"), ["asha"], DEMO_PASSWORD);
  for (const name of ADVOCATES) {
    const staff = await signInByHttp(url, name);
    advocates.set(name, staff);
    present.push(openVirtualConsole(url, staff));
    await staff.ask("mutation { keepShift(state: available) { state } }");
  }
  for (const [nth, words] of WORDS.entries()) {
    const from = stage.secret(`555-03${String(nth).padStart(2, "0")}`);
    const text = stage.secret(words);
    const answer = await deliver(url, { event: `m${String(nth)}`, from, text });
    if (!answer.ok) throw new Error(`not taken: ${String(answer.status)}`);
  }
  // What a lead lets be stays so while they are on shift.
  const lee = await signInByHttp(url, "lee");
  await lee.ask("mutation { keepShift(state: consult_only) { state } }");
  const [one, other] = (await readQueue(of("dana"))).slice(-2);
  for (const row of [one, other]) if (row !== undefined) await claim(of("dana"), row);
});
afterAll(() => {
  for (const one of present) one.close();
});
function of(name: string): Staff {
  const staff = advocates.get(name);
  if (staff === undefined) throw new Error(`${name} is not there`);
  return staff;
}

/** How somebody works who has only this: presses what stands in a part of the screen, and chooses among alternatives. */
interface Hands {
  readonly press: (part: Locator, what: Locator) => Promise<void>;
  readonly pick: (group: Locator, name: RegExp) => Promise<void>;
  /** Opens the form that moves a card to somebody, and gives back whether it knows to whom already. */
  readonly begin: (page: Page, card: Locator, to: string) => Promise<boolean>;
  readonly fromMenu: (page: Page, name: string) => Promise<void>;
}

const pointer: Hands = {
  press: async (_part, what) => {
    // A box to tick is pressed at its label: it is itself a dot for those who listen.
    const isBox = (await what.getAttribute("type")) === "checkbox";
    await (isBox ? what.locator("xpath=ancestor::label") : what).click();
  },
  pick: async (group, name) => group.getByText(name).click(),
  begin: async (page, card, to) => {
    const target = part(page, new RegExp(`^${to},`));
    await card.hover();
    await page.mouse.down();
    await page.mouse.move(300, 300, { steps: 5 });
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (box === null) throw new Error(`nowhere to drop it for ${to}`);
    await page.mouse.move(box.x + 20, box.y + 20, { steps: 5 });
    await page.mouse.up();
    return true;
  },
  fromMenu: async (page, name) => page.getByRole("menuitem", { name }).click(),
};
/** On a narrow screen nothing is dragged: what would take it is out of sight. */
const thumb: Hands = {
  ...pointer,
  begin: async (_page, card) => {
    await item(card)
      .getByRole("button", { name: /^Move contact/ })
      .click();
    return false;
  },
};
const keyboard: Hands = {
  press: async (within, what) => {
    const page = what.page();
    await what.waitFor();
    for (let presses = 0; !(await within.evaluate((each) => each.contains(document.activeElement)));) {
      if ((presses += 1) > PRESSES_MAX) throw new Error(`F6 does not reach ${within.toString()}`);
      await page.keyboard.press("F6");
    }
    await tabTo(page, what);
    await page.keyboard.press((await what.getAttribute("type")) === "checkbox" ? "Space" : "Enter");
  },
  pick: async (group, name) => {
    const page = group.page();
    const wanted = group.getByRole("radio", { name });
    await tabTo(page, group.getByRole("radio").first());
    await page.keyboard.press("Space");
    for (let presses = 0; !(await wanted.isChecked()); presses += 1) {
      if (presses > PRESSES_MAX) throw new Error(`the arrow keys do not reach ${String(name)}`);
      await page.keyboard.press("ArrowDown");
    }
  },
  begin: async (page, card) => {
    const unclaimed = part(page, /^Unclaimed: /);
    for (let presses = 0; !(await unclaimed.evaluate((each) => each.contains(document.activeElement)));) {
      if ((presses += 1) > PRESSES_MAX) throw new Error("F6 does not reach who waits");
      await page.keyboard.press("F6");
    }
    await tabTo(page, card);
    await page.keyboard.press("m");
    return false;
  },
  fromMenu: chooseInMenu,
};

const part = (page: Page, name: string | RegExp): Locator => page.getByRole("region", { name });
const cardOf = (page: Page, { number }: Row): Locator =>
  page.getByRole("link", { name: new RegExp(`^Contact ${String(number)}\\b`) });
const item = (card: Locator): Locator => card.locator("xpath=..");

/** Says to whom (where that is not known) and why, and moves. */
async function fillIn(
  page: Page,
  { press, pick }: Hands,
  to: string | null,
  isAtOnce: boolean,
): Promise<void> {
  const form = page.getByRole("dialog");
  if (to !== null) await pick(form.getByRole("radiogroup", { name: "Move to" }), new RegExp(`^${to},`));
  await pick(form.getByRole("radiogroup", { name: /^Why/ }), /^It waits/);
  if (isAtOnce) await press(form, form.getByRole("checkbox", { name: "It cannot wait until they accept" }));
  await press(form, form.getByRole("button", { name: "Move", exact: true }));
  await form.waitFor({ state: "detached" });
}

/** What a narrow window cuts off or makes somebody scroll sideways for. */
const stickingOut = async (page: Page, screen: string): Promise<readonly string[]> => [
  ...(await overflowing(page, screen)),
  ...(await cutOff(page, screen)),
];

/** What was asked of a colleague they decline, so that the next who leads finds them as they were. */
async function declineAll(name: string): Promise<void> {
  const { queue } = await of(name).ask<{
    queue: { rows: { number: number; offeredTo: { name: string } | null }[] };
  }>("{ queue { rows { number offeredTo { name } } } }");
  for (const { number, offeredTo } of queue.rows)
    if (offeredTo?.name.toLowerCase() === name) await move(of(name), "decline", number);
}

it.each([
  ["a pointer alone", pointer, null, 5, "Ada", "Marta"],
  ["the keyboard alone", keyboard, null, 8, "Marta", "Asha"],
  ["400 % zoom", thumb, NARROW, 11, "Asha", "Ada"],
] as const)(
  "with 23 who wait and 4 advocates, by %s, a lead moves one and many, takes it back, offers what is suggested, lets one be, and triages without claiming",
  async (_how, hands, size, from, one, many) => {
    const { page } = await stage.advocate("lee");
    await keepAnnouncements(page);
    if (size !== null) await page.setViewportSize(size);
    await page.goto(new URL("/board", stage.house().url).href);
    await part(page, `Unclaimed: ${String(WAITING)}`).waitFor();
    await page.getByRole("heading", { name: "On shift: 5" }).waitFor();
    // Whoever takes a card takes the one that lies there then.
    await wholeBoard(page, ["Dana", "Ada", "Marta", "Asha"]);
    const moves = part(page, "Moves of this shift");
    const [first, second, third] = (await readQueue(of("dana"))).filter(({ number }) => number >= from);
    if (first === undefined || second === undefined || third === undefined) throw new Error("too few wait");
    await cardOf(page, first).waitFor();

    // One, at once; and back.
    const isFilled = await hands.begin(page, cardOf(page, first), one);
    const form = page.getByRole("dialog", { name: `Move contact ${String(first.number)}` });
    await form.getByRole("button", { name: "Move", exact: true }).waitFor();
    await expectAccessible(page, "the form");
    expect(size === null ? [] : await stickingOut(page, "the form")).toEqual([]);
    const chosenThere = form.getByRole("radio", { name: new RegExp(`^${one},`), checked: true });
    if (isFilled) await chosenThere.waitFor({ state: "attached" });
    await fillIn(page, hands, isFilled ? null : one, true);
    const column = part(page, `${one}, 1 contact`);
    await column.getByRole("link", { name: new RegExp(`^Contact ${String(first.number)}\\b`) }).waitFor();
    await column.getByText("In hand: 1, with what is heavy counted more.").waitFor();
    await column.getByText("Texts: 1 of 2, letters: 0 of 4").waitFor();
    await hands.press(
      moves,
      moves.getByRole("button", { name: `Undo the move of contact ${String(first.number)}` }),
    );
    await moves
      .getByText(/Taken back by Lee\./)
      .first()
      .waitFor();
    await part(page, `Unclaimed: ${String(WAITING)}`).waitFor();

    // Many, who is asked.
    const unclaimed = part(page, /^Unclaimed: /);
    for (const row of [second, third])
      await hands.press(
        unclaimed,
        page.getByRole("checkbox", { name: `Choose contact ${String(row.number)}`, exact: true }),
      );
    await page.getByText("2 chosen").waitFor();
    if (hands === keyboard) await page.keyboard.press("m");
    else await page.getByRole("button", { name: "Move selected (2)…" }).click();
    await page.getByRole("dialog", { name: "Move 2 contacts" }).waitFor();
    await fillIn(page, hands, many, false);
    await expect.poll(() => moves.getByText(new RegExp(`${many} has not answered yet`)).count()).toBe(2);
    await declineAll(many.toLowerCase());
    await expect.poll(() => moves.getByText(new RegExp(`${many} declined`)).count()).toBe(2);
    await expectAccessible(page, "the board");
    expect(size === null ? [] : await stickingOut(page, "the board")).toEqual([]);

    // What is suggested.
    const suggested = part(page, /^Suggested/);
    await takeUp(hands.press, suggested, OFFERS);
    await takeUp(hands.press, suggested, LETS_BE);

    // Triage, which claims nothing.
    const places = page.getByRole("navigation", { name: "Places" });
    const triage = places.getByRole("link", { name: "Triage" });
    if (hands === keyboard) {
      await tabTo(page, triage);
      await page.keyboard.press("Enter");
    } else await triage.click();
    const article = page.getByRole("article").first();
    await article.waitFor();
    const number = /Contact (\d+)/.exec((await article.getAttribute("aria-label")) ?? "")?.[1] ?? "";
    const judged = page.getByRole("article", { name: new RegExp(`Contact ${number}\\b`) });
    if (hands === keyboard) {
      await tabTo(page, judged);
      await page.keyboard.press("6");
    } else {
      await judged.getByRole("button", { name: /Information/ }).click();
    }
    await judged.waitFor({ state: "detached" });
    expect((await readQueue(of("dana"))).find((row) => row.number === Number(number))).toMatchObject({
      status: "waiting",
      holder: null,
    });
  },
);
