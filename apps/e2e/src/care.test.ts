import type { Locator, Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { expectFits } from "./guard/fits.ts";
import { movedClock, type MovedClock } from "./house/moved-clock.ts";
import { claimAndOpen, writeAnswer } from "./screen/answering.ts";
import { closeAs } from "./screen/closing.ts";
import { pressButton, pressInTurn } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { arrives } from "./talk/cases.ts";
import { move } from "./talk/move.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp, type Staff, type StaffMember } from "./talk/staff.ts";

let clock: MovedClock;
const stage = setStage({
  // Whoever asks in the moment in which the clock moves is told to come again, until the sessions were read by it.
  outage: true,
  outside: async () => {
    clock = await movedClock();
    const environment = { ...clock.environment, HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET };
    return { environment, close: clock.close };
  },
});
/** An advocate and a lead, each at a screen that is looked at, through four contacts. */
vi.setConfig({ testTimeout: 240_000 });

const MINUTE = 60_000;
const PATIENCE = { timeout: 30_000 };

const fits = (page: Page, screen: string): Promise<void> =>
  expectFits(page, screen, { secrets: stage.secrets });
const after = (page: Page): Locator =>
  page.getByRole("region", { name: "Your time after the contact", exact: true });
const column = (page: Page, name: string): Locator =>
  page.getByRole("region", { name: new RegExp(`^${name}\\b`) });

async function onShift(name: StaffMember): Promise<Staff> {
  const staff = await signInByHttp(stage.house().url, name);
  await staff.ask("mutation { keepShift(state: available) { state } }");
  return staff;
}

let written = 0;
/** Somebody writes, and what they write about is a crisis unless told otherwise. */
async function writes(staff: Staff, lane: "crisis" | null = "crisis"): Promise<number> {
  written += 1;
  const { url } = stage.house();
  const row = await arrives(
    url,
    staff,
    stage.secret(`555-019${String(written)}`),
    stage.secret("Please answer me"),
  );
  if (lane !== null) await move(staff, "lane", row.number, { lane });
  return row.number;
}

/** Answers and closes a contact, by the keyboard alone. */
async function ends(page: Page, number: number): Promise<void> {
  await pressInTurn(page, "g", "q");
  await claimAndOpen(page, number);
  await writeAnswer(page, stage.secret(`I am here with you, ${String(number)}`));
  await pressButton(page, "Close…");
  await closeAs(page, "Information");
  await after(page).waitFor(PATIENCE);
}

it("[Q41] [Q42] [Q43] [Q46] [A109] [A110] [A120] whoever answered has time of their own after a contact, three minutes for themself and a break after what was hard; a lead sees how much was hard and looks after them, and nobody else sees any of it", async () => {
  const staff = await onShift("dana");
  await onShift("ada");
  await onShift("lee");
  const first = await writes(staff, null);
  const { page: dana } = await stage.advocate("dana");
  await ends(dana, first);

  // Her own time, longer at a press, and three minutes that nobody is told of.
  const until = async (): Promise<string> => (await after(dana).locator("p").first().textContent()) ?? "";
  await after(dana)
    .getByText(/^Time for you, until \d\d:\d\d\.$/)
    .waitFor();
  const before = await until();
  await fits(dana, "time after a contact");
  await pressButton(dana, "Five more minutes");
  await expect.poll(until, PATIENCE).not.toBe(before);
  await pressButton(dana, "Three minutes for you");
  await after(dana).getByText("If you like, let your feet feel the floor.").waitFor();
  await fits(dana, "three minutes for oneself");
  await pressButton(dana, "Stop here");
  await pressButton(dana, "I am ready");
  await after(dana).waitFor({ state: "detached" });
  expect(await dana.getByRole("region", { name: "A break for you" }).count()).toBe(0);

  // After a crisis a break is offered, and nothing sends her on it.
  await ends(dana, await writes(staff));
  const offer = dana.getByRole("region", { name: "A break for you" });
  await offer.getByText("That was a hard contact. A break is yours if you want one.").waitFor(PATIENCE);
  await fits(dana, "a break that is offered");
  await pressButton(dana, "Not now");
  await offer.waitFor({ state: "detached" });
  await pressButton(dana, "I am ready");
  await after(dana).waitFor({ state: "detached" });

  for (const _more of [2, 3]) {
    await ends(dana, await writes(staff));
    await pressButton(dana, "I am ready");
    await after(dana).waitFor({ state: "detached" });
  }

  // A lead sees the number, and is prompted after three.
  const { page: lee } = await stage.advocate("lee");
  await pressInTurn(lee, "g", "b");
  await lee.locator("#work:focus").waitFor();
  await column(lee, "Dana")
    .getByText(/, 3 hard/)
    .waitFor(PATIENCE);
  const prompt = lee.getByRole("group", { name: "Check in with Dana" });
  await prompt.getByText("3 hard contacts on this shift. Ask how they are.").waitFor(PATIENCE);
  expect(await lee.getByRole("group", { name: /^Check in with/ }).count()).toBe(1);
  await fits(lee, "the board with a prompt to check in");
  await pressButton(lee, "I checked in with Dana");
  await prompt.waitFor({ state: "detached" });
  await column(lee, "Dana")
    .getByText(/^Lee checked in at \d\d:\d\d$/)
    .waitFor();

  // Nobody else does: neither a colleague nor whoever it is about.
  const { page: ada } = await stage.advocate("ada");
  for (const page of [ada, dana]) {
    await pressInTurn(page, "g", "b");
    await page.locator("#work:focus").waitFor();
    await column(page, "Dana").waitFor(PATIENCE);
    expect(await page.locator("#work").textContent()).not.toMatch(/hard|checked in|Ask how/i);
  }

  // What is offered anew after the last of them she takes.
  await pressButton(dana, "Take a break of 10 min");
  const rest = dana.getByRole("region", { name: "Your break" });
  await rest.getByText(/^Your break, until \d\d:\d\d\.$/).waitFor(PATIENCE);
  await offer.waitFor({ state: "detached" });
  await clock.pass(11 * MINUTE, stage.house().url);
  await rest.getByText(/Take longer where you need it\.$/).waitFor(PATIENCE);
  await fits(dana, "a break that is over");
  await dana.getByText("● Live").waitFor(PATIENCE);
  await pressButton(dana, "Back to work");
  await rest.waitFor({ state: "detached" });
  await column(lee, "Dana")
    .getByText(/^Back from a break for /)
    .waitFor(PATIENCE);
});
