import { ChannelId, type ContactId, type UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleArrival, sampleLeadMove, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { turnDatabase } from "../testing/turn-database.ts";
import type { NewOffer, Offered } from "./waiting-offer-store.ts";

const TEXTS = ChannelId.parse("texts");
const LASTS = 20_000;
let now = 1_800_000_000_000;
let store: TestStore;
let beside: TestStore;
let client: pg.Client;
let dana: UserId;
let marta: UserId;
let lee: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  beside = await testStore({ clock: () => now, connection: store.connection });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  marta = await sampleStaff(store, "Marta");
  lee = await sampleStaff(store, "Lee", "shift_lead");
});
afterAll(async () => {
  await client.end();
  await beside.close();
  await store.close();
});
beforeEach(async () => {
  now += 3_600_000;
  await turnDatabase(client, now);
  for (const who of [dana, marta, lee]) {
    await store.shifts.end(who);
    await store.shifts.keep(who, "available");
  }
});

let threads = 0;
async function waits(threadKey = `+1555040${String((threads += 1)).padStart(4, "0")}`): Promise<ContactId> {
  return (
    await store.intake.arrive(
      sampleArrival({ channel: TEXTS, medium: "text", threadKey, address: threadKey }),
    )
  ).contactId;
}
const versionOf = async (id: ContactId) => (await store.contacts.contact(id))?.row.version ?? 0;
async function offer(contactId: ContactId, given: Partial<NewOffer> = {}, at = store) {
  const id = crypto.randomUUID();
  const expectedVersion = await versionOf(contactId);
  const offered = await at.waitingOffers.offer({
    id,
    contactId,
    expectedVersion,
    to: dana,
    by: lee,
    lastsMs: LASTS,
    ...given,
  });
  return { id, offered };
}
const standing = async () => (await store.waitingOffers.standing()).offers;
const ended = async (id: string): Promise<unknown> =>
  (await client.query("select ended, reason from waiting_offer where id = $1", [id])).rows[0];

