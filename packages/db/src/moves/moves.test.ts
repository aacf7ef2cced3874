import type { ContactId, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import type { Move, Moved } from "./move-store.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
let id: ContactId;
let version: number;

beforeAll(async () => {
  store = await testStore({ clock: () => now, poolSize: 16 });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());
beforeEach(async () => {
  ({ contactId: id } = await store.intake.arrive(sampleArrival()));
  version = 1;
});

async function move(by: UserId, wanted: Move): Promise<Moved> {
  const moved = await store.moves.move(id, by, version, wanted);
  if (moved.kind === "moved") version = moved.row.version;
  return moved;
}

describe("moving a contact", () => {
  it("[DB30] has exactly one winner among 64 claimers, and tells every loser who has it", async () => {
    const claimers = await Promise.all(
      Array.from({ length: 64 }, async (_, index) => sampleStaff(store, `Claimer ${index}`)),
    );
    for (let round = 0; round < rounds(100); round += 1) {
      const { contactId } = await store.intake.arrive(sampleArrival());
      const results = await Promise.all(
        claimers.map(async (by) => store.moves.move(contactId, by, 1, { kind: "claim" })),
      );
      const winners = claimers.filter((_, index) => results[index]?.kind === "moved");
      expect(winners).toHaveLength(1);
      const losers = results.filter(({ kind }) => kind !== "moved");
      expect(losers).toHaveLength(63);
      for (const loser of losers)
        expect(loser).toMatchObject({ kind: "taken", by: { id: winners[0] }, since: now });
      expect((await store.contacts.contact(contactId))?.row.version).toBe(2);
    }
  });

  it("[DB30] says changed when nobody has it and the version is old", async () => {
    expect(await store.moves.move(id, dana, 7, { kind: "claim" })).toMatchObject({
      kind: "changed",
      row: { id, version: 1 },
    });
    expect(await store.moves.move(crypto.randomUUID() as ContactId, dana, 1, { kind: "claim" })).toEqual({
      kind: "not_found",
    });
  });

  it("passes a contact on only when the colleague accepts", async () => {
    await move(dana, { kind: "claim" });
    expect(await move(dana, { kind: "offer", to: ada })).toMatchObject({
      kind: "moved",
      row: { holder: { id: dana }, offeredTo: { id: ada, name: "Ada" } },
    });
    now += 1_000;
    expect(await move(ada, { kind: "accept" })).toMatchObject({
      kind: "moved",
      row: { holder: { id: ada }, heldSince: now, offeredTo: null },
    });
    expect(await move(dana, { kind: "return" })).toMatchObject({ kind: "not_allowed", reason: "not_holder" });
  });

  it("leaves a contact with its holder when an offer is declined or taken back", async () => {
    await move(dana, { kind: "claim" });
    expect(await move(dana, { kind: "withdraw_offer" })).toMatchObject({ kind: "changed" });
    for (const [by, kind] of [
      [ada, "decline"],
      [dana, "withdraw_offer"],
    ] as const) {
      await move(dana, { kind: "offer", to: ada });
      expect(await move(by, { kind })).toMatchObject({
        kind: "moved",
        row: { holder: { id: dana }, offeredTo: null },
      });
    }
    expect(await move(ada, { kind: "accept" })).toMatchObject({
      kind: "not_allowed",
      reason: "not_offered_to_you",
    });
  });

  it("offers to nobody unknown and not to oneself", async () => {
    await move(dana, { kind: "claim" });
    for (const to of [dana, crypto.randomUUID() as UserId])
      expect(await move(dana, { kind: "offer", to })).toMatchObject({
        kind: "not_allowed",
        reason: "unknown_colleague",
      });
  });

  it("[DB32] comes back from whoever may not claim any more, and from nobody else", async () => {
    const gone = await sampleStaff(store, "Gone");
    const { contactId: kept } = await store.intake.arrive(sampleArrival());
    const { contactId: offered } = await store.intake.arrive(sampleArrival());
    await move(gone, { kind: "claim" });
    await store.moves.move(kept, dana, 1, { kind: "claim" });
    await store.moves.move(offered, dana, 1, { kind: "claim" });
    await store.moves.move(offered, dana, 2, { kind: "offer", to: gone });
    await store.staff.changeRole(gone, "counsel");
    now += 60_000;
    expect(await store.moves.returnStranded(["advocate", "shift_lead"])).toBe(2);
    expect((await store.contacts.contact(id))?.row).toMatchObject({
      status: "waiting",
      holder: null,
      waitingSince: now - 60_000,
      version: 3,
    });
    expect((await store.contacts.contact(offered))?.row).toMatchObject({
      holder: { id: dana },
      offeredTo: null,
    });
    expect((await store.contacts.contact(kept))?.row).toMatchObject({ holder: { id: dana }, version: 2 });
    expect(await store.moves.returnStranded(["advocate", "shift_lead"])).toBe(0);
  });

  it("[DB31] keeps its place in the queue while an answer is owed", async () => {
    const since = now;
    await move(dana, { kind: "claim" });
    now += 60_000;
    expect(await move(dana, { kind: "return" })).toMatchObject({
      kind: "moved",
      row: { status: "waiting", holder: null, heldSince: null, waitingSince: since, dueAt: since + 900_000 },
    });
  });

  it("[DB31] waits anew, with its medium's time, when nothing is owed", async () => {
    await move(dana, { kind: "claim" });
    const messageId = crypto.randomUUID() as never;
    await store.answers.answer({
      check: () => null,
      contactId: id,
      messageId,
      by: dana,
      text: "Yes.",
      validForMs: null,
    });
    await store.outbox.settle(messageId, { state: "sent" });
    version += 2;
    now += 60_000;
    expect(await move(dana, { kind: "return" })).toMatchObject({
      kind: "moved",
      row: { waitingSince: now, dueAt: now + 900_000, unanswered: 0 },
    });
  });

  it("[DB33] is taken back from whoever has it, with its place in the queue and no offer left", async () => {
    const since = now;
    await move(dana, { kind: "claim" });
    await move(dana, { kind: "offer", to: await sampleStaff(store, "Marta") });
    now += 60_000;
    expect(await move(ada, { kind: "take_back" })).toMatchObject({
      kind: "moved",
      row: {
        status: "waiting",
        holder: null,
        heldSince: null,
        offeredTo: null,
        waitingSince: since,
        dueAt: since + 900_000,
        version: 4,
      },
    });
    expect(await move(dana, { kind: "return" })).toMatchObject({ kind: "not_allowed", reason: "not_holder" });
    expect(await move(dana, { kind: "claim" })).toMatchObject({
      kind: "moved",
      row: { holder: { id: dana } },
    });
  });

  it("[DB33] waits anew when it is taken back and nothing is owed", async () => {
    await move(dana, { kind: "claim" });
    const messageId = crypto.randomUUID() as never;
    await store.answers.answer({
      check: () => null,
      contactId: id,
      messageId,
      by: dana,
      text: "Yes.",
      validForMs: null,
    });
    await store.outbox.settle(messageId, { state: "sent" });
    version += 2;
    now += 60_000;
    expect(await move(ada, { kind: "take_back" })).toMatchObject({
      kind: "moved",
      row: { waitingSince: now, dueAt: now + 900_000, unanswered: 0 },
    });
  });

  it("[DB33] is not taken back when it waits, is closed, or changed since it was seen", async () => {
    expect(await move(ada, { kind: "take_back" })).toMatchObject({ kind: "not_allowed", reason: "not_held" });
    await move(dana, { kind: "claim" });
    expect(await store.moves.move(id, ada, version - 1, { kind: "take_back" })).toMatchObject({
      kind: "changed",
      row: { holder: { id: dana }, version },
    });
    await move(dana, { kind: "close", disposition: "silent" });
    expect(await move(ada, { kind: "take_back" })).toMatchObject({
      kind: "not_allowed",
      reason: "already_closed",
    });
  });

  it("[DB30] [DB33] is moved once when it is taken back, taken back again and closed at the same time", async () => {
    for (let round = 0; round < rounds(20); round += 1) {
      const { contactId } = await store.intake.arrive(sampleArrival());
      await store.moves.move(contactId, dana, 1, { kind: "claim" });
      const results = await Promise.all([
        store.moves.move(contactId, ada, 2, { kind: "take_back" }),
        store.moves.move(contactId, ada, 2, { kind: "take_back" }),
        store.moves.move(contactId, dana, 2, { kind: "close", disposition: "silent" }),
      ]);
      expect(results.filter(({ kind }) => kind === "moved")).toHaveLength(1);
      expect((await store.contacts.contact(contactId))?.row.version).toBe(3);
    }
  });

  it("closes with a disposition and is found among the closed", async () => {
    await move(dana, { kind: "claim" });
    const moved = await move(dana, { kind: "close", disposition: "referral_given" });
    expect(moved).toMatchObject({ kind: "moved", row: { status: "closed", holder: null, unanswered: 0 } });
    expect(await move(dana, { kind: "claim" })).toMatchObject({
      kind: "not_allowed",
      reason: "already_closed",
    });
    const [newest] = await store.contacts.closed({ before: null, size: 1, number: null });
    expect(newest).toMatchObject({
      id,
      closedAt: now,
      closedBy: { id: dana },
      disposition: "referral_given",
    });
    const byNumber = await store.contacts.closed({ before: null, size: 5, number: newest?.number ?? 0 });
    expect(byNumber.map((each) => each.id)).toEqual([id]);
    expect((await store.contacts.contact(id))?.closed).toMatchObject({ by: { name: "Dana" } });
    expect((await store.contacts.queue()).rows.map((row) => row.id)).not.toContain(id);
  });

  it("pages through the closed without repeating or skipping", async () => {
    for (let each = 0; each < 5; each += 1) {
      const { contactId } = await store.intake.arrive(sampleArrival());
      await store.moves.move(contactId, dana, 1, { kind: "claim" });
      await store.moves.move(contactId, dana, 2, { kind: "close", disposition: "silent" });
    }
    const whole = await store.contacts.closed({ before: null, size: 100, number: null });
    const first = await store.contacts.closed({ before: null, size: 3, number: null });
    const last = first.at(-1);
    const rest = await store.contacts.closed({
      before: last === undefined ? null : { closedAt: last.closedAt, id: last.id },
      size: 100,
      number: null,
    });
    expect([...first, ...rest].map((each) => each.id)).toEqual(whole.map((each) => each.id));
  });
});
