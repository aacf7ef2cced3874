import { randomUUID } from "node:crypto";
import type { ContactId, UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

const HOUR = 3_600_000;
const QUIET = { quietMs: 300_000, talks: ["text", "form"] } as const;
const WORDS = { promises: "A bed is asked for by eight.", nextStep: "Ask whether she is alone." };
let now = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
let ada: UserId;
let lee: UserId;
/** Held by Dana, who offers it to nobody. */
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
  now += 24 * HOUR;
  for (const each of [dana, ada, lee]) {
    await store.shifts.end(each);
    await store.shifts.keep(each, "available");
  }
  await client.query(
    "select move_contact(id, holder_id, version, 'return', null, null, $1) from contact where status = 'claimed'",
    [now],
  );
  id = await sampleHeld(store, dana);
});

const fall = async () => store.handovers.fallToLeads(QUIET);
const seen = async (who: UserId) =>
  (await store.handovers.concerning(who)).filter(({ contact }) => contact.id === id);
const versionOf = async () => (await store.contacts.contact(id))?.row.version ?? 0;
const holder = async () => (await store.contacts.contact(id))?.row.holder?.name ?? null;
const accept = async (given: string, by: UserId = lee) =>
  store.handovers.accept(given, by, await versionOf());
/** Past the end of every shift. */
const shiftIsOver = (): void => {
  now += 10 * HOUR;
};
const fallen = async (): Promise<string> => {
  shiftIsOver();
  expect(await fall()).toBe(1);
  return (await seen(lee))[0]?.id ?? "";
};
const answered = async () =>
  client.query("update contact set unanswered = 0, version = version + 1 where id = $1", [id]);
const lastWords = async (at: number): Promise<void> => {
  await client.query("alter table message disable trigger user");
  await client.query("update message set at = instant($2) where contact_id = $1", [id, at]);
  await client.query("alter table message enable trigger user");
};
const rows = async () =>
  (
    await client.query<{ state: string; body: Buffer | null }>(
      "select state, body from handover where contact_id = $1 order by at",
      [id],
    )
  ).rows;

