import type { ContactId, Lane, UserId } from "@holdfast/case-schema";
import { Lane as Lanes, laneNumber } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Arrival } from "../intake/arrival.ts";
import { rawClient } from "../testing/raw-client.ts";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import type { Finding } from "./triage-store.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let marta: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
  marta = await sampleStaff(store, "Marta");
});
afterAll(async () => store.close());

const finding = (given: Partial<Finding>): Finding => ({
  lane: null,
  speaker: null,
  language: null,
  targetMs: 900_000,
  dangerTargetMs: 20_000,
  ...given,
});
const raise = (lane: Lane) => ({ lane, reason: "words:crisis:3:one" });

async function arrive(given: Partial<Arrival> = {}): Promise<ContactId> {
  return (await store.intake.arrive(sampleArrival(given))).contactId;
}
async function rowOf(id: ContactId) {
  const opened = await store.contacts.contact(id);
  if (opened === null) throw new Error("no such contact");
  return opened.row;
}
async function triage(id: ContactId, given: Partial<Finding>, by = dana) {
  return store.triage.triage(id, by, (await rowOf(id)).version, finding(given));
}
async function claim(id: ContactId, by = dana): Promise<void> {
  await store.moves.move(id, by, (await rowOf(id)).version, { kind: "claim" });
}

describe("what somebody finds", () => {
  it("[DB111] is kept of a contact that nobody has claimed, which stays nobody's, and recorded with who and when", async () => {
    const id = await arrive();
    expect(await triage(id, { lane: "tip", speaker: "witness", language: "es" })).toMatchObject({
      kind: "moved",
      row: { lane: "tip", laneReason: "staff", speaker: "witness", language: "es", holder: null, version: 2 },
    });
    await triage(id, { speaker: "friend" }, marta);
    expect(await rowOf(id)).toMatchObject({ lane: "tip", speaker: "friend", language: "es" });
    const found = await store.prisma.triage.findMany({
      where: { contactId: id },
      orderBy: { version: "asc" },
    });
    expect(found.map(({ byId, version, lane, speaker }) => ({ byId, version, lane, speaker }))).toEqual([
      { byId: dana, version: 2, lane: "tip", speaker: "witness" },
      { byId: marta, version: 3, lane: null, speaker: "friend" },
    ]);
  });

  it("[DB111] of one version, is one person's", async () => {
    const id = await arrive();
    const both = await Promise.all(
      [dana, marta].map(async (by) => store.triage.triage(id, by, 1, finding({ lane: "minor_mentioned" }))),
    );
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(["changed", "moved"]);
    expect((await rowOf(id)).version).toBe(2);
  });

  it("[DB111] is not kept of what somebody else holds, what is closed, or what is nowhere", async () => {
    const id = await arrive();
    await claim(id, marta);
    expect(await triage(id, { lane: "tip" })).toMatchObject({ kind: "taken", by: { name: "Marta" } });
    expect(await triage(id, { lane: "tip" }, marta)).toMatchObject({ kind: "moved" });
    const { version } = await rowOf(id);
    await store.moves.move(id, marta, version, { kind: "close", disposition: "silent" });
    expect(await triage(id, { lane: "crisis" }, marta)).toMatchObject({ reason: "already_closed" });
    const nowhere = crypto.randomUUID() as ContactId;
    expect(await store.triage.triage(nowhere, dana, 1, finding({ lane: "tip" }))).toEqual({
      kind: "not_found",
    });
  });

  it("[DB112] makes a life threat danger, owed as soon as that, and undoes it when it was a slip", async () => {
    const id = await arrive();
    const before = await rowOf(id);
    now += 1_000;
    await triage(id, { lane: "life_threat" });
    expect(await rowOf(id)).toMatchObject({ danger: "marked_by_staff", dueAt: now + 20_000 });
    now += 1_000;
    await triage(id, { lane: "other_helper" });
    expect(await rowOf(id)).toMatchObject({ danger: null, dueAt: before.dueAt, lane: "other_helper" });
  });

  it("[DB112] leaves danger that they said themselves", async () => {
    const id = await arrive({ danger: "said_so" });
    const { dueAt } = await rowOf(id);
    await triage(id, { lane: "information" });
    expect(await rowOf(id)).toMatchObject({ danger: "said_so", lane: "information", dueAt });
  });

  it("[DB112] keeps a crisis pressing for the next message too", async () => {
    const threadKey = crypto.randomUUID();
    const id = await arrive({ threadKey });
    await triage(id, { lane: "crisis" });
    await claim(id);
    const messageId = crypto.randomUUID() as Parameters<typeof store.answers.answer>[0]["messageId"];
    await store.answers.answer({
      check: () => null,
      contactId: id,
      messageId,
      by: dana,
      text: "Here.",
      delayMs: 0,
      validForMs: null,
    });
    now += 60_000;
    await arrive({ threadKey });
    expect(await rowOf(id)).toMatchObject({ unanswered: 1, dueAt: now + 20_000 });
  });
});

