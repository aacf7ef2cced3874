import { randomUUID } from "node:crypto";
import { ChannelId, type ContactId, type MessageId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ReachRecord } from "../reach/reach-record.ts";
import {
  rawClient,
  sampleArrival,
  sampleMark,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { turnedTime } from "../testing/turned-time.ts";
import type { LineTextDue, LineTextSaid } from "./line-text-store.ts";

const MINUTE = 60_000;
const TEXTS = ChannelId.parse("texts");
const SAID: LineTextSaid = { text: "Got your message.", validForMs: 2 * MINUTE };
let now = 1_800_000_000_000;
let store: TestStore;
let beside: TestStore;
let client: Awaited<ReturnType<typeof rawClient>>;
let lee: UserId;
let dana: UserId;
beforeAll(async () => {
  const clock = { clock: () => now, passing: turnedTime(() => now) };
  store = await testStore(clock);
  beside = await testStore({ ...clock, connection: store.connection });
  client = await rawClient(store.connection);
  [lee, dana] = [await sampleStaff(store, "Lee", "shift_lead"), await sampleStaff(store, "Dana")];
});
afterAll(async () => {
  await client.end();
  await beside.close();
  await store.close();
});
beforeEach(async () => {
  now += 24 * 60 * MINUTE;
  for (const { id } of await store.surge.on()) await store.surge.turnOff(id, lee);
  const waiting = await client.query<{ id: ContactId; version: number }>(
    "select id, version from contact where status = 'waiting'",
  );
  for (const { id, version } of waiting.rows) {
    await store.moves.move(id, dana, version, { kind: "claim" });
    await store.moves.move(id, dana, version + 1, { kind: "close", disposition: "silent" });
  }
});

const arrive = async (given: Parameters<typeof sampleArrival>[0] = {}): Promise<ContactId> =>
  (
    await store.intake.arrive(
      sampleArrival({ channel: TEXTS, medium: "text", address: "+15550100", ...given }),
    )
  ).contactId;
const turnOn = async (
  bounds: { afterMs?: number; behind?: number } = { afterMs: 2 * MINUTE },
  kind = "holding_text",
) =>
  store.surge.turnOn({
    id: randomUUID(),
    kind: kind as "holding_text",
    by: lee,
    endsAt: now + 60 * MINUTE,
    ...bounds,
  });
const due = async (): Promise<readonly LineTextDue[]> =>
  store.lineTexts.due([TEXTS], ["holding_text", "overflow"], 50);
const outbound = async (id: ContactId) =>
  (await store.contacts.entries(id, 0)).filter(({ kind }) => kind === "outbound");
const rowOf = async (id: ContactId) => (await store.contacts.contact(id))?.row;
/** One who waits, and to whom the line has said something. */
async function told(): Promise<{ id: ContactId; message: MessageId }> {
  await turnOn();
  const id = await arrive();
  now += 2 * MINUTE;
  expect(await store.lineTexts.keep((await due())[0]!, () => SAID)).toBe(true);
  return { id, message: (await outbound(id))[0]!.id as MessageId };
}

describe("what a lead turns on for whoever waits", () => {
  it.each<
    [string, Parameters<typeof store.surge.turnOn>[0]["kind"], { afterMs?: number; behind?: number }, string]
  >([
    ["a longer wait takes no bound", "longer_wait", {}, "done"],
    ["a longer wait with one", "longer_wait", { afterMs: MINUTE }, "not_a_time"],
    ["a text after a minute", "holding_text", { afterMs: MINUTE }, "done"],
    ["a text at once", "holding_text", { afterMs: MINUTE - 1 }, "not_a_time"],
    ["a text after more than an hour", "holding_text", { afterMs: 60 * MINUTE + 1 }, "not_a_time"],
    ["a text after no time", "holding_text", {}, "not_a_time"],
    ["a text behind others", "holding_text", { afterMs: MINUTE, behind: 3 }, "not_a_time"],
    ["a partner behind others", "overflow", { behind: 1 }, "done"],
    ["a partner after a time", "overflow", { afterMs: MINUTE }, "done"],
    ["a partner behind nobody", "overflow", { behind: 0 }, "not_a_time"],
    ["a partner for everybody", "overflow", {}, "not_a_time"],
    ["a page with a bound", "page", { behind: 3 }, "not_a_time"],
  ])("[DB701] %s", async (_what, kind, bounds, turned) => {
    expect(
      await store.surge.turnOn({ id: randomUUID(), kind, by: lee, endsAt: now + MINUTE, ...bounds }),
    ).toBe(turned);
    const on = turned === "done" ? [{ kind, afterMs: null, behind: null, ...bounds }] : [];
    expect(await store.surge.on()).toMatchObject(on);
  });

  it("[DB701] is one of each kind at a time, side by side, each in the audit with its bounds", async () => {
    expect([await turnOn(), await turnOn(), await turnOn({ behind: 2 }, "overflow")]).toEqual([
      "done",
      "is_on",
      "done",
    ]);
    const { rows } = await client.query(
      "select facts from audit_row where thing = 'surge' and deed = 'added' order by era desc, xid desc, seq desc limit 2",
    );
    const until = now + 60 * MINUTE;
    expect(rows.map(({ facts }) => facts)).toEqual([
      { kind: "overflow", until, behind: 2 },
      { kind: "holding_text", until, after: 2 * MINUTE },
    ]);
  });
});

describe("what the line says to whoever waits", () => {
  it("[DB702] is due once they wait as long as was chosen, while it is on, and by the channels asked for alone", async () => {
    const id = await arrive();
    await arrive({ channel: ChannelId.parse("webform"), medium: "form" });
    now += 10 * MINUTE;
    expect(await due()).toEqual([]);
    await turnOn();
    const [surge] = await store.surge.on();
    expect(await due()).toEqual([
      { contactId: id, channel: TEXTS, language: null, about: "holding_text", surgeId: surge!.id },
    ]);
    const late = await arrive();
    now += 2 * MINUTE - 1;
    expect(await due()).toHaveLength(1);
    now += 1;
    expect((await due()).map(({ contactId }) => contactId)).toEqual([id, late]);
    now += 60 * MINUTE;
    expect(await due()).toEqual([]);
  });

  it("[DB702] is due behind as many others as was chosen, and to nobody whom somebody has or answered", async () => {
    await turnOn({ behind: 1 }, "overflow");
    const [first, second] = [await arrive(), await arrive()];
    expect((await due()).map(({ contactId }) => contactId)).toEqual([second]);
    await store.moves.move(first, dana, 1, { kind: "claim" });
    expect(await due()).toEqual([]);
    await turnOn();
    now += 5 * MINUTE;
    expect((await due()).map(({ contactId }) => contactId)).toEqual([second]);
    await store.moves.move(second, dana, 1, { kind: "claim" });
    const messageId = randomUUID() as MessageId;
    const words = { text: "We are here.", validForMs: null };
    await store.answers.answer({ check: () => null, contactId: second, messageId, by: dana, ...words });
    await store.outbox.lease("one", 5_000, 10);
    await sampleMark(store, messageId, "one", 5_000);
    await store.outbox.settle(messageId, { state: "sent" });
    await store.moves.move(second, dana, (await rowOf(second))!.version, { kind: "return" });
    expect(await rowOf(second)).toMatchObject({ status: "waiting", unanswered: 0 });
    expect(await due()).toEqual([]);
  });

  const PRESSING: readonly [string, string][] = [
    ["a threat to life that a person read", "lane = 'life_threat', lane_reason = 'staff'"],
    ["a crisis that a person read", "lane = 'crisis', lane_reason = 'staff'"],
    ["danger that a person marked", "danger = 'marked_by_staff'"],
  ];
  const becomes = async (id: ContactId, sets: string): Promise<unknown> =>
    client.query(`update contact set ${sets}, version = version + 1 where id = $1`, [id]);

  it.each(PRESSING)(
    "[DB765] [CP101] is due, and said, to nobody in %s, also when that is known late",
    async (_what, sets) => {
      await turnOn();
      await turnOn({ afterMs: MINUTE }, "overflow");
      const [known, late] = [await arrive(), await arrive()];
      await becomes(known, sets);
      now += 2 * MINUTE;
      const found = await due();
      expect(found.map(({ contactId }) => contactId)).toEqual([late, late]);
      await becomes(late, sets);
      for (const each of found) expect(await store.lineTexts.keep(each, () => SAID)).toBe(false);
      expect([await due(), await outbound(late)]).toEqual([[], []]);
    },
  );

  it.each(PRESSING)(
    "[DB765] [DB781] does not leave for whoever is in %s by then, says why, and is due again once they are not",
    async (_what, sets) => {
      const { id, message } = await told();
      await becomes(id, sets);
      expect(await store.outbox.lease("one", 5_000, 10)).toEqual([]);
      expect(await outbound(id)).toMatchObject([{ id: message, sendState: "failed", failure: "pressing" }]);
      const other = await arrive();
      await becomes(other, "lane = 'crisis', lane_reason = 'staff'");
      now += 2 * MINUTE;
      expect(await due()).toEqual([]);
      await becomes(other, "lane = 'in_situation', lane_reason = 'staff'");
      expect((await due()).map(({ contactId }) => contactId)).toEqual([other]);
    },
  );

  it("[DB702] is due of what can be said alone: nobody who waits for the other is before them", async () => {
    await turnOn();
    await turnOn({ behind: 1 }, "overflow");
    const ids = [await arrive(), await arrive(), await arrive()];
    now += 2 * MINUTE;
    const found = await store.lineTexts.due([TEXTS], ["holding_text"], 3);
    expect(found.map(({ contactId, about }) => [contactId, about])).toEqual(
      ids.map((id) => [id, "holding_text"]),
    );
    expect(await store.lineTexts.due([TEXTS], [], 3)).toEqual([]);
  });

  it("[DB703] is said once in a contact however often and by however many gateways at once, and never again by a later switch", async () => {
    await turnOn();
    const ids = await Promise.all(Array.from({ length: 8 }, async () => arrive()));
    now += 2 * MINUTE;
    const all = await due();
    expect(all).toHaveLength(8);
    const said = await Promise.all(
      all.flatMap((each) =>
        [store, beside, store].map(async ({ lineTexts }) => lineTexts.keep(each, () => SAID)),
      ),
    );
    expect(said.filter((one) => one)).toHaveLength(8);
    for (const id of ids)
      expect(await outbound(id)).toMatchObject([{ text: SAID.text, author: null, sendState: "queued" }]);
    await store.surge.turnOff((await store.surge.on())[0]!.id, lee);
    await turnOn();
    expect(await due()).toEqual([]);
  });

  it("[DB703] is decided at the version that was read, and what is in its way is kept instead, as a code", async () => {
    await turnOn();
    const id = await arrive({ threadKey: "moves" });
    now += 2 * MINUTE;
    const [one] = await due();
    const asked: number[] = [];
    const say = (record: ReachRecord): LineTextSaid => {
      asked.push(record.version);
      return { refusal: "opted_out" };
    };
    const raced = store.lineTexts.keep(one!, say);
    await store.intake.arrive(sampleArrival({ channel: TEXTS, medium: "text", threadKey: "moves" }));
    expect(await raced).toBe(true);
    expect(asked.at(-1)).toBeLessThanOrEqual((await rowOf(id))!.version);
    expect(await outbound(id)).toEqual([]);
    const { rows } = await client.query("select refusal, message_id from line_text where contact_id = $1", [
      id,
    ]);
    expect(rows).toEqual([{ refusal: "opted_out", message_id: null }]);
    expect(await due()).toEqual([]);
  });

  it("[DB703] is nothing any more once somebody has them or the switch is off", async () => {
    await turnOn();
    const [id, other] = [await arrive(), await arrive()];
    now += 2 * MINUTE;
    const [mine, theirs] = await due();
    await store.moves.move(id, dana, 1, { kind: "claim" });
    expect(await store.lineTexts.keep(mine!, () => SAID)).toBe(false);
    await store.surge.turnOff((await store.surge.on())[0]!.id, lee);
    expect(await store.lineTexts.keep(theirs!, () => SAID)).toBe(false);
    expect(await outbound(other)).toEqual([]);
  });

  it("[DB704] answers nothing: they wait as they did, and what is owed to them stays owed whatever becomes of it", async () => {
    const { id, message } = await told();
    const before = await rowOf(id);
    expect(before).toMatchObject({ status: "waiting", unanswered: 1, waitingSince: now - 2 * MINUTE });
    expect(await store.lineTexts.aboutOf(message)).toEqual({ about: "holding_text", isOn: true });
    expect(await store.outbox.lease("one", 5_000, 10)).toMatchObject([
      { messageId: message, text: SAID.text },
    ]);
    expect(await sampleMark(store, message, "one", 5_000)).toBe(true);
    await store.outbox.settle(message, { state: "sent" });
    expect(await outbound(id)).toMatchObject([{ sendState: "sent", author: null }]);
    expect(await rowOf(id)).toMatchObject({ status: "waiting", unanswered: 1 });
    await store.outbox.settle(message, { state: "failed" }, "unreachable");
    expect(await rowOf(id)).toMatchObject({ status: "waiting", unanswered: 1 });
  });

  it("[DB704] leaves only while nobody has them, and nobody's words but the line's are without an author", async () => {
    const { id, message } = await told();
    await store.moves.move(id, dana, (await rowOf(id))!.version, { kind: "claim" });
    expect(await store.outbox.lease("one", 5_000, 10)).toEqual([]);
    expect(await outbound(id)).toMatchObject([{ id: message, sendState: "failed", failure: "not_held" }]);
    await store.surge.turnOff((await store.surge.on())[0]!.id, lee);
    expect(await store.lineTexts.aboutOf(message)).toEqual({ about: "holding_text", isOn: false });
    expect(await store.lineTexts.aboutOf(randomUUID() as MessageId)).toBeNull();
    await expect(
      client.query(
        `insert into message (id, contact_id, direction, at, version, entry, send_state, body_key, body)
         select $1, id, 'outbound', now(), 9, 9, 'queued', 'x', 'y' from contact where id = $2`,
        [randomUUID(), id],
      ),
    ).rejects.toMatchObject({ constraint: "message_outbound" });
    await expect(client.query("delete from line_text where contact_id = $1", [id])).rejects.toMatchObject({
      constraint: "line_text_while_on",
    });
  });

  it("[DB705] starts no clock of silence and raises no sign: of the conversation it is no part", async () => {
    const { id, message } = await told();
    await store.outbox.lease("one", 5_000, 10);
    await sampleMark(store, message, "one", 5_000);
    await store.outbox.settle(message, { state: "sent" });
    expect((await store.reach.record(id))?.conversation).toMatchObject([{ kind: "heard" }]);
    await store.outbox.settle(message, { state: "failed" }, "unreachable");
    expect((await store.reach.record(id))?.conversation).toMatchObject([{ kind: "heard" }]);
  });
});
