import { TakeOverReason, type ContactId, type MessageId, type UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { Move, Moved } from "./move-store.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
let marta: UserId;
/** Held by Dana. */
let id: ContactId;

beforeAll(async () => {
  store = await testStore({ clock: () => now, poolSize: 12 });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  marta = await sampleStaff(store, "Marta");
});
afterAll(async () => store.close());
beforeEach(async () => {
  id = await sampleHeld(store, dana);
  now += 60_000;
});

const version = async (): Promise<number> => (await store.contacts.contact(id))?.row.version ?? 0;
const from = (holder: UserId, reason: TakeOverReason = "agreed"): Move => ({
  kind: "take_over",
  from: holder,
  reason,
});
const move = async (by: UserId, wanted: Move): Promise<Moved> =>
  store.moves.move(id, by, await version(), wanted);
const kept = async () =>
  (await store.prisma.takeOver.findMany({ where: { contactId: id }, orderBy: { version: "asc" } })).map(
    ({ fromId, byId, reason, at }) => ({ fromId, byId, reason, at: at.getTime() }),
  );

describe("taking a contact over", () => {
  it("[DB34] makes it the asker's since now, with its place, and without the offer that was open", async () => {
    const before = (await store.contacts.contact(id))?.row;
    await move(dana, { kind: "offer", to: marta });
    expect(await move(ada, from(dana, "cannot_wait"))).toMatchObject({
      kind: "moved",
      row: {
        status: "claimed",
        holder: { id: ada, name: "Ada" },
        heldSince: now,
        offeredTo: null,
        waitingSince: before?.waitingSince,
        dueAt: before?.dueAt,
        unanswered: 1,
      },
    });
    expect(await move(dana, { kind: "return" })).toMatchObject({ kind: "not_allowed", reason: "not_holder" });
  });

  it.each(TakeOverReason.options)(
    "[DB35] keeps who took it from whom, when, and that it was: %s",
    async (reason) => {
      await move(ada, from(dana, reason));
      expect(await kept()).toEqual([{ fromId: dana, byId: ada, reason, at: now }]);
      expect((await store.contacts.contact(id))?.takenOver).toEqual({
        from: { id: dana, name: "Dana" },
        by: { id: ada, name: "Ada" },
        at: now,
        reason,
      });
    },
  );

  it("[DB35] is said of the contact no longer once somebody else has it, or the same colleague anew", async () => {
    await move(ada, from(dana));
    await move(ada, { kind: "return" });
    expect((await store.contacts.contact(id))?.takenOver).toBeNull();
    now += 1_000;
    await move(ada, { kind: "claim" });
    expect((await store.contacts.contact(id))?.takenOver).toBeNull();
    expect(await kept()).toHaveLength(1);
  });

  it("[DB35] is told on the queue's stream, after the row that shows it, and on no other", async () => {
    const { asOf } = await store.contacts.queue();
    await move(ada, from(dana, "language"));
    const { events } = await store.log.since("queue:main", asOf, 10);
    expect(events.map(({ payload }) => payload)).toMatchObject([
      { kind: "contact", id, row: { holder: { name: "Ada" } } },
      {
        kind: "take_over",
        id,
        version: await version(),
        from: { id: dana, name: "Dana" },
        by: { id: ada, name: "Ada" },
        reason: "language",
      },
    ]);
    expect((await store.log.since(`contact:${id}`, asOf, 10)).events).toHaveLength(1);
  });

  it("[DB34] brings back what its holder sent and has not left, and leaves their draft with it", async () => {
    await store.drafts.keep({ contactId: id, kind: "reply", by: dana, revision: 1, text: "And then" });
    const messageId = crypto.randomUUID() as MessageId;
    await store.answers.answer({
      check: () => null,
      contactId: id,
      messageId,
      by: dana,
      text: "Yes.",
      validForMs: null,
    });
    expect((await store.contacts.contact(id))?.row.unanswered).toBe(0);
    expect(await move(ada, from(dana))).toMatchObject({ kind: "moved", row: { unanswered: 1 } });
    expect((await store.contacts.entries(id, 0)).at(-1)).toMatchObject({
      sendState: "failed",
      failure: "not_held",
    });
    expect(await store.drafts.ofContact(id, ada)).toMatchObject([
      { author: { name: "Dana" }, text: "And then" },
    ]);
  });

  it.each<[string, () => Promise<unknown>, object]>([
    [
      "that its holder closed",
      async () => move(dana, { kind: "close", disposition: "silent" }),
      { kind: "not_allowed", reason: "already_closed", row: { holder: null } },
    ],
    [
      "that its holder returned",
      async () => move(dana, { kind: "return" }),
      { kind: "not_allowed", reason: "not_held", row: { status: "waiting" } },
    ],
    [
      "that somebody else took over first",
      async () => move(marta, from(dana)),
      { kind: "taken", by: { name: "Marta" }, row: { holder: { name: "Marta" } } },
    ],
    [
      "that the asker has by now",
      async () => move(ada, from(dana)),
      { kind: "changed", row: { holder: { name: "Ada" } } },
    ],
    [
      "that somebody wrote to",
      async () => store.triage.setAside(id, dana, await version(), now + 60_000),
      { kind: "changed", row: { holder: { name: "Dana" } } },
    ],
  ])("[DB34] changes nothing of a contact %s, and says how it stands", async (_name, meanwhile, answer) => {
    const seen = await version();
    await meanwhile();
    const before = await version();
    const many = (await kept()).length;
    expect(await store.moves.move(id, ada, seen, from(dana))).toMatchObject(answer);
    expect(await version()).toBe(before);
    expect(await kept()).toHaveLength(many);
  });

  it("[DB34] is of somebody who was seen to have it, and of a contact that is somewhere", async () => {
    expect(await move(ada, from(marta))).toMatchObject({ kind: "taken", by: { name: "Dana" } });
    id = crypto.randomUUID() as ContactId;
    expect(await store.moves.move(id, ada, 1, from(dana))).toEqual({ kind: "not_found" });
  });

  it("[DB30] [DB34] is one colleague's, when several and the holder move at once", async () => {
    for (let round = 0; round < rounds(20); round += 1) {
      id = await sampleHeld(store, dana);
      const seen = await version();
      const results = await Promise.all([
        store.moves.move(id, ada, seen, from(dana)),
        store.moves.move(id, marta, seen, from(dana)),
        store.moves.move(id, ada, seen, from(dana)),
        store.moves.move(id, dana, seen, { kind: "return" }),
      ]);
      expect(results.filter(({ kind }) => kind === "moved")).toHaveLength(1);
      expect(await version()).toBe(seen + 1);
      expect((await kept()).length).toBeLessThanOrEqual(1);
    }
  });

  it.each([
    ["from and by one person", "values ($1, 9, now(), $2, $2, 'agreed')", "23514"],
    [
      "for no reason",
      "values ($1, 9, now(), $2, (select id from staff where id <> $2 limit 1), null)",
      "23502",
    ],
    ["for an invented one", "values ($1, 9, now(), $2, $2, 'bored')", "22P02"],
  ])("[DB34] the schema refuses one %s", async (_name, values, code) => {
    const client = await rawClient(store.connection);
    await expect(client.query(`insert into take_over ${values}`, [id, dana])).rejects.toMatchObject({ code });
    await client.end();
  });

  it("[DB35] the schema lets nobody change what was kept", async () => {
    await move(ada, from(dana));
    const client = await rawClient(store.connection);
    for (const sql of ["update take_over set reason = 'support'", "delete from take_over"])
      await expect(client.query(sql)).rejects.toMatchObject({ code: "23514" });
    await client.end();
  });
});