describe("what a machine says", () => {
  it("[DB110] [DB115] raises a lane as the message is stored, with its code, and tells everybody", async () => {
    const from = await store.log.head();
    const id = await arrive({ raise: raise("crisis") });
    expect(await rowOf(id)).toMatchObject({
      lane: "crisis",
      laneReason: "words:crisis:3:one",
      dueAt: now + 20_000,
      holder: null,
    });
    const { events } = await store.log.tail(from, 100);
    expect(events.at(-2)?.payload).toMatchObject({
      row: { lane: "crisis", laneReason: "words:crisis:3:one" },
    });
    expect((await store.contacts.entries(id, 0)).length).toBe(1);
  });

  it("[DB115] raises once, however often it is told", async () => {
    const arrival = sampleArrival({ raise: raise("crisis") });
    const { contactId } = await store.intake.arrive(arrival);
    const { version } = await rowOf(contactId);
    await triage(contactId, { lane: "tip" });
    expect(await store.intake.arrive(arrival)).toMatchObject({ outcome: "duplicate" });
    expect(await rowOf(contactId)).toMatchObject({ lane: "tip", version: version + 1 });
  });

  it("[DB110] never lowers a lane, whatever comes after whatever; only a person does", async () => {
    const step = fc.oneof(
      fc.record({ by: fc.constant("machine" as const), lane: fc.constantFrom(...Lanes.options) }),
      fc.record({ by: fc.constant("person" as const), lane: fc.constantFrom(...Lanes.options) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const threadKey = crypto.randomUUID();
        const id = await arrive({ threadKey });
        for (const { by, lane } of steps) {
          const before = await rowOf(id);
          await (by === "person" ? triage(id, { lane }) : arrive({ threadKey, raise: raise(lane) }));
          const raises = laneNumber(lane) < laneNumber(before.lane);
          const judged = by === "person" ? "staff" : "words:crisis:3:one";
          const after = by === "person" || raises ? { lane, laneReason: judged } : before;
          expect(await rowOf(id)).toMatchObject({ lane: after.lane, laneReason: after.laneReason });
        }
      }),
      { numRuns: rounds(25) },
    );
  });

  it.each<[string, string]>([
    ["lane = 'tip', lane_reason = 'words:crisis:1:one'", "contact_lane_only_raised"],
    ["lane = 'crisis'", "contact_lane_has_reason"],
    ["lane = 'crisis', lane_reason = 'he has a gun'", "contact_lane_reason"],
    ["lane = null, lane_reason = null", "contact_lane_stays"],
  ])("[DB110] the schema itself refuses: set %s", async (change, constraint) => {
    const id = await arrive();
    if (constraint === "contact_lane_stays") await triage(id, { lane: "tip" });
    const client = await rawClient(store.connection);
    const changed = client.query(`update contact set ${change}, version = version + 1 where id = $1`, [id]);
    await expect(changed).rejects.toMatchObject({ constraint });
    await client.end();
  });
});

describe("the first words", () => {
  it("are read of what waits for somebody, three messages and 600 characters, and change nothing", async () => {
    const threadKey = crypto.randomUUID();
    const id = await arrive({ threadKey, text: "x".repeat(700) });
    for (const text of ["two", "three", "four"]) await arrive({ threadKey, text });
    const held = await arrive();
    await claim(held);
    const before = await rowOf(id);
    const [only, ...others] = await store.triage.firstWords([id, held], dana);
    expect(others).toEqual([]);
    expect(only?.messages.map(({ text, isCut }) => [text, isCut])).toEqual([
      ["x".repeat(600), true],
      ["two", false],
      ["three", false],
    ]);
    expect(await rowOf(id)).toEqual(before);
  });

  it("[DB162] are shown to nobody whose reading is not recorded: who, of which version, once, and nothing else", async () => {
    const threadKey = crypto.randomUUID();
    const id = await arrive({ threadKey });
    const held = await arrive();
    await claim(held, marta);
    const seenAt = now;
    for (const by of [dana, dana, marta]) {
      await store.triage.firstWords([id, held], by);
      now += 1_000;
    }
    await arrive({ threadKey });
    await store.triage.firstWords([id], dana);
    const reads = await store.prisma.contentRead.findMany({
      where: { contactId: { in: [id, held] } },
      orderBy: [{ version: "asc" }, { at: "asc" }],
    });
    expect(reads.map(({ contactId, byId, version, at }) => [contactId, byId, version, at.getTime()])).toEqual(
      [
        [id, dana, 1, seenAt],
        [id, marta, 1, seenAt + 2_000],
        [id, dana, 2, now],
      ],
    );
  });

  it("are read of twenty at most", async () => {
    const ids = await Promise.all(Array.from({ length: 22 }, async () => arrive()));
    expect(await store.triage.firstWords(ids, dana)).toHaveLength(20);
  });
});
