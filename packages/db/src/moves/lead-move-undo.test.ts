import { randomUUID } from "node:crypto";
import type { ContactId, MessageId, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  rawClient,
  sampleArrival,
  sampleHeld,
  sampleHolds,
  sampleLeadMove,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import type { LeadMoveWanted } from "./lead-move-store.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
let lee: UserId;
let lou: UserId;
/** Held by Dana. */
let id: ContactId;

beforeAll(async () => {
  store = await testStore({ clock: () => now, poolSize: 12 });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  lee = await sampleStaff(store, "Lee", "shift_lead");
  lou = await sampleStaff(store, "Lou", "shift_lead");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 60_000;
  id = await sampleHeld(store, dana);
});

const version = async (): Promise<number> => (await store.contacts.contact(id))?.row.version ?? 0;
const row = async () => (await store.contacts.contact(id))?.row;
const kept = async () => store.leadMoves.ofContact(id, lee, 50);
/** Moves it, and gives the move's id. */
async function moved(to: UserId | null, given: Partial<LeadMoveWanted> = {}): Promise<string> {
  const wanted = await sampleLeadMove(store, id, to, given);
  expect(await store.leadMoves.move(wanted, lee)).toMatchObject({ kind: "moved" });
  now += 1_000;
  return wanted.id;
}
/** Takes a move back to Dana, who has as much as they have unless `holds` says otherwise. */
const undo = async (given: string, move: string, by: UserId, holds?: number) =>
  store.leadMoves.undo(given, move, by, holds ?? (await sampleHolds(store, dana)));

describe("taking a move back", () => {
  it.each<[string, () => UserId | null, Partial<LeadMoveWanted>]>([
    ["given to a colleague", () => ada, { isAtOnce: true }],
    ["put into the queue", () => null, {}],
    ["offered", () => ada, {}],
  ])("[DB669] puts back what was %s, as a move of its own", async (_name, to, given) => {
    const move = await moved(to(), given);
    expect(await undo(randomUUID(), move, lou)).toMatchObject({
      kind: "moved",
      row: { holder: { id: dana }, offeredTo: null },
    });
    const [back, first] = await kept();
    expect(back).toMatchObject({
      isUndo: true,
      by: { name: "Lou" },
      reason: null,
      state: "moved",
      stands: false,
    });
    expect(back?.to).toMatchObject({ id: dana });
    expect(first).toMatchObject({ id: move, stands: false, undone: { by: { name: "Lou" }, at: now } });
  });

  it("[DB669] puts what was given from the queue back there, with its place", async () => {
    ({ contactId: id } = await store.intake.arrive(sampleArrival()));
    const before = await row();
    const move = await moved(ada, { isAtOnce: true });
    expect(await undo(randomUUID(), move, lee)).toMatchObject({
      kind: "moved",
      row: { status: "waiting", holder: null, waitingSince: before?.waitingSince, dueAt: before?.dueAt },
    });
  });

  it("[DB669] takes back what somebody wrote to meanwhile: who has it is the same", async () => {
    const thread = { threadKey: randomUUID() };
    id = await sampleHeld(store, dana, thread);
    const move = await moved(ada, { isAtOnce: true });
    await store.intake.arrive(sampleArrival(thread));
    expect(await kept()).toMatchObject([{ stands: true }]);
    expect(await undo(randomUUID(), move, lee)).toMatchObject({
      kind: "moved",
      row: { holder: { id: dana }, unanswered: 2 },
    });
  });

  it.each<[string, () => UserId | null, () => Promise<unknown>, object]>([
    [
      "was answered by whoever got it",
      () => ada,
      async () =>
        store.answers.answer({
          check: () => null,
          contactId: id,
          messageId: randomUUID() as MessageId,
          by: ada,
          text: "I am here.",
          validForMs: null,
        }),
      { kind: "changed", row: { holder: { name: "Ada" } } },
    ],
    [
      "was taken over",
      () => ada,
      async () => store.moves.move(id, lou, 3, { kind: "take_over", from: ada, reason: "agreed" }),
      { kind: "taken", by: { name: "Lou" } },
    ],
    [
      "was returned",
      () => ada,
      async () => store.moves.move(id, ada, 3, { kind: "return" }),
      { kind: "changed", row: { holder: null } },
    ],
    [
      "was closed",
      () => ada,
      async () => store.moves.move(id, ada, 3, { kind: "close", disposition: "silent" }),
      { kind: "not_allowed", reason: "already_closed" },
    ],
    [
      "was claimed",
      () => null,
      async () => store.moves.move(id, ada, 3, { kind: "claim" }),
      { kind: "taken", by: { name: "Ada" } },
    ],
    [
      "was claimed and returned",
      () => null,
      async () => {
        await store.moves.move(id, ada, 3, { kind: "claim" });
        return store.moves.move(id, ada, 4, { kind: "return" });
      },
      { kind: "changed", row: { holder: null } },
    ],
    [
      "is offered on",
      () => ada,
      async () => store.moves.move(id, ada, 3, { kind: "offer", to: lou }),
      { kind: "changed", row: { holder: { name: "Ada" }, offeredTo: { name: "Lou" } } },
    ],
    [
      "was moved on",
      () => ada,
      async () => moved(lou, { isAtOnce: true }),
      { kind: "taken", by: { name: "Lou" } },
    ],
  ])("[DB669] changes nothing of what %s, and says how it stands", async (_name, to, meanwhile, answer) => {
    const move = await moved(to(), { isAtOnce: true });
    await meanwhile();
    const before = await version();
    expect(await undo(randomUUID(), move, lee)).toMatchObject(answer);
    expect(await version()).toBe(before);
    expect((await kept()).filter(({ isUndo }) => isUndo)).toEqual([]);
  });

  it("[DB669] is done once, however often and by however many, and is taken back itself by a move alone", async () => {
    const move = await moved(ada, { isAtOnce: true });
    const given = randomUUID();
    expect(await undo(given, move, lee)).toMatchObject({ kind: "moved" });
    expect(await undo(given, move, lee)).toMatchObject({ kind: "moved", row: { version: 4 } });
    expect(await undo(randomUUID(), move, lou)).toMatchObject({ reason: "undone_already" });
    expect(await undo(randomUUID(), given, lou)).toMatchObject({ kind: "changed" });
    expect(await undo(randomUUID(), randomUUID(), lou)).toEqual({ kind: "not_found" });
  });

  it("[DB668] [DB669] puts it back to somebody who has as much as was judged, and to nobody who was given more", async () => {
    const move = await moved(ada, { isAtOnce: true });
    const before = await sampleHolds(store, dana);
    await sampleHeld(store, dana);
    expect(await undo(randomUUID(), move, lee, before)).toEqual({ kind: "judge_again" });
    expect(await kept()).toMatchObject([{ stands: true }]);
    const given = randomUUID();
    expect(await undo(given, move, lee)).toMatchObject({ kind: "moved", row: { holder: { id: dana } } });
    // Said again, it was done, whatever was judged.
    expect(await undo(given, move, lee, before)).toMatchObject({ kind: "moved" });
    expect(await kept()).toHaveLength(2);
  });

  it("[DB30] [DB669] of two who take it back, whoever has it and whoever claims, one moves it", async () => {
    for (let round = 0; round < rounds(20); round += 1) {
      id = await sampleHeld(store, dana);
      const isQueue = round % 2 === 0;
      const move = await moved(isQueue ? null : ada, { isAtOnce: true });
      const results = await Promise.all([
        undo(randomUUID(), move, lee),
        undo(randomUUID(), move, lou),
        store.moves.move(id, ada, 3, { kind: isQueue ? "claim" : "return" }),
      ]);
      expect(results.filter(({ kind }) => kind === "moved")).toHaveLength(1);
      expect(await version()).toBe(4);
    }
  });
});

describe("the moves that are told", () => {
  it("[DB667] are those since a time, the newest first, and as many as are asked for", async () => {
    const from = now;
    const one = await moved(ada);
    const other = await moved(null);
    expect((await store.leadMoves.since(from, lee, 50)).map((each) => each.id)).toEqual([other, one]);
    expect(await store.leadMoves.since(from, lee, 1)).toMatchObject([{ id: other }]);
    expect(await store.leadMoves.since(now, lee, 50)).toEqual([]);
  });

  it("[DB667] are told to both whom they concern, for as long as they do", async () => {
    const from = now;
    const offered = await moved(ada);
    const of = async (who: UserId) => (await store.leadMoves.concerning(who, from, 50)).map((one) => one.id);
    expect(await of(ada)).toEqual([offered]);
    expect(await of(dana)).toEqual([]);
    expect(await store.moves.move(id, ada, 3, { kind: "accept" })).toMatchObject({ kind: "moved" });
    expect(await of(ada)).toEqual([offered]);
    expect(await of(dana)).toEqual([offered]);
    expect(await of(lou)).toEqual([]);
    await store.moves.move(id, ada, 4, { kind: "return" });
    expect([await of(ada), await of(dana)]).toEqual([[], []]);
  });

  it("[DB667] is told of what was moved to the queue until somebody claims it there", async () => {
    const [from, queued] = [now, await moved(null)];
    const ofDana = async () => (await store.leadMoves.concerning(dana, from, 50)).map((one) => one.id);
    expect(await ofDana()).toEqual([queued]);
    await store.moves.move(id, ada, await version(), { kind: "claim" });
    expect(await ofDana()).toEqual([]);
  });
});

describe("what the schema keeps", () => {
  it.each([
    ["a changed reason", "update lead_move set reason = 'agreed', told = told + 1", "lead_move_kept"],
    ["a deleted one", "delete from lead_move", "lead_move_kept"],
    [
      "what came of it said anew",
      "update lead_move set state = 'declined', told = told + 1 where state <> 'offered'",
      "lead_move_kept",
    ],
    [
      "one to where it was",
      `insert into lead_move (id, contact_id, version, at, by_id, reason, at_once, state, state_at)
       select gen_random_uuid(), contact_id, 90, at, by_id, 'agreed', true, 'moved', at from lead_move limit 1`,
      "lead_move_elsewhere",
    ],
    [
      "one for no reason",
      `insert into lead_move (id, contact_id, version, at, by_id, to_id, at_once, state, state_at)
       select gen_random_uuid(), contact_id, 90, at, by_id, by_id, true, 'moved', at from lead_move limit 1`,
      "lead_move_has_a_reason",
    ],
  ])("[DB667] refuses %s", async (_name, sql, constraint) => {
    await moved(ada, { isAtOnce: true });
    const client = await rawClient(store.connection);
    await expect(client.query(sql)).rejects.toMatchObject({ constraint });
    await client.end();
  });
});
