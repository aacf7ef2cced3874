import { randomUUID } from "node:crypto";
import type { ContactId, UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
let ada: UserId;
let lee: UserId;
/** Held by Dana. */
let id: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  lee = await sampleStaff(store, "Lee", "shift_lead");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  now += 86_400_000;
  for (const each of [dana, ada, lee]) {
    await store.shifts.end(each);
    await store.shifts.keep(each, "available");
  }
  // What somebody has of before would fall to leads beside it.
  await client.query(
    "select move_contact(id, holder_id, version, 'return', null, null, $1) from contact where status = 'claimed'",
    [now],
  );
  id = await sampleHeld(store, dana);
});

const QUIET = { quietMs: 300_000, talks: ["text", "form"] } as const;
const WORDS = { promises: "A bed is asked for by eight.", nextStep: "Ask whether she is alone." };
const versionOf = async (contact: ContactId = id) =>
  (await store.contacts.contact(contact))?.row.version ?? 0;
const holder = async () => (await store.contacts.contact(id))?.row.holder?.name ?? null;
const offer = async (to: UserId | null = ada, given: string = randomUUID(), by = dana) => {
  const { kind } = await store.handovers.offer({ id: given, contactId: id, by, to, words: WORDS });
  return { given, kind };
};
const seen = async (who: UserId) =>
  (await store.handovers.concerning(who)).filter(({ contact }) => contact.id === id);
const accept = async (given: string, by: UserId = ada) =>
  store.handovers.accept(given, by, await versionOf());
const endOfShift = async () => {
  now += 10 * 3_600_000;
  await store.handovers.fallToLeads(QUIET);
};
const broken = async (sql: string, ...values: readonly unknown[]): Promise<unknown> =>
  client.query(sql, [...values]).then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

describe("offering what one has to a colleague", () => {
  it("[DB607] [DB614] tells whoever it is for what goes with it, and leaves it where it is", async () => {
    const { given, kind } = await offer();
    expect(kind).toBe("offered");
    const stands = { id: given, state: "offered", from: { name: "Dana" }, to: { name: "Ada" }, words: WORDS };
    expect([await seen(dana), await seen(ada), await seen(lee)]).toMatchObject([[stands], [stands], []]);
    expect(await holder()).toBe("Dana");
    expect(await store.handovers.cameWith(id, dana)).toBeNull();
  });

  it("[DB607] is one under its id, and one at a time", async () => {
    const { given } = await offer();
    expect(await offer(ada, given)).toEqual({ given, kind: "offered" });
    expect((await offer()).kind).toBe("already_offered");
    expect(await seen(dana)).toHaveLength(1);
    expect((await offer(dana, given, ada)).kind).toBe("not_found");
  });

  it("[DB607] is for whoever has it, and to whoever may go on with it", async () => {
    expect((await offer(lee, randomUUID(), ada)).kind).toBe("not_holder");
    expect((await offer(dana)).kind).toBe("unknown_colleague");
    await store.shifts.end(ada);
    expect((await offer(ada)).kind).toBe("unknown_colleague");
    await store.moves.move(id, dana, await versionOf(), { kind: "close", disposition: "silent" });
    expect((await offer(lee)).kind).toBe("closed");
  });

  it("[DB607] is for colleagues who speak the language, where both are known", async () => {
    await client.query("update staff set languages = '{es}' where id = $1", [ada]);
    await client.query("update contact set language = 'fr', version = version + 1 where id = $1", [id]);
    expect((await store.handovers.mayGoOn(id, dana)).map(({ name }) => name)).toEqual(["Lee"]);
    expect((await offer(ada)).kind).toBe("unknown_colleague");
    await client.query("update contact set language = 'es', version = version + 1 where id = $1", [id]);
    expect((await store.handovers.mayGoOn(id, dana)).map(({ name }) => name)).toEqual(["Ada", "Lee"]);
    await client.query("update staff set languages = '{}' where id = $1", [ada]);
  });

  it("[DB607] is declined and taken back once, by nobody but whose that is", async () => {
    const { given } = await offer();
    expect(await store.handovers.decline(given, lee)).toBe("not_for_you");
    expect(await store.handovers.takeBack(given, ada)).toBe("not_for_you");
    expect(await store.handovers.decline(given, ada)).toBe("ended");
    expect(await store.handovers.decline(given, ada)).toBe("ended");
    expect(await accept(given)).toBe("not_for_you");
    expect([await seen(dana), await seen(ada)]).toMatchObject([[{ state: "declined" }], []]);
    const again = await offer();
    expect(await store.handovers.takeBack(again.given, dana)).toBe("ended");
    expect(await seen(dana)).toEqual([]);
    expect(await store.handovers.decline(randomUUID(), ada)).toBe("not_found");
  });

  it("[A106] [DB607] is declined by whoever went off shift, who does not accept it; and neither by whoever is kept from it", async () => {
    const { given } = await offer();
    await store.shifts.end(ada);
    expect(await accept(given)).toBe("not_for_you");
    expect(await store.handovers.decline(given, ada)).toBe("ended");
    expect(await seen(dana)).toMatchObject([{ state: "declined", stateBy: { name: "Ada" } }]);
  });

  it("[DB607] is over when the contact goes by another road, and its words are whose it is then", async () => {
    const { given } = await offer();
    await store.moves.move(id, dana, await versionOf(), { kind: "return" });
    expect(await accept(given)).toBe("not_for_you");
    await store.moves.move(id, lee, await versionOf(), { kind: "claim" });
    expect(await store.handovers.cameWith(id, lee)).toMatchObject({ id: given, state: "left", words: WORDS });
    expect(await store.handovers.cameWith(id, ada)).toBeNull();
  });

  it.each([
    ["handover_same", "body = '\\x00'"],
    ["handover_next_version", "version = 7"],
    ["handover_ends_once", "state = 'declined', state_by_id = to_id, version = version + 1"],
    [
      "handover_accepted_by_whom_it_is_for",
      "state = 'accepted', state_by_id = (select id from staff where name = 'Lee'), version = version + 1",
    ],
  ])("[DB607] stays as it was, whatever statement it is: %s", async (rule, set) => {
    const { given } = await offer();
    if (rule === "handover_ends_once") await store.handovers.decline(given, ada);
    expect(await broken(`update handover set ${set} where id = $1`, given)).toBe(rule);
    expect(await broken("delete from handover where id = $1", given)).toBe("handover_stays");
  });

  it("[DB614] says of words that do not open that they are damaged, and who offered it all the same", async () => {
    const { given } = await offer();
    await client.query("alter table handover disable trigger handover_guard");
    await client.query("update handover set body = '\\x00', version = version + 1 where id = $1", [given]);
    await client.query("alter table handover enable trigger handover_guard");
    expect(await seen(ada)).toMatchObject([{ words: null, from: { name: "Dana" } }]);
  });
});

