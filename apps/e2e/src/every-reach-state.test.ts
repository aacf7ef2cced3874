import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { lookAt, type Look } from "./guard/looks.ts";
import { movedClock, type MovedClock } from "./house/moved-clock.ts";
import { openTextLine, type TextLine } from "./house/text-line.ts";
import { askedBar, goToAsked, lockBar, reasonFor, sendReason } from "./screen/lift-asked.ts";
import type { Screen } from "./screen/screens.ts";
import { setStage } from "./stage.ts";
import { recordSaid, type Said } from "./talk/preferences.ts";
import { answer, claim, readQueue } from "./talk/queue.ts";
import { signInByHttp, type Staff } from "./talk/staff.ts";

let line: TextLine;
let clock: MovedClock;
const stage = setStage({
  outage: true,
  outside: async (port) => {
    clock = await movedClock();
    line = await openTextLine(port, () => clock.now());
    return {
      environment: { ...line.environment, ...clock.environment },
      close: async () => {
        await line.close();
        await clock.close();
      },
    };
  },
});

const MINUTE = 60_000;
/** Longer than a contact takes to open. */
const SOON_MS = 4_000;
const LOOKS_MS_MAX = 480_000;
const LEAVES = { timeout: 20_000 };
const EVERY_DAY = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const CODES = { safe: "marigolds", danger: "umbrellas", coverStory: ["Your order is ready."] };

const writes = async (from: string, words: string): Promise<void> => {
  // A word that stands alone is a name of ours, too.
  const text = words.includes(" ") ? stage.secret(words) : words;
  line.twilio.receive({ from: stage.secret(from), text });
  expect(await line.bring()).toEqual([200]);
};

let people = 0;
/** Somebody writes in and is taken on; what they say of how they may be reached is recorded. */
async function meet(staff: Staff, words: string, said?: Said) {
  people += 1;
  const from = `+12025550${140 + people}`;
  await writes(from, words);
  const row = (await readQueue(staff)).at(-1);
  if (row === undefined) throw new Error("nobody stands in the queue");
  await claim(staff, row);
  if (said !== undefined) await recordSaid(staff, row.id, said);
  return { ...row, from };
}

/** Answers somebody, and waits until it has left. */
async function answered(staff: Staff, { id, from }: { id: string; from: string }): Promise<void> {
  const before = line.twilio.taken.length;
  await answer(staff, id, stage.secret("I am here."));
  await expect.poll(() => line.twilio.taken.slice(before).some(({ to }) => to === from), LEAVES).toBe(true);
}

const at =
  (id: string, ...shown: readonly (string | RegExp)[]) =>
  async (page: Page): Promise<void> => {
    await page.goto(new URL(`/contact/${id}`, stage.house().url).href);
    await page.getByRole("region", { name: "Conversation" }).waitFor();
    for (const words of shown) await page.getByText(words).first().waitFor();
  };
/** The same, with the next reply written for what is due there. */
const written =
  (id: string, words: string) =>
  async (page: Page): Promise<void> => {
    await at(id)(page);
    await page.getByRole("button", { name: "Write it" }).click();
    await page.getByText(words).first().waitFor();
  };
const act = async (staff: Staff, name: string, contactId: string): Promise<void> => {
  await staff.ask(`mutation ($id: ID!) { ${name}(contactId: $id) { __typename } }`, { id: contactId });
};

/** Agrees that we write, from and until so many minutes from now. */
async function agree(staff: Staff, contactId: string, from: number, until: number): Promise<void> {
  const times = { dueAt: clock.now() + from * MINUTE, until: clock.now() + until * MINUTE };
  const { told } = await staff.ask<{ told: { __typename: string } }>(
    `mutation ($id: ID!, $contactId: ID!, $text: String!, $times: FollowUpTimes!) {
      told: agreeFollowUp(id: $id, contactId: $contactId, way: we_text, text: $text, times: $times, otherwise: tell_lead) {
        __typename } }`,
    { id: randomUUID(), contactId, text: stage.secret("Ask whether the room was ready"), times },
  );
  expect(told.__typename).toBe("FollowUpKept");
}