describe("what waits and is offered", () => {
  it("[DB657] stands for its time, to whom and by whom, and changes nothing of the contact", async () => {
    const contactId = await waits();
    const before = (await store.contacts.contact(contactId))?.row;
    const { id, offered } = await offer(contactId);
    expect(offered).toBe("offered");
    expect(await standing()).toEqual([
      {
        id,
        contact: {
          id: contactId,
          number: before?.number,
          medium: "text",
          language: null,
          version: before?.version,
        },
        to: dana,
        by: { id: lee, name: "Lee" },
        until: now + LASTS,
      },
    ]);
    expect((await store.contacts.contact(contactId))?.row).toEqual(before);
    now += LASTS;
    expect(await standing()).toEqual([]);
    expect(await store.waitingOffers.settle()).toBe(1);
    expect(await ended(id)).toEqual({ ended: "run_out", reason: null });
  });

  it("[DB657] is taken by anybody meanwhile, and is over with that", async () => {
    const contactId = await waits();
    const { id } = await offer(contactId);
    expect(
      await store.moves.move(contactId, marta, await versionOf(contactId), { kind: "claim" }),
    ).toMatchObject({ kind: "moved" });
    expect(await standing()).toEqual([]);
    await store.waitingOffers.settle();
    expect(await ended(id)).toEqual({ ended: "taken", reason: null });
  });

  it("[DB688] is overtaken by a lead who gives it to somebody at once: nobody took it", async () => {
    const contactId = await waits();
    const { id } = await offer(contactId);
    const wanted = await sampleLeadMove(store, contactId, marta, { isAtOnce: true });
    expect(await store.leadMoves.move(wanted, lee)).toMatchObject({ kind: "moved" });
    expect(await standing()).toEqual([]);
    expect(await store.waitingOffers.settle()).toBe(1);
    expect(await ended(id)).toEqual({ ended: "overtaken", reason: null });
    // What they claim of which a lead asked them is taken by them.
    const asked = await waits();
    const second = await offer(asked);
    await store.leadMoves.move(await sampleLeadMove(store, asked, marta), lee);
    await store.moves.move(asked, marta, await versionOf(asked), { kind: "claim" });
    await store.waitingOffers.settle();
    expect(await ended(second.id)).toEqual({ ended: "taken", reason: null });
  });

  it("[DB688] is overtaken when the contact is set aside, so that nobody is shown what waits for nobody; danger waits on", async () => {
    const contactId = await waits();
    const { id } = await offer(contactId);
    await store.triage.setAside(contactId, lee, await versionOf(contactId), now + 3_600_000);
    expect(await standing()).toEqual([]);
    expect((await offer(contactId, { to: marta })).offered).toBe("changed");
    await store.waitingOffers.settle();
    expect(await ended(id)).toEqual({ ended: "overtaken", reason: null });
    await client.query("update contact set danger = 'said_so', version = version + 1 where id = $1", [
      contactId,
    ]);
    expect((await offer(contactId)).offered).toBe("offered");
    expect(await standing()).toMatchObject([{ contact: { id: contactId } }]);
  });

  it("[DB657] is one at a time, of a contact and to a person, whoever offers at how many gateways", async () => {
    const [one, other] = [await waits(), await waits()];
    const wanted = await Promise.all([
      offer(one, { to: dana }),
      offer(one, { to: marta }, beside),
      offer(other, { to: dana }, beside),
      offer(other, { to: marta }),
    ]);
    const offered = wanted.filter(({ offered: kind }) => kind === "offered").length;
    expect(offered).toBeGreaterThan(0);
    expect(wanted.every(({ offered: kind }) => kind === "offered" || kind === "offered_already")).toBe(true);
    const offers = await standing();
    expect(offers).toHaveLength(offered);
    for (const part of [offers.map(({ to }) => String(to)), offers.map(({ contact }) => String(contact.id))])
      expect(new Set(part).size).toBe(part.length);
  });

  it("[DB657] waits for whoever goes on a break at that moment, and never each for the other", async () => {
    await offer(await waits(), { lastsMs: 1 });
    now += 1_000;
    await turnDatabase(client, now);
    const next = await waits();
    await client.query("begin");
    await client.query("select from shift where user_id = $1 for update", [dana]);
    const offering = offer(next);
    // For this connection, and for none of another test on the same server.
    const waitsForUs = "select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))";
    await expect.poll(async () => (await client.query(waitsForUs)).rowCount).toBeGreaterThan(0);
    await client.query("select keep_shift($1, 'break', instant($2))", [dana, now]);
    await client.query("commit");
    expect((await offering).offered).toBe("not_there");
  });

  it.each<[Offered, (id: ContactId) => Promise<Partial<NewOffer>>]>([
    ["changed", async () => ({ expectedVersion: 99 })],
    ["not_found", async () => ({ contactId: crypto.randomUUID() as ContactId })],
    [
      "not_there",
      async () => {
        await store.shifts.keep(dana, "break");
        return {};
      },
    ],
    [
      "not_there",
      async () => {
        await store.care.extendAfter(dana, 60_000);
        return {};
      },
    ],
    [
      "not_there",
      async () => {
        await store.shifts.end(dana);
        return {};
      },
    ],
    [
      "changed",
      async (id) => {
        await store.moves.move(id, marta, 1, { kind: "claim" });
        return {};
      },
    ],
  ])("[DB657] is none: %s", async (refusal, given) => {
    const contactId = await waits();
    expect((await offer(contactId, await given(contactId))).offered).toBe(refusal);
    expect(await standing()).toEqual([]);
  });

  it("[DB657] [Q69] is not offered again to whoever said no, until they wrote again or whoever said no came back", async () => {
    const threadKey = "+15550409999";
    const contactId = await waits(threadKey);
    const { id } = await offer(contactId);
    expect(await store.waitingOffers.decline(id, marta, "busy")).toBe(false);
    expect(await store.waitingOffers.decline(id, dana, "busy")).toBe(true);
    expect(await store.waitingOffers.decline(id, dana, "busy")).toBe(false);
    expect(await ended(id)).toEqual({ ended: "declined", reason: "busy" });
    expect((await offer(contactId)).offered).toBe("refused_before");
    expect((await store.routing.sought()).find((each) => each.id === contactId)?.refusedBy).toEqual([dana]);
    expect((await offer(contactId, { to: marta })).offered).toBe("offered");
    now += LASTS;
    await waits(threadKey);
    expect((await store.routing.sought()).find((each) => each.id === contactId)?.refusedBy).toEqual([]);
    const again = await offer(contactId);
    expect(again.offered).toBe("offered");
    await store.waitingOffers.decline(again.id, dana, "other");
    now += 1_000;
    await store.shifts.keep(dana, "break");
    now += 1_000;
    await store.shifts.keep(dana, "available");
    expect((await offer(contactId)).offered).toBe("offered");
  });

  it("[DB657] is over when whoever it is offered to goes, and no statement changes what it was", async () => {
    const { id } = await offer(await waits());
    await store.shifts.keep(dana, "break");
    expect(await ended(id)).toEqual({ ended: "gone", reason: null });
    for (const sql of [
      "update waiting_offer set ended = 'taken', version = version + 1",
      "delete from waiting_offer",
    ])
      await expect(client.query(sql)).rejects.toMatchObject({ constraint: "waiting_offer_stays" });
  });

  it("[DB651] [DB657] is over when whoever it is offered to wants nothing new on its medium, and of no other", async () => {
    const contactId = await waits();
    const { id } = await offer(contactId);
    await store.shifts.pause(dana, "email", true);
    expect(await standing()).toMatchObject([{ id }]);
    await store.shifts.pause(dana, "text", true);
    expect(await ended(id)).toEqual({ ended: "gone", reason: null });
    // So it can be offered to somebody else at once.
    expect((await offer(contactId, { to: marta })).offered).toBe("offered");
  });

  it("[DB688] is forgotten a week after it ended, unless it still keeps the contact from somebody, and some thousands at once", async () => {
    const WEEK = 7 * 24 * 3_600_000;
    const [first, second] = [await waits(), await waits()];
    const old = await offer(first);
    await store.waitingOffers.decline(old.id, dana, "busy");
    now += 1_000;
    await turnDatabase(client, now);
    const standsFor = await offer(second, { to: marta, lastsMs: 2 * WEEK });
    now += WEEK - 2_000;
    await turnDatabase(client, now);
    await store.waitingOffers.forget();
    expect(await ended(old.id)).toMatchObject({ ended: "declined" });
    now += 2_000;
    await turnDatabase(client, now);
    // Dana has been there since they said no to it.
    await store.waitingOffers.forget();
    expect(await ended(old.id)).toMatchObject({ ended: "declined" });
    await store.shifts.end(dana);
    await store.shifts.keep(dana, "available");
    expect(await store.waitingOffers.forget()).toBeGreaterThan(0);
    expect(await ended(old.id)).toBeUndefined();
    expect(await ended(standsFor.id)).toEqual({ ended: null, reason: null });
  });

  it("[DB656] is found among all that was ever refused by an index of those alone", async () => {
    await client.query("begin");
    await client.query("set local enable_seqscan = off");
    const { rows } = await client.query<{ "QUERY PLAN": string }>(
      `explain select from waiting_offer where to_id = $$00000000-0000-4000-8000-000000000000$$
         and ended in ('declined', 'run_out') and ended_at >= now()`,
    );
    await client.query("rollback");
    expect(rows.map((row) => row["QUERY PLAN"]).join("\n")).toContain("waiting_offer_refused_idx");
  });

  it("[DB658] is on record with who offered it and who said no and why, and told by ids alone", async () => {
    const contactId = await waits();
    const { id } = await offer(contactId);
    await store.waitingOffers.decline(id, dana, "know_them");
    const { rows } = await client.query(
      "select actor_id as by, deed::text, contact_id, facts from audit_row where thing = 'waiting_offer' and subject_id = $1 order by era, xid, seq",
      [id],
    );
    expect(rows).toEqual([
      { by: lee, deed: "added", contact_id: contactId, facts: { to: dana } },
      { by: dana, deed: "decided", contact_id: contactId, facts: { how: "know_them" } },
    ]);
    const told = await client.query("select payload from event where payload ->> 'id' = $1 order by seq", [
      id,
    ]);
    expect(told.rows.map(({ payload }) => payload)).toEqual([
      { kind: "handover", id, contactId, version: 1 },
      { kind: "handover", id, contactId, version: 2 },
    ]);
  });
});