describe("accepting it", () => {
  it("[DB608] gives the contact by the same commit, and says again what it was until the contact went on", async () => {
    const { given } = await offer();
    expect(await store.handovers.moment(given)).toMatchObject({ contactId: id, isOnCall: false });
    expect(await accept(given, lee)).toBe("not_for_you");
    expect(await store.handovers.accept(given, ada, (await versionOf()) - 1)).toBe("changed");
    expect(await accept(given)).toBe("accepted");
    expect(await holder()).toBe("Ada");
    expect(await store.handovers.accept(given, ada, 1)).toBe("accepted");
    expect([await seen(dana), await seen(ada)]).toEqual([[], []]);
    expect(await store.handovers.cameWith(id, ada)).toMatchObject({ id: given, stateBy: { name: "Ada" } });
    expect(await store.handovers.moment(randomUUID())).toBeNull();
    await store.moves.move(id, ada, await versionOf(), { kind: "return" });
    expect(await accept(given)).toBe("not_for_you");
  });

  it("[DB608] is done by one of two", async () => {
    const { given } = await offer();
    await endOfShift();
    const version = await versionOf();
    const done = await Promise.all(
      [ada, lee].map(async (who) => store.handovers.accept(given, who, version)),
    );
    expect(done.toSorted()).toEqual(["accepted", "not_for_you"]);
  });

  it("[DB608] is not done while a call goes on", async () => {
    const { given } = await offer();
    await client.query(
      `create or replace function is_on_call(_contact_id uuid) returns boolean language sql stable return true`,
    );
    try {
      expect(await accept(given)).toBe("on_call");
    } finally {
      await client.query(`create or replace function is_on_call(_contact_id uuid) returns boolean language sql stable
        return exists (select from call where contact_id = _contact_id and ended_at is null)`);
    }
    expect(await holder()).toBe("Dana");
  });
});

