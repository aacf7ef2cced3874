import { ChannelId, MessageId, type ContactId, type Medium, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse } from "../testing/disclosure-house.ts";
import { sampleArrival, sampleAnswered, sampleMail } from "../testing/index.ts";
import { sampleCall } from "../testing/sample-call.ts";
import { turnDatabase } from "../testing/turn-database.ts";
import type { AdvocateFacts } from "./routing-store.ts";

const MINUTE = 60_000;
const TEXTS = ChannelId.parse("texts");
let now = 1_800_000_000_000;
let house: DisclosureHouse;
let dana: UserId;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
  ({ dana } = house.staff);
});
afterAll(async () => house.close());
beforeEach(async () => {
  now += 24 * 60 * MINUTE;
  await turnDatabase(house.client, now);
  await house.store.shifts.end(dana);
  await house.store.shifts.keep(dana, "available");
});

let threads = 0;
async function waits(medium: Medium = "text"): Promise<ContactId> {
  const threadKey = `+1555020${String((threads += 1)).padStart(4, "0")}`;
  return (
    await house.store.intake.arrive(sampleArrival({ channel: TEXTS, medium, threadKey, address: threadKey }))
  ).contactId;
}
const rowOf = async (id: ContactId) => (await house.store.contacts.contact(id))?.row;
async function move(id: ContactId, kind: "claim" | "return", by = dana): Promise<void> {
  const version = (await rowOf(id))?.version ?? 0;
  expect(await house.store.moves.move(id, by, version, { kind })).toMatchObject({ kind: "moved" });
}
async function triaged(id: ContactId, lane: "crisis" | "minor_mentioned"): Promise<void> {
  await house.store.triage.triage(id, dana, (await rowOf(id))?.version ?? 0, {
    lane,
    speaker: null,
    language: "es",
    targetMs: MINUTE,
    dangerTargetMs: MINUTE,
  });
}
const answered = async (contactId: ContactId) =>
  house.store.answers.answer({
    contactId,
    messageId: MessageId.parse(crypto.randomUUID()),
    by: dana,
    text: "I am here.",
    validForMs: null,
    check: () => null,
  });
const found = async (id: ContactId) => (await house.store.routing.sought()).find((each) => each.id === id);
async function mine(): Promise<AdvocateFacts> {
  const { advocates } = await house.store.routing.onShift(dana);
  const [only] = advocates;
  if (only === undefined || advocates.length > 1) throw new Error("one is asked for, and one is on shift");
  return only;
}