it(
  "a contact is in order in every state of how it may be reached: light and dark, narrow, and by axe",
  async () => {
    const { url } = stage.house();
    const { page } = await stage.advocate("dana");
    const staff = await signInByHttp(url, "dana");
    const hour = (ahead: number): string =>
      `${String((new Date(clock.now() + ahead * 60 * MINUTE).getUTCHours() + 24) % 24).padStart(2, "0")}:00`;
    const closed = [{ days: EVERY_DAY, from: hour(3), until: hour(5) }];

    const notAsked = await meet(staff, "is anybody there. dunlin");
    const agreed = await meet(staff, "you can text me. curlew", {});
    const outside = await meet(staff, "not now. godwit", { windows: closed });
    const expiring = await meet(staff, "for a minute. plover", { validUntil: clock.now() + 2 * MINUTE });
    await agree(staff, expiring.id, 8, 60);
    const never = await meet(staff, "leave me be. knot", { may: "never" });
    const marked = await meet(staff, "who is this. ruff", {});
    await act(staff, "markMayBeExploiter", marked.id);
    const stopped = await meet(staff, "hello. turnstone", {});
    await writes(stopped.from, "STOP");
    const story = await meet(staff, "he is back. avocet", { codes: CODES });
    await writes(story.from, "no umbrellas");
    const silent = await meet(staff, "he is here. whimbrel", { codes: { ...CODES, coverStory: [] } });
    await writes(silent.from, "no umbrellas");
    const blocked = await meet(staff, "ok. sanderling", {});
    const waiting = await meet(staff, "wait. dotterel", {});
    await answered(staff, blocked);
    const last = line.twilio.taken.findLast(({ to }) => to === blocked.from);
    if (last === undefined) throw new Error("nothing was sent");
    line.twilio.report(last, "failed", 21_610);
    expect(await line.bring()).toEqual([200]);
    await answered(staff, waiting);
    // What follows is timed from here, however long all of it takes.
    const begun = clock.now();
    const minutesOn = (minutes: number): Promise<void> =>
      clock.pass(begun + minutes * MINUTE - clock.now(), url);
    await agree(staff, agreed.id, 8, 15);
    const screens: readonly Screen[] = [
      { name: "not asked", show: at(notAsked.id, "nobody has asked them how they may be reached") },
      { name: "agreed and open", show: at(agreed.id, "text ok") },
      { name: "outside their hours", show: at(outside.id, /outside their hours/) },
      { name: "never contact", show: at(never.id, "never contact") },
      { name: "may be the exploiter", show: at(marked.id, "withheld while this may be the exploiter") },
      { name: "opted out", show: at(stopped.id, /It could be opting out, it could be danger/) },
      { name: "provider block", show: at(blocked.id, /The provider no longer takes texts for them/) },
      { name: "danger with a cover story", show: at(story.id, "Send the cover story") },
      { name: "danger without one", show: at(silent.id, "Sending is off.") },
    ];
    const looks: string[] = [];
    looks.push(...(await lookAt(page, screens)));
    await minutesOn(11);
    looks.push(
      ...(await lookAt(page, [
        { name: "countdown", show: at(waiting.id, /Sending locks at/) },
        { name: "expired", show: at(expiring.id, /^expired/) },
        { name: "a follow-up that is due", show: at(agreed.id, "due now") },
        { name: "what a lead may lift", show: written(expiring.id, "A shift lead can lift this") },
      ])),
    );
    await minutesOn(16);
    looks.push(
      ...(await lookAt(page, [
        { name: "silence", show: at(waiting.id, "Sending is off.") },
        { name: "a follow-up that was missed", show: at(agreed.id, "missed") },
      ])),
    );
    expect(looks).toEqual([]);
  },
  LOOKS_MS_MAX,
);

it("a lead is asked to lift a lock, sees it wherever they are, declines and lifts, and whoever asked sees which, by keyboard", async () => {
  const { url } = stage.house();
  const [{ page: dana }, { page: lee }] = await Promise.all([stage.advocate("dana"), stage.advocate("lee")]);
  const staff = await signInByHttp(url, "dana");
  const { id, number } = await meet(staff, "until noon. siskin", { validUntil: clock.now() + 2 * MINUTE });
  await agree(staff, id, 3, 90);
  // It comes due under their eyes, which is no news of the contact that is open: what leads may lift is told all the same.
  await clock.pass(3 * MINUTE - SOON_MS, url);
  await at(id, "due now")(dana);
  /** What stands on this screen now is in order: it would take too long to look at all of it in every way. */
  const looks: string[] = [];
  const look = async (page: Page, name: string, ways: readonly Look[]): Promise<void> =>
    void looks.push(...(await lookAt(page, [{ name, show: async () => {} }], ways)));
  const asks = async (reason: string): Promise<void> => {
    await reasonFor(dana, /^Ask a lead to lift it/, stage.secret(reason));
    await sendReason(dana);
    await lockBar(dana).getByText("Not answered yet.").waitFor();
  };

  await asks("the clinic calls at noon. siskin");
  await look(dana, "a lead was asked", ["inaccessible", "unfit"]);
  await askedBar(lee)
    .getByText(`lift the lock on contact ${String(number)}`)
    .waitFor();
  await look(lee, "what leads are asked", ["inaccessible", "tooSmall", "unfit"]);

  await goToAsked(lee, number);
  await lockBar(lee).getByText("the clinic calls at noon").waitFor();
  await reasonFor(lee, /^Decline to lift/, stage.secret("they are asleep by now. siskin"));
  await look(lee, "declining to lift", ["inaccessible"]);
  await sendReason(lee);
  await lockBar(dana).getByText("they are asleep by now").waitFor();
  await look(dana, "declined", ["inaccessible"]);

  await asks("they asked for it once more. siskin");
  await lockBar(lee).getByText("they asked for it once more").waitFor();
  await reasonFor(lee, /^Lift for one check message/, stage.secret("they asked twice. siskin"));
  await sendReason(lee);
  await lockBar(dana)
    .getByText(/^Lee lifted it/)
    .waitFor();
  await look(dana, "lifted", ["inaccessible"]);
  expect(looks).toEqual([]);
});