describe("the end of a shift", () => {
  it("[DB609] offers to the leads what nobody accepted, once, and leaves it where it is", async () => {
    const { given } = await offer();
    await store.handovers.fallToLeads(QUIET);
    expect(await seen(lee)).toEqual([]);
    await endOfShift();
    expect(await seen(lee)).toMatchObject([{ id: given, state: "fell_to_lead", words: WORDS }]);
    expect(await holder()).toBe("Dana");
    expect(await store.handovers.fallToLeads(QUIET)).toBe(0);
    expect(await accept(given, lee)).toBe("accepted");
    expect(await holder()).toBe("Lee");
  });

  it("[DB609] does so of what was declined last, and when they go before it", async () => {
    const first = await offer();
    await store.handovers.decline(first.given, ada);
    const { given } = await offer();
    await store.handovers.decline(given, ada);
    await store.shifts.end(dana);
    expect(await store.handovers.fallToLeads(QUIET)).toBe(1);
    expect(await seen(lee)).toMatchObject([{ id: given }]);
    expect(await store.handovers.takeBack(given, dana)).toBe("ended");
    expect(await seen(lee)).toEqual([]);
  });

  it.each([
    [
      "it goes to another",
      "select move_contact($1, $2, $3, 'return', null, null, $4)",
      async () => [id, dana, await versionOf(), now],
    ],
    [
      "it is offered again",
      "select offer_handover($3, $1, $2, null, '\\x00', '\\x00', $4)",
      async () => [id, dana, randomUUID(), now],
    ],
  ])("[DB609] leaves what was declined where at the same moment %s", async (_name, sql, values) => {
    const { given } = await offer();
    await store.handovers.decline(given, ada);
    await store.shifts.end(dana);
    await client.query("begin");
    await client.query(sql, await values());
    expect(await store.handovers.fallToLeads(QUIET)).toBe(0);
    await client.query("commit");
    expect(await store.handovers.fallToLeads(QUIET)).toBe(0);
    const { rows } = await client.query("select state from handover where id = $1", [given]);
    expect(rows).toEqual([{ state: "declined" }]);
  });

  it("[DB609] may be asked of the leads at once", async () => {
    const { given, kind } = await offer(null);
    expect([kind, (await seen(lee))[0]?.id]).toEqual(["offered", given]);
    expect(await accept(given, ada)).toBe("not_for_you");
  });

  it("[DB605] is ten hours after it began, or when they say", async () => {
    const begun = now;
    expect(await store.handovers.shiftEnd(dana)).toMatchObject({
      endsAt: begun + 36_000_000,
      isWarned: false,
    });
    expect(await store.handovers.sayShiftEnd(dana, begun + 3_600_000)).toBe("said");
    expect((await store.handovers.shiftEnd(dana))?.endsAt).toBe(begun + 3_600_000);
    expect((await store.handovers.shiftEnd(dana))?.holds).toContainEqual({ id, number: expect.any(Number) });
    expect(await store.handovers.sayShiftEnd(dana, begun)).toBe("not_a_time");
    expect(await store.handovers.sayShiftEnd(dana, begun + 86_400_001)).toBe("not_a_time");
    await store.shifts.end(dana);
    expect(await store.handovers.sayShiftEnd(dana, begun + 3_600_000)).toBe("off_shift");
    expect(await store.handovers.shiftEnd(dana)).toBeNull();
    expect(
      await broken(
        "update shift_end set ends_at = ends_at + interval '1 day', version = version + 1 where user_id = $1",
        ada,
      ),
    ).toBe("shift_end_within");
  });

  it("[DB606] [DB615] is told once to whoever has anything, anew of another end, and to every console", async () => {
    const { rows: before } = await client.query<{ seq: string }>(
      "select coalesce(max(seq), 0)::text as seq from event",
    );
    await store.handovers.sayShiftEnd(dana, now + 1_800_001);
    expect(await store.handovers.warnShiftEnds(1_800_000)).toBe(0);
    now += 1;
    const told = await Promise.all([1, 2].map(async () => store.handovers.warnShiftEnds(1_800_000)));
    expect(told.toSorted((one, other) => one - other)).toEqual([0, 1]);
    expect(await store.handovers.shiftEnd(dana)).toMatchObject({ isWarned: true });
    // Ben has nothing, and is told nothing.
    const ben = await sampleStaff(store, "Ben");
    await store.shifts.keep(ben, "available");
    await store.handovers.sayShiftEnd(ben, now + 60_000);
    expect(await store.handovers.warnShiftEnds(1_800_000)).toBe(0);
    await store.handovers.sayShiftEnd(dana, now + 60_000);
    expect(await store.handovers.warnShiftEnds(1_800_000)).toBe(1);
    const { rows } = await client.query<{ payload: { kind: string; id: string; version: number } }>(
      "select payload from event where seq > $1::bigint and payload->>'kind' = 'shift_end' order by seq",
      [before[0]?.seq],
    );
    const versions = rows.filter(({ payload }) => payload.id === dana).map(({ payload }) => payload.version);
    expect(versions).toEqual([2, 3, 4, 5]);
    expect(Object.keys(rows[0]?.payload ?? {}).toSorted()).toEqual(["id", "kind", "version"]);
  });

  it("[DB615] is on record with each offer and what came of it, and no word of either", async () => {
    const { given } = await offer();
    await store.handovers.decline(given, ada);
    const { rows } = await client.query<{ what: string; by: string; facts: unknown }>(
      "select deed || ' ' || thing as what, actor_id as by, facts from audit_row where subject_id = $1 and contact_id = $2 order by seq",
      [given, id],
    );
    expect(rows).toEqual([
      { what: "added handover", by: dana, facts: null },
      { what: "decided handover", by: ada, facts: { how: "declined" } },
    ]);
    const { rows: events } = await client.query(
      "select payload from event where payload->>'id' = $1 order by seq",
      [given],
    );
    expect(events).toEqual(
      [1, 2].map((version) => ({ payload: { kind: "handover", id: given, contactId: id, version } })),
    );
  });
});