describe("what waits, as matching reads it", () => {
  it("[DB656] is what the queue says of it, with its version", async () => {
    const id = await waits();
    const row = await rowOf(id);
    expect(await found(id)).toEqual({
      id,
      number: row?.number,
      version: row?.version,
      channel: TEXTS,
      medium: "text",
      language: null,
      danger: null,
      lane: null,
      dueAt: row?.dueAt,
      waitingSince: row?.waitingSince,
      barred: [],
      refusedBy: [],
      hadBy: null,
    });
  });

  it("[DB656] is not what somebody has, what only machines wrote, what is set aside, or who is on the telephone", async () => {
    const [held, aside] = [await waits(), await waits()];
    const byMachine = async () =>
      (await house.store.intake.arrive(sampleMail({}, { automatic: "auto_reply" }))).contactId;
    const [byMachines, foundIn] = [await byMachine(), await byMachine()];
    await move(held, "claim");
    await house.client.query(
      "update contact set set_aside_until = $2, set_aside_by_id = $3, version = version + 1 where id = $1",
      [aside, new Date(now + 60 * MINUTE), dana],
    );
    await house.client.query(
      "update contact set lane = 'tip', lane_reason = 'staff', version = version + 1 where id = $1",
      [foundIn],
    );
    const { contactId: ringing } = await sampleCall(house.store, { at: now });
    const ids = (await house.store.routing.sought()).map(({ id }) => id);
    expect([held, byMachines, aside, ringing].map((id) => ids.includes(id))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(ids).toContain(foundIn);
  });

  it("[DB656] says who had it last on this shift, and forgets that with the shift", async () => {
    const id = await waits();
    await move(id, "claim");
    await answered(id);
    await move(id, "return");
    expect((await found(id))?.hadBy).toBe(dana);
    await house.store.shifts.keep(house.staff.lee, "available");
    await house.client.query(
      "insert into shift_had (user_id, contact_id, at, weight, after_ms) values ($1, $2, instant($3), 'usual', 0)",
      [house.staff.lee, id, now + MINUTE],
    );
    expect((await found(id))?.hadBy).toBe(house.staff.lee);
    await house.store.shifts.end(house.staff.lee);
    expect((await found(id))?.hadBy).toBe(dana);
    await house.store.shifts.end(dana);
    expect((await found(id))?.hadBy).toBeNull();
  });

  it("[DB656] says who is barred from it", async () => {
    const scene = await house.scene();
    await house.client.query(
      "insert into case_bar (id, case_id, user_id, reason, at, by_id) values ($1, $2, $3, 'other', now(), $4)",
      [crypto.randomUUID(), scene.caseId, house.staff.ada, house.staff.lee],
    );
    await move(scene.contactId, "return");
    expect((await found(scene.contactId))?.barred).toEqual([house.staff.ada]);
    expect((await found(await waits()))?.barred).toEqual([]);
    await move(scene.contactId, "claim");
    expect((await mine()).holds.find(({ id }) => id === scene.contactId)?.barred).toEqual([house.staff.ada]);
    await move(scene.contactId, "return");
  });
});

describe("who is on shift, as matching reads them", () => {
  it("[DB656] is everybody on shift and nobody else, with what they are offered contacts by", async () => {
    await house.store.skills.change(
      dana,
      house.staff.lee,
      (await house.store.skills.of(dana))?.version ?? 0,
      {
        languages: ["es"],
        media: ["text"],
        textsAtOnce: 1,
      },
    );
    const { now: read, advocates } = await house.store.routing.onShift();
    expect(read).toBe(now);
    expect(advocates.map(({ id }) => id)).toEqual(
      (await house.store.shifts.board()).rows.map(({ id }) => id).toSorted(),
    );
    expect(advocates.find(({ id }) => id === dana)).toMatchObject({
      role: "advocate",
      state: "available",
      paused: [],
      goneSince: null,
      isWrappingUp: false,
      since: now,
      idleSince: now,
      languages: ["es"],
      media: ["text"],
      textsAtOnce: 1,
      had: [],
      breakEndedAt: null,
      declinedAt: null,
    });
    await house.store.shifts.end(house.staff.lou);
    expect((await house.store.routing.onShift(house.staff.lou)).advocates).toEqual([]);
  });

  it("[DB656] says what they have, how heavy it is, whether they talk, and since when an answer is owed", async () => {
    const [usual, crisis, minor] = [await waits(), await waits("email"), await waits("form")];
    const since = (await rowOf(usual))?.waitingSince;
    for (const id of [usual, crisis, minor]) await move(id, "claim");
    await triaged(crisis, "crisis");
    await triaged(minor, "minor_mentioned");
    await answered(minor);
    const call = await sampleAnswered(house.store, dana, { at: now });
    const { holds } = await mine();
    const held = (id: ContactId) => holds.find((each) => each.id === id);
    expect(held(usual)).toMatchObject({
      medium: "text",
      language: null,
      weight: "usual",
      isTalking: false,
      owedSince: since,
    });
    expect(held(crisis)).toMatchObject({
      medium: "email",
      language: "es",
      weight: "crisis",
      isTalking: false,
    });
    expect(held(minor)).toMatchObject({ weight: "heavy", owedSince: null });
    expect(held(call.contactId)).toMatchObject({ medium: "voice", isTalking: true });
  });

  it("[DB656] says what they had on this shift, that they have time to themselves, and since when nothing new came", async () => {
    const id = await waits();
    await move(id, "claim");
    await triaged(id, "crisis");
    await answered(id);
    now += MINUTE;
    await turnDatabase(house.client, now);
    const version = (await rowOf(id))?.version ?? 0;
    await house.store.moves.move(id, dana, version, { kind: "close", disposition: "referral_given" });
    expect(await mine()).toMatchObject({
      had: [{ at: now, weight: "crisis" }],
      isWrappingUp: true,
      idleSince: now,
    });
    await house.store.care.declineBreak(dana);
    await house.store.care.endAfter(dana);
    expect(await mine()).toMatchObject({ isWrappingUp: false, declinedAt: now });
  });

  it("[DB760] says of all at once what is said of each: since when nothing is heard of them, and whether they have time to themselves", async () => {
    const ids = [await waits(), await waits()];
    now += 5 * MINUTE;
    await turnDatabase(house.client, now);
    const alone = async () => {
      const { rows } = await house.client.query<{ goneSince: number | null; isWrappingUp: boolean }>(
        `select ms(unheard_since($1))::float as "goneSince",
           coalesce(after_contact_until($1) > instant($2), false) as "isWrappingUp"`,
        [dana, now],
      );
      return rows[0];
    };
    const seen = { goneSince: new Set<boolean>(), isWrappingUp: new Set<string>() };
    // The second that they had ends before the first, unless the first was before they said something of their time.
    for (const heardAgo of [19_999, 20_000, 5 * MINUTE])
      for (const saidAgo of [null, 3 * MINUTE, 90_000, 30_000])
        for (const leftMs of [-1, 1]) {
          await house.client.query("delete from shift_had where user_id = $1", [dana]);
          await house.client.query(
            `insert into shift_had (user_id, contact_id, at, weight, after_ms) values
               ($1, $2, instant($4::bigint - 120000), 'usual', 120000 + $5::integer), ($1, $3, instant($4::bigint - 60000), 'heavy', 59000)`,
            [dana, ids[0], ids[1], now, leftMs],
          );
          await house.client.query(
            `insert into shift_care as care (user_id, after_until, after_said_at)
             values ($1, instant($2::bigint + $4::bigint), instant($2::bigint - $3::bigint)) on conflict (user_id)
             do update set after_until = excluded.after_until, after_said_at = excluded.after_said_at`,
            saidAgo === null ? [dana, null, null, 0] : [dana, now, saidAgo, -leftMs],
          );
          await house.client.query(
            `insert into staff_seen (user_id, times, seen_at) values ($1, 1, instant($2))
             on conflict (user_id) do update set seen_at = excluded.seen_at`,
            [dana, now - heardAgo],
          );
          const { goneSince, isWrappingUp } = await mine();
          expect({ goneSince, isWrappingUp }).toEqual(await alone());
          seen.goneSince.add(goneSince === null);
          seen.isWrappingUp.add(`${saidAgo === null ? "never" : saidAgo} ${isWrappingUp}`);
        }
    expect(seen.goneSince.size).toBe(2);
    expect(seen.isWrappingUp).toContain("never true");
    expect(seen.isWrappingUp).toContain("never false");
    await house.client.query("delete from staff_seen where user_id = $1", [dana]);
  });
});
