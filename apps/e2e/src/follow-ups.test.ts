import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { claimAndOpen, write } from "./screen/answering.ts";
import { closeAs } from "./screen/closing.ts";
import { queueRow } from "./screen/desk.ts";
import { pressButton, pressInTurn } from "./screen/keyboard.ts";
import { routed } from "./screen/routed.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { claim, note, readQueue, type Row } from "./talk/queue.ts";
import { signInByHttp, type Staff } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });
const SECOND = 1_000;
const PATIENCE = { timeout: 30_000 };

let events = 0;
/** Somebody writes in; gives the row of their contact. */
async function writeIn(staff: Staff): Promise<Row> {
  events += 1;
  const from = stage.secret(`555-018${String(events)}`);
  const text = stage.secret(`I am on the bus now, ${String(events)}`);
  expect((await deliver(stage.house().url, { event: `f${String(events)}`, from, text })).ok).toBe(true);
  const row = (await readQueue(staff)).at(-1);
  if (row === undefined) throw new Error("nobody stands in the queue");
  return row;
}

/** A time from now, in seconds. */
function times(from: number, until: number): { dueAt: number; until: number } {
  const now = Date.now();
  return { dueAt: now + from * SECOND, until: now + until * SECOND };
}

/**
 * Agrees on something for a time from now, in seconds, as whoever has the contact; gives its id. Whoever is told that this time is over
 * already, which a short one may be when the gateway hears of it, agrees on the next one.
 */
async function agree(
  staff: Staff,
  contactId: string,
  text: string,
  from: number,
  until: number,
): Promise<string> {
  const id = randomUUID();
  for (;;) {
    const { told } = await staff.ask<{ told: { __typename: string; problem?: string } }>(
      `mutation ($id: ID!, $contactId: ID!, $text: String!, $times: FollowUpTimes!) {
        told: agreeFollowUp(id: $id, contactId: $contactId, way: we_text, text: $text, times: $times, otherwise: tell_lead) {
          __typename ... on FollowUpTimesRefused { problem } } }`,
      { id, contactId, text, times: times(from, until) },
    );
    if (told.problem === "over") continue;
    expect(told.__typename).toBe("FollowUpKept");
    return id;
  }
}

/** Moves what was agreed on first to another time from now, in seconds. */
async function move(staff: Staff, id: string, from: number, until: number): Promise<void> {
  const { told } = await staff.ask<{ told: { __typename: string } }>(
    `mutation ($id: ID!, $times: FollowUpTimes!) {
      told: moveFollowUp(id: $id, expectedVersion: 1, times: $times) { __typename } }`,
    { id, times: times(from, until) },
  );
  expect(told.__typename).toBe("FollowUpKept");
}

const list = (page: Page) => page.getByRole("list", { name: "Open follow-ups" });

it("a follow-up is made in a few keys, stands in its contact and on the board, and is found in order by axe", async () => {
  const words = stage.secret("Ask whether she got off at the station");
  const dana = await stage.advocate("dana");
  const { number } = await writeIn(await signInByHttp(stage.house().url, "dana"));
  await claimAndOpen(dana.page, number);
  await dana.page.keyboard.press("f");
  await dana.page.getByLabel("What was agreed, for colleagues").and(dana.page.locator(":focus")).waitFor();
  await expectAccessible(dana.page, "the dialog of a follow-up");
  await dana.page.keyboard.type(words);
  await dana.page.keyboard.press("Enter");
  await list(dana.page).getByText(words).waitFor();
  await list(dana.page).getByText("planned", { exact: true }).waitFor();
  await expect.poll(() => dana.page.locator("#agree-follow-up:focus").count()).toBe(1);
  await expectAccessible(dana.page, "a contact with a follow-up");
  await pressInTurn(dana.page, "g", "b");
  const section = dana.page.getByRole("region", { name: "Follow-ups due next: 1" });
  await section.getByText("planned").waitFor();
  expect(await section.textContent()).not.toContain(words);
  await expectAccessible(dana.page, "the board with a follow-up");
});

it("when its time comes, its closed contact is back in the queue for the shift, what is written for it is asked of the locks of that moment, and what became of it is kept", async () => {
  const words = stage.secret("Text her that the room is ready");
  const [dana, ada] = [await stage.advocate("dana"), await stage.advocate("ada")];
  const staff = await signInByHttp(stage.house().url, "dana");
  const row = await writeIn(staff);
  await claimAndOpen(dana.page, row.number);
  const agreed = await agree(staff, row.id, words, 3_600, 7_200);
  await list(dana.page).getByText(words).waitFor();
  // In the very moment in which she closes it, it changes: she is told, and what she chose stays chosen.
  let closes = 0;
  await routed(dana.page, "**/graphql", async (route) => {
    const isClose = route.request().postData()?.includes("mutation Close(") === true;
    if (isClose && (closes += 1) === 1) await note(staff, row.id, stage.secret("The bus is late"));
    await route.continue();
  });
  await pressButton(dana.page, "Close…");
  await closeAs(dana.page, "Information");
  await queueRow(ada.page, row.number).waitFor({ state: "detached" });
  expect(closes).toBe(2);
  await dana.page.unroute("**/graphql");

  // Its time comes only now, however long all of that took: of a closed contact it is anybody's to move (DB242).
  await move(staff, agreed, 2, 600);
  await queueRow(ada.page, row.number).getByText("follow-up due: we write").waitFor(PATIENCE);
  await claimAndOpen(ada.page, row.number);
  await list(ada.page).getByText(words).waitFor();
  await pressButton(ada.page, "Write it");
  await ada.page.locator("#composer-text:focus").waitFor();
  await list(ada.page).getByRole("button", { name: "Your next reply is for this" }).waitFor();
  await write(ada.page, "r", stage.secret("The room is ready"));
  await ada.page.keyboard.press("Control+Enter");
  // Nobody asked her whether she may be written to, and what is agreed for later is no answer (CP6).
  await ada.page.getByText("Nobody has asked them yet how they may be reached").first().waitFor(PATIENCE);
  await pressButton(ada.page, "Not reached");
  await pressButton(ada.page, "1 settled follow-up");
  await ada.page.getByText(/^not reached, said by Ada, /).waitFor(PATIENCE);
  expect(await list(ada.page).count()).toBe(0);
});

it("a missed one is told to the lead on every screen, until they say that they know", async () => {
  const lee = await stage.advocate("lee");
  const staff = await signInByHttp(stage.house().url, "dana");
  const row = await writeIn(staff);
  await claim(staff, row);
  await agree(staff, row.id, stage.secret("Call before her shift"), 1, 3);
  await lee.page.getByText("1 follow-up was missed.").waitFor(PATIENCE);
  await expectAccessible(lee.page, "the queue with a missed follow-up");
  await pressInTurn(lee.page, "g", "b");
  await pressButton(lee.page, `I know that contact ${String(row.number)} was missed`);
  await expect.poll(() => lee.page.getByText("1 follow-up was missed.").count()).toBe(0);
});
