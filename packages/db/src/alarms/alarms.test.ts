import { randomUUID } from "node:crypto";
import { ChannelId, MessageId, type ContactId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient, sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { turnedTime } from "../testing/turned-time.ts";
import type { AlarmCauseFound, AlarmFacts, AlarmRound } from "./alarm-store.ts";

const MINUTE = 60_000;
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
  await client.query(ANEW);
  // Nobody waits from a test before, or is owed an answer: what a test finds is its own, in whatever order they run.
  await client.query(
    "select move_contact(id, $1, version, 'claim', null, null, $2) from contact where status = 'waiting'",
    [dana, now],
  );
});

const ANEW =
  "delete from alarm; delete from alarm_address; update contact set unanswered = 0, version = version + 1";
const NOTHING: AlarmRound = { begin: [], end: [], tell: [] };
async function factsNow(known: readonly AlarmCauseFound[] = []): Promise<AlarmFacts> {
  const seen: AlarmFacts[] = [];
  await store.alarms.round(known, (facts) => {
    seen.push(facts);
    return NOTHING;
  });
  return seen[0]!;
}
const CAUSE: AlarmCauseFound = { kind: "channel_down", thing: "sms", since: 0 };
const begun = (id: string, cause = CAUSE): AlarmRound["begin"] => [{ ...cause, since: now, id }];
const telling = (alarmId: string, who = lee): AlarmRound["tell"][number] => ({
  id: randomUUID(),
  alarmId,
  duty: "lead",
  who,
  way: "text",
});
/** One that stands and of which Lee is to be told. */
async function due(): Promise<string> {
  const id = randomUUID();
  await store.alarms.round([], () => ({ ...NOTHING, begin: begun(id), tell: [telling(id)] }));
  return id;
}
const states = async () =>
  (await client.query<{ state: string }>("select state::text from alarm_telling order by at, id")).rows.map(
    ({ state }) => state,
  );

/** What holds of everybody who waits too long: one, whatever else there is. */
const waitedTooLong = async () => (await factsNow()).causes.find(({ kind }) => kind === "waiting_too_long");

/** When an answer is owed to somebody (DB785). */
const dueOf = async (id: ContactId): Promise<number | undefined> =>
  (await store.contacts.contact(id))?.row.dueAt;