describe("a contact that its holder offered to nobody by the end of their shift", () => {
  it("[DB633] is the leads' too, once, with nothing that anybody wrote, and stays where it is until one accepts", async () => {
    expect(await fall()).toBe(0);
    expect(await seen(lee)).toEqual([]);
    const given = await fallen();
    const stands = {
      state: "fell_to_lead",
      from: { name: "Dana" },
      to: null,
      isNeverOffered: true,
      words: null,
    };
    expect([await seen(lee), await seen(dana), await seen(ada)]).toMatchObject([[stands], [stands], []]);
    expect([await fall(), await holder()]).toEqual([0, "Dana"]);
    expect(await accept(given, ada)).toBe("not_for_you");
    expect(await accept(given)).toBe("accepted");
    expect(await holder()).toBe("Lee");
    expect(await store.handovers.cameWith(id, lee)).toMatchObject({
      id: given,
      isNeverOffered: true,
      words: null,
    });
  });

  it("[DB633] falls once from two gateways, and when its holder goes before the end", async () => {
    now += 360_000;
    await store.shifts.end(dana);
    const fell = await Promise.all([fall(), fall()]);
    expect(fell.reduce((sum, each) => sum + each, 0)).toBe(1);
    expect(await rows()).toHaveLength(1);
  });

  it("[DB633] [CP95] does not fall while a call goes on, nor while they talk", async () => {
    shiftIsOver();
    await answered();
    await lastWords(now - 299_000);
    expect(await fall()).toBe(0);
    now += 2_000;
    await client.query(
      "create or replace function is_on_call(_contact_id uuid) returns boolean language sql stable return true",
    );
    try {
      expect(await fall()).toBe(0);
    } finally {
      await client.query(`create or replace function is_on_call(_contact_id uuid) returns boolean language sql stable
        return exists (select from call where contact_id = _contact_id and ended_at is null)`);
    }
    expect(await fall()).toBe(1);
  });

  it("[DB794] [CP95] falls while they write on and on and had no answer for as long as a silence lasts", async () => {
    shiftIsOver();
    const owedFor = async (ms: number) =>
      client.query(
        "update contact set waiting_since = instant($2), due_at = instant($2), version = version + 1 where id = $1",
        [id, now - ms],
      );
    await owedFor(299_000);
    await lastWords(now - 1_000);
    expect(await fall()).toBe(0);
    await owedFor(300_000);
    expect(await fall()).toBe(1);
    const [fell] = await seen(lee);
    expect(fell).toMatchObject({ isNeverOffered: true });
    const lastWordsAt = async () => (await store.handovers.moment(fell?.id ?? ""))?.lastWordsAt;
    expect(await lastWordsAt()).toBe(now - 300_000);
    await answered();
    expect(await lastWordsAt()).toBe(now - 1_000);
  });

  it("[DB786] [CP95] does not fall of whoever took them a moment ago, however long they had waited before", async () => {
    shiftIsOver();
    expect(await fall()).toBe(1);
    id = await sampleHeld(store, dana);
    const heldSince = now;
    await client.query(
      "update contact set waiting_since = instant($2), due_at = instant($2), version = version + 1 where id = $1",
      [id, now - HOUR],
    );
    now += 299_000;
    await lastWords(now);
    expect(await fall()).toBe(0);
    now += 1_000;
    expect(await fall()).toBe(1);
    const [fell] = await seen(lee);
    expect(await store.handovers.moment(fell?.id ?? "")).toMatchObject({ lastWordsAt: heldSince });
  });

  it("[DB633] is with whoever says that they stay: no lead accepts it from then on, and it falls at the end that they said", async () => {
    const given = await fallen();
    expect(await store.handovers.sayShiftEnd(dana, now + HOUR)).toBe("said");
    expect(await accept(given)).toBe("not_for_you");
    expect(await fall()).toBe(1);
    expect(await seen(lee)).toEqual([]);
    expect(await fall()).toBe(0);
    now += HOUR;
    expect(await fall()).toBe(1);
    expect((await rows()).map(({ state }) => state)).toEqual(["taken_back", "fell_to_lead"]);
    expect(await holder()).toBe("Dana");
  });

  it("[DB633] is kept by whoever takes it back, until they go", async () => {
    expect(await store.handovers.takeBack(await fallen(), dana)).toBe("ended");
    expect(await fall()).toBe(0);
    await store.shifts.end(dana);
    expect(await fall()).toBe(1);
  });

  it("[DB633] gives way to what its holder writes for whoever goes on", async () => {
    await fallen();
    const given = { id: randomUUID(), contactId: id, by: dana, to: null, words: WORDS };
    expect(await store.handovers.offer(given)).toEqual({ kind: "offered" });
    expect(await seen(lee)).toMatchObject([{ id: given.id, isNeverOffered: false, words: WORDS }]);
    expect((await rows()).map(({ state }) => state)).toEqual(["taken_back", "fell_to_lead"]);
    expect(await store.handovers.offer({ ...given, id: randomUUID() })).toEqual({ kind: "already_offered" });
  });

  it("[DB633] falls where what was offered was taken back before the end, and not where it was declined, which falls with its words", async () => {
    const given = { id: randomUUID(), contactId: id, by: dana, to: ada, words: WORDS };
    await store.handovers.offer(given);
    await store.handovers.takeBack(given.id, dana);
    const again = { ...given, id: randomUUID() };
    await store.handovers.offer(again);
    await store.handovers.decline(again.id, ada);
    shiftIsOver();
    expect(await fall()).toBe(1);
    expect(await seen(lee)).toMatchObject([{ id: again.id, words: WORDS }]);
    await store.handovers.takeBack(again.id, dana);
    expect(await fall()).toBe(1);
    expect(await seen(lee)).toMatchObject([{ isNeverOffered: true }]);
  });

  it("[DB633] [DB615] is on record as nobody's deed, and told by ids alone", async () => {
    const given = await fallen();
    const { rows: audit } = await client.query(
      "select deed || ' ' || thing as what, actor_id as by, facts from audit_row where subject_id = $1",
      [given],
    );
    expect(audit).toEqual([{ what: "added handover", by: null, facts: { how: "never_offered" } }]);
    const { rows: events } = await client.query("select payload from event where payload->>'id' = $1", [
      given,
    ]);
    expect(events).toEqual([{ payload: { kind: "handover", id: given, contactId: id, version: 1 } }]);
  });

  it("[DB633] has words or is the leads', whatever statement it is", async () => {
    const broken = async (to: UserId | null, key: string | null, body: string | null) =>
      client
        .query(
          `insert into handover (id, contact_id, at, from_id, to_id, body_key, body, state, state_at)
           values ($1, $2, now(), $3, $4, $5, $6, $7, now())`,
          [randomUUID(), id, dana, to, key, body, to === null ? "fell_to_lead" : "offered"],
        )
        .then(
          () => null,
          (error: { readonly constraint?: string }) => error.constraint,
        );
    expect(await broken(ada, null, null)).toBe("handover_words");
    expect(await broken(null, "\\x00", null)).toBe("handover_words");
  });
});
