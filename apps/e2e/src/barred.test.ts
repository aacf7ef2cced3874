import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { announcements, keepAnnouncements, timesSaid } from "./guard/announcements.ts";
import { covered, cutOff, overflowing } from "./guard/overflow.ts";
import { claimAndOpen, opened, write } from "./screen/answering.ts";
import { queueRow } from "./screen/desk.ts";
import { hasFocus, tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { arrives, file, numberOf } from "./talk/cases.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { claim, readQueue } from "./talk/queue.ts";
import { signInByHttp, type Staff, type StaffMember } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

vi.setConfig({ testTimeout: 240_000 });

/** 1280 px at 400 %. */
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };
const SENTENCE = "This contact has gone back to the queue, for somebody else to go on with.";

interface Kept {
  readonly contact: { readonly drafts: readonly { readonly text: string }[] };
}

async function fits(page: Page, screen: string): Promise<void> {
  await page.setViewportSize(NARROW);
  expect([
    ...(await overflowing(page, screen)),
    ...(await cutOff(page, screen)),
    ...(await covered(page, screen)),
  ]).toEqual([]);
  await expectAccessible(page, screen);
  await page.setViewportSize(WIDE);
}

async function idOf(staff: Staff): Promise<string> {
  return (await staff.ask<{ me: { id: string } }>("{ me { id } }")).me.id;
}

/** Bars somebody from a case, by whoever may; gives the bar. */
async function bar(by: Staff, caseNumber: number, userId: string): Promise<string> {
  const id = randomUUID();
  const { done } = await by.ask<{ done: { __typename: string } }>(
    `mutation ($id: ID!, $caseNumber: Int!, $userId: ID!) {
      done: barFromCase(id: $id, caseNumber: $caseNumber, userId: $userId, reason: knows_them) { __typename } }`,
    { id, caseNumber, userId },
  );
  expect(done.__typename).toBe("CaseBarred");
  return id;
}

it("[G490] [G523] a contact leaves whoever is barred from its case with one sentence, goes to the queue, and is gone on with by another; they find it nowhere", async () => {
  const { url } = stage.house();
  const by = async (name: StaffMember) => signInByHttp(url, name);
  const [dana, lee] = await Promise.all([by("dana"), by("lee")]);
  const row = await arrives(
    url,
    dana,
    stage.secret("555-0178"),
    stage.secret("The larkspur boat leaves at night"),
  );
  const typed = stage.secret("Where shall we");

  const desk = await stage.newcomer();
  const { page } = desk;
  await keepAnnouncements(page);
  await stage.signIn(page, "dana");
  const { page: ada } = await stage.advocate("ada");
  await claimAndOpen(page, row.number);
  const [caseId, person] = [randomUUID(), randomUUID()];
  const came = { kind: "person", person } as const;
  await file(dana, { contactId: row.id, caseId, isNew: true, came, newPeople: [person] });
  const caseNumber = await numberOf(dana, caseId);
  await lee.ask("mutation { keepShift(state: available) { __typename } }");
  await write(page, "r", typed);
  const kept = "query ($id: ID!) { contact(id: $id) { ... on Contact { drafts { text } } } }";
  await expect
    .poll(async () => (await dana.ask<Kept>(kept, { id: row.id })).contact.drafts.at(0)?.text)
    .toBe(typed);

  await bar(lee, caseNumber, await idOf(dana));

  // It leaves their screen with what was said and typed there, and they stand at the sentence.
  const heading = page.getByRole("heading", { name: SENTENCE, level: 1 });
  await heading.waitFor();
  await expect.poll(() => hasFocus(heading)).toBe(true);
  await expect.poll(() => timesSaid(page, SENTENCE)).toBe(1);
  const main = page.locator("main");
  expect(await main.innerText()).not.toMatch(/larkspur|Where shall we/);
  await queueRow(page, row.number).waitFor({ state: "detached" });
  expect((await announcements(page)).join("\n")).not.toMatch(/case|barred|larkspur/i);
  // Nothing else counts as out of date because of it.
  await page.getByText("● Live").waitFor();
  await fits(page, "a contact that went on without whoever had it");

  // Another has it, with what was left unsent in it.
  await claimAndOpen(ada, row.number);
  await ada.getByText(/^Draft by Dana, not sent/).waitFor();
  await ada.locator("[data-pane=composer]").getByText(typed, { exact: true }).waitFor();

  // By the keyboard alone back to the queue, where it is not; nor is it found by words, by its number, or by its link.
  await page.keyboard.press("Tab");
  await page.getByRole("link", { name: "Back to the queue" }).and(page.locator(":focus")).waitFor();
  await page.keyboard.press("Enter");
  await page.locator("#queue:focus, #queue :focus").first().waitFor();
  expect(await queueRow(page, row.number).count()).toBe(0);
  await page.keyboard.press("/");
  const words = page.getByLabel("Words that were said or written, all of them");
  await words.and(page.locator(":focus")).waitFor();
  await page.keyboard.type("larkspur");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Contacts" }).getByText("Nothing was found.").waitFor();
  await page.keyboard.press("Escape");
  await page.goto(new URL(`/contact/${row.id}`, url).href);
  await page.getByRole("heading", { name: "This contact is not here", level: 1 }).waitFor();
  expect((await readQueue(dana)).map(({ id }) => id)).not.toContain(row.id);
  expect(await main.innerText()).not.toMatch(/larkspur|Where shall we/);
});

it("[AL35] [G522] [A92] a lead is told that everybody on shift is kept from who waits, and no longer once somebody may take it", async () => {
  const { url } = stage.house();
  const by = async (name: StaffMember) => signInByHttp(url, name);
  const [dana, lee, pat] = await Promise.all([by("dana"), by("lee"), by("pat")]);
  const row = await arrives(url, dana, stage.secret("555-0179"), stage.secret("The willow gate is open"));
  await claim(dana, row);
  const [caseId, person] = [randomUUID(), randomUUID()];
  const came = { kind: "person", person } as const;
  await file(dana, { contactId: row.id, caseId, isNew: true, came, newPeople: [person] });
  const caseNumber = await numberOf(dana, caseId);

  const { page: lead } = await stage.advocate("lee");
  await lee.ask("mutation { endShift }");
  await dana.ask("mutation { keepShift(state: available) { __typename } }");
  const told = lead.getByRole("region", { name: "Waiting for somebody who is not on shift" });
  await bar(pat, caseNumber, await idOf(dana));
  await told
    .getByText(new RegExp(`^Contact ${row.number} waits, and since .* nobody on shift can take it`))
    .waitFor();
  expect(await told.innerText()).not.toMatch(/dana|case|barred/i);
  await fits(lead, "a lead is told that nobody on shift may take who waits");
  await tabTo(lead, told.getByRole("link", { name: `Open contact ${row.number}` }), "Shift+Tab");
  await lead.keyboard.press("Enter");
  await opened(lead, row.number);
  await lee.ask("mutation { keepShift(state: available) { __typename } }");
  await told.waitFor({ state: "detached" });
});