describe("what whoever is on call is told of", () => {
  it("[DB673] did not come there after all where its provider says so later, with whatever the same message told, and nothing else", async () => {
    const [one, another] = [randomUUID(), randomUUID()];
    const [named, other] = [telling(one), telling(another)];
    const theirs = telling(one, dana);
    await store.alarms.round([], () => ({
      ...NOTHING,
      begin: [...begun(one), ...begun(another, { ...CAUSE, thing: "mail" })],
      tell: [named, other, theirs],
    }));
    await store.alarms.lease("a", MINUTE);
    const bounced = async (messageId: string, state: "failed" | "delivered"): Promise<void> =>
      store.outbox.receipt({
        channel: ChannelId.parse("sms"),
        dedupeKey: `${state}:${messageId}`,
        messageId: MessageId.parse(messageId),
        state,
      });
    const failed = async () =>
      new Set((await factsNow()).told.flatMap(({ who, hasFailed }) => (hasFailed ? [who] : [])));
    await store.alarms.settle([named.id, other.id], "a", { kind: "sent" });
    now += 1;
    await store.alarms.settle([theirs.id], "a", { kind: "sent" });
    await bounced(named.id, "delivered");
    await bounced(randomUUID(), "failed");
    expect(await failed()).toEqual(new Set());
    await bounced(named.id, "failed");
    expect(await failed()).toEqual(new Set([lee]));
    expect((await states()).toSorted()).toEqual(["failed", "failed", "sent"]);
  });

  it("[DB673] stays failed where its provider says so before the gateway that sent it does", async () => {
    const id = await due();
    const [leased] = await store.alarms.lease("a", MINUTE);
    await store.outbox.receipt({
      channel: ChannelId.parse("sms"),
      dedupeKey: id,
      messageId: MessageId.parse(leased!.id),
      state: "failed",
    });
    await store.alarms.settle([leased!.id], "a", { kind: "sent" });
    expect(await states()).toEqual(["failed"]);
  });

  it("[DB673] [DB785] is found in what holds: danger that nobody has, whoever waits, a channel that is down; and nothing of whose it is", async () => {
    expect((await factsNow()).causes).toEqual([]);
    const { contactId } = await store.intake.arrive(sampleArrival({ danger: "danger_word" }));
    await store.outages.report({
      channel: sampleArrival().channel,
      since: now,
      seenAt: now,
      reason: "unreachable",
      by: "g",
    });
    const found = (await factsNow()).causes;
    expect(found).toEqual([
      { kind: "channel_down", thing: "webform", since: now },
      { kind: "danger_unclaimed", thing: contactId, since: now },
      { kind: "waiting_too_long", thing: "queue", since: await dueOf(contactId) },
    ]);
    const version = (await store.contacts.contact(contactId))?.row.version ?? 0;
    await store.moves.move(contactId, dana, version, { kind: "claim" });
    await store.outages.end(sampleArrival().channel, "g", 0);
    expect((await factsNow()).causes).toMatchObject([{ kind: "danger_owed", thing: contactId }]);
  });

  it("[DB673] is another alarm when it holds again in the moment in which it ended", async () => {
    const id = await due();
    await store.alarms.round([], () => ({ ...NOTHING, end: [id] }));
    expect((await factsNow()).ended).toEqual([]);
    const { causes, ended: over } = await factsNow([CAUSE]);
    expect(causes).toEqual([CAUSE]);
    const [ended] = over;
    const next = randomUUID();
    const begin = [{ ...CAUSE, since: ended!.since, id: next }];
    await store.alarms.round([], () => ({ ...NOTHING, begin, tell: [telling(next)] }));
    expect(await store.alarms.standing(lee)).toMatchObject([{ id: next, told: 1 }]);
  });

  it("[DB673] is told anew while it is being sent, of which nobody knows then whether it left", async () => {
    const id = await due();
    const [sending] = await store.alarms.lease("a", MINUTE);
    await store.alarms.round([], () => ({ ...NOTHING, tell: [telling(id)] }));
    expect((await states()).toSorted()).toEqual(["due", "unknown"]);
    await store.alarms.settle([sending!.id], "a", { kind: "again", afterMs: 0 });
    await store.alarms.round([], () => ({ ...NOTHING, tell: [telling(id)] }));
    expect((await states()).toSorted()).toEqual(["due", "failed", "unknown"]);
  });

  it("[DB673] is of everybody who waits one alarm, and of whoever came after somebody saw to it another", async () => {
    await store.intake.arrive(sampleArrival());
    const cause = await waitedTooLong();
    const id = randomUUID();
    await store.alarms.round([], () => ({ ...NOTHING, begin: begun(id, cause) }));
    now += 15 * MINUTE;
    await store.alarms.acknowledge(id, lee);
    expect((await factsNow()).causes).toEqual([]);
    now += MINUTE;
    const { contactId } = await store.intake.arrive(sampleArrival());
    expect((await factsNow()).causes).toEqual([
      { kind: "waiting_too_long", thing: "queue", since: await dueOf(contactId) },
    ]);
  });

  it("[DB711] [DB785] is of whoever was not owed an answer yet when somebody saw to it, and until somebody sees to it once they are", async () => {
    await store.intake.arrive(sampleArrival());
    const see = async (): Promise<void> => {
      const cause = await waitedTooLong();
      const id = randomUUID();
      await store.alarms.round([], () => ({ ...NOTHING, begin: begun(id, cause) }));
      await store.alarms.acknowledge(id, lee);
      await store.alarms.round([], () => ({ ...NOTHING, end: [id] }));
    };
    now += 15 * MINUTE;
    const { contactId } = await store.intake.arrive(sampleArrival());
    await see();
    const seenTo = await client.query("select from alarm_seen_to where contact_id = $1", [contactId]);
    expect(seenTo.rowCount).toBe(0);
    const since = await dueOf(contactId);
    expect((await factsNow()).causes).toEqual([{ kind: "waiting_too_long", thing: "queue", since }]);
    now += 15 * MINUTE - 1;
    await see();
    expect((await factsNow()).causes).toHaveLength(1);
    now += 1;
    await see();
    expect((await factsNow()).causes).toEqual([]);
  });

  it("[DB673] is settled by one gateway after another, so that of two who find the same one tells", async () => {
    const plan = (facts: AlarmFacts): AlarmRound => {
      const id = randomUUID();
      return facts.standing.length > 0 ? NOTHING : { ...NOTHING, begin: begun(id), tell: [telling(id)] };
    };
    const counts = await Promise.all(
      [store, beside, store, beside].map(async (each) => each.alarms.round([], plan)),
    );
    expect(counts.toSorted((one, other) => one - other)).toEqual([0, 0, 0, 2]);
    expect(await states()).toEqual(["due"]);
  });

  it("[DB673] is leased by one of two who send, and what somebody had who died is not known to have left and never sent again", async () => {
    await due();
    const leased = await Promise.all([store.alarms.lease("a", MINUTE), beside.alarms.lease("b", MINUTE)]);
    expect(leased.flat()).toMatchObject([{ who: lee, way: "text", attempt: 1, to: null }]);
    now += MINUTE;
    expect(await store.alarms.lease("c", MINUTE)).toEqual([]);
    expect(await states()).toEqual(["unknown"]);
    await store.alarms.settle([leased.flat()[0]!.id], leased[0].length > 0 ? "a" : "b", { kind: "sent" });
    expect(await states()).toEqual(["unknown"]);
  });

  it("[DB673] is kept when it could not be sent, tried again at its time, and dropped once somebody sees to it or it is over", async () => {
    const id = await due();
    const [first] = await store.alarms.lease("a", MINUTE);
    await store.alarms.settle([first!.id], "a", { kind: "again", afterMs: MINUTE });
    expect(await store.alarms.lease("a", MINUTE)).toEqual([]);
    expect(await store.alarms.standing(lee)).toMatchObject([{ id, told: 1, notSent: 1 }]);
    now += MINUTE;
    const [again] = await store.alarms.lease("b", MINUTE);
    expect(again).toMatchObject({ id: first!.id, attempt: 2 });
    await store.alarms.settle([again!.id], "b", { kind: "again", afterMs: 0 });
    expect(await store.alarms.acknowledge(id, lee)).toBe("acknowledged");
    expect(await store.alarms.lease("b", MINUTE)).toEqual([]);
    expect(await states()).toEqual(["dropped"]);
    await store.alarms.round([], () => ({ ...NOTHING, end: [id] }));
    expect(await store.alarms.standing(lee)).toEqual([]);
  });

  it("[DB673] stands until it ends, is acknowledged by leads and by whoever was told, once, and is told of to consoles by its id alone", async () => {
    const id = await due();
    expect(await store.alarms.acknowledge(id, dana)).toBe("not_yours");
    expect(await store.alarms.acknowledge(randomUUID(), lee)).toBe("not_found");
    await store.alarms.round([], () => ({ ...NOTHING, tell: [telling(id, dana)] }));
    expect([await store.alarms.acknowledge(id, dana), await store.alarms.acknowledge(id, lee)]).toEqual([
      "acknowledged",
      "acknowledged",
    ]);
    expect(await store.alarms.standing(lee)).toMatchObject([
      {
        id,
        kind: "channel_down",
        acknowledgedAt: now,
        acknowledgedBy: { id: dana, name: "Dana" },
        told: 2,
        isTheirs: true,
        version: 2,
      },
    ]);
    const { rows } = await client.query<{ facts: unknown; actor_id: string }>(
      "select actor_id, facts from audit_row where thing = 'alarm' and subject_id = $1",
      [id],
    );
    expect(rows).toEqual([{ actor_id: dana, facts: { kind: "channel_down" } }]);
    const told = await client.query(
      "select payload from event where payload ->> 'id' = $1 order by xid, seq",
      [id],
    );
    expect(told.rows.map(({ payload }) => payload)).toEqual(
      [1, 2].map((version) => ({ kind: "beside", about: "alarm", id, contactId: null, version })),
    );
    await store.alarms.round([], () => ({ ...NOTHING, end: [id] }));
    now += 10 * MINUTE;
    expect([await store.alarms.forget(11 * MINUTE), await store.alarms.forget(9 * MINUTE)]).toEqual([0, 1]);
  });

  it("[DB673] is danger that somebody set aside, too, which waits for somebody all the same", async () => {
    const { contactId } = await store.intake.arrive(sampleArrival({ danger: "danger_word" }));
    const version = (await store.contacts.contact(contactId))?.row.version ?? 0;
    await client.query(
      "update contact set set_aside_until = $2, set_aside_by_id = $3, version = $4 where id = $1",
      [contactId, new Date(now + 60 * MINUTE), dana, version + 1],
    );
    const { causes } = await factsNow();
    expect(causes).toContainEqual({ kind: "danger_unclaimed", thing: contactId, since: now });
  });

  it("[DB711] is of whoever was set aside when somebody saw to it, once they are back: nobody was told of them", async () => {
    const { contactId } = await store.intake.arrive(sampleArrival());
    await store.intake.arrive(sampleArrival());
    now += 15 * MINUTE;
    await client.query(
      "update contact set set_aside_until = $2, set_aside_by_id = $3, version = version + 1 where id = $1",
      [contactId, new Date(now + 60 * MINUTE), dana],
    );
    const cause = { kind: "waiting_too_long", thing: "queue", since: 0 } as const;
    const id = randomUUID();
    await store.alarms.round([], () => ({ ...NOTHING, begin: begun(id, cause) }));
    await store.alarms.acknowledge(id, lee);
    await store.alarms.round([], () => ({ ...NOTHING, end: [id] }));
    const waiting = async () => (await waitedTooLong())?.since;
    expect(await waiting()).toBeUndefined();
    now += 60 * MINUTE;
    expect(await waiting()).toBe(await dueOf(contactId));
  });

  it("[DB673] keeps its place beside however many of another kind", async () => {
    const { contactId } = await store.intake.arrive(sampleArrival({ danger: "danger_word" }));
    await client.query(
      `insert into outage (channel, version, since, reason, confirmed_by, confirmed_at)
       select 'channel-' || nth, 1, now(), 'unreachable', 'g', now() from generate_series(1, 501) nth`,
    );
    const kinds = (await factsNow()).causes.map(({ kind, thing }) => `${kind} ${thing}`);
    await client.query("delete from outage");
    expect(kinds.filter((each) => each.startsWith("channel_down")).length).toBe(500);
    expect(kinds).toContain(`danger_unclaimed ${contactId}`);
  });
});
