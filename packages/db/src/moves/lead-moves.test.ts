import { LeadMoveReason, type ContactId, type MessageId, type UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  sampleArrival,
  sampleCall,
  sampleHeld,
  sampleLeadMove,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import type { LeadMoveWanted } from "./lead-move-store.ts";
import type { JudgedMove } from "./move-store.ts";

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

const row = async (of = id) => (await store.contacts.contact(of))?.row;
const move = async (to: UserId | null, given: Partial<LeadMoveWanted> = {}, of = id): Promise<JudgedMove> =>
  store.leadMoves.move(await sampleLeadMove(store, of, to, given), lee);
const waiting = async (): Promise<ContactId> => (await store.intake.arrive(sampleArrival())).contactId;
const kept = async (of = id) => store.leadMoves.ofContact(of, lee, 50);

describe("a lead moves a contact", () => {
  it("[DB665] asks whoever is to have it, and it stays with whoever has it until they accept", async () => {
    expect(await move(ada)).toMatchObject({
      kind: "moved",
      row: { holder: { id: dana }, offeredTo: { id: ada } },
    });
    expect(await kept()).toMatchObject([{ state: "offered", stateAt: now, stands: true }]);
    now += 1_000;
    const { version = 0 } = (await row()) ?? {};
    expect(await store.moves.move(id, ada, version, { kind: "accept" })).toMatchObject({
      kind: "moved",
      row: { holder: { id: ada }, heldSince: now, offeredTo: null },
    });
    expect(await kept()).toMatchObject([{ state: "moved", stateAt: now, stands: true, isAtOnce: false }]);
  });

  it("[DB665] asks for what waits, too, which stays in the queue, and is whoever's who claims it first", async () => {
    const of = await waiting();
    const before = await row(of);
    expect(await move(ada, {}, of)).toMatchObject({
      kind: "moved",
      row: { status: "waiting", holder: null, offeredTo: { id: ada }, waitingSince: before?.waitingSince },
    });
    expect(await store.moves.move(of, dana, 2, { kind: "claim" })).toMatchObject({
      kind: "moved",
      row: { holder: { id: dana }, offeredTo: null },
    });
    expect(await kept(of)).toMatchObject([{ state: "overtaken", stands: false }]);
    const other = await waiting();
    await move(ada, {}, other);
    expect(await store.moves.move(other, ada, 2, { kind: "claim" })).toMatchObject({ kind: "moved" });
    expect(await kept(other)).toMatchObject([{ state: "moved" }]);
  });

  it.each(["decline", "accept"] as const)(
    "[DB665] lets whoever is asked for what waits %s it",
    async (kind) => {
      const of = await waiting();
      await move(ada, {}, of);
      expect(await store.moves.move(of, dana, 2, { kind })).toMatchObject({ reason: "not_offered_to_you" });
      expect(await store.moves.move(of, ada, 2, { kind })).toMatchObject({
        kind: "moved",
        row: { holder: kind === "accept" ? { id: ada } : null, offeredTo: null },
      });
      expect(await kept(of)).toMatchObject([{ state: kind === "accept" ? "moved" : "declined" }]);
    },
  );

  it("[DB665] makes it theirs at once where it cannot wait, and brings back what its holder sent and has not left", async () => {
    const messageId = crypto.randomUUID() as MessageId;
    const text = "Yes.";
    await store.answers.answer({
      check: () => null,
      contactId: id,
      messageId,
      by: dana,
      text,
      validForMs: null,
    });
    expect(await move(ada, { isAtOnce: true })).toMatchObject({
      kind: "moved",
      row: { holder: { id: ada }, heldSince: now, offeredTo: null, unanswered: 1 },
    });
    expect((await store.contacts.entries(id, 0)).at(-1)).toMatchObject({ failure: "not_held" });
    expect(await kept()).toMatchObject([{ state: "moved", isAtOnce: true, from: { id: dana } }]);
  });

  it("[DB665] puts it into the queue at once, with its place", async () => {
    const before = await row();
    now += 5_000;
    expect(await move(null)).toMatchObject({
      kind: "moved",
      row: {
        status: "waiting",
        holder: null,
        waitingSince: before?.waitingSince,
        dueAt: before?.dueAt,
      },
    });
    expect(await kept()).toMatchObject([{ state: "moved", isAtOnce: true, to: null }]);
  });

  it.each(LeadMoveReason.options)(
    "[DB667] keeps who moved it from whom to whom, when, and why: %s",
    async (reason) => {
      await move(ada, { reason });
      expect(await kept()).toMatchObject([
        {
          contact: { id, medium: "form" },
          at: now,
          by: { id: lee, name: "Lee" },
          from: { id: dana, name: "Dana" },
          to: { id: ada, name: "Ada" },
          reason,
          isUndo: false,
          undone: null,
        },
      ]);
    },
  );

  it("[DB667] is one move under one id, however often it is asked for", async () => {
    const wanted = await sampleLeadMove(store, id, ada);
    expect(await store.leadMoves.move(wanted, lee)).toMatchObject({ kind: "moved" });
    expect(await store.leadMoves.move(wanted, lee)).toMatchObject({ kind: "moved", row: { version: 3 } });
    expect(await kept()).toHaveLength(1);
    expect(await store.leadMoves.move(wanted, lou)).toEqual({ kind: "not_found" });
    expect(await store.leadMoves.move({ ...wanted, contactId: await waiting() }, lee)).toEqual({
      kind: "not_found",
    });
  });

  it("[DB723] is another move under another id: under one that gave it to somebody nobody else gets it", async () => {
    const given = await sampleLeadMove(store, id, ada);
    expect(await store.leadMoves.move(given, lee)).toMatchObject({ kind: "moved" });
    for (const to of [null, lou])
      expect(await store.leadMoves.move({ ...given, to }, lee)).toMatchObject({ kind: "not_found" });
    expect(await store.leadMoves.move(given, lee)).toMatchObject({ kind: "moved" });
    expect(await row()).toMatchObject({ holder: { id: dana }, offeredTo: { id: ada } });
    expect(await kept()).toHaveLength(1);
  });

  it("[DB667] is told on the queue's stream, after the row, and says nothing but that it was", async () => {
    const { asOf } = await store.contacts.queue();
    await move(ada);
    const { events } = await store.log.since("queue:main", asOf, 10);
    const moveId = (await kept())[0]?.id;
    expect(events.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ kind: "contact", id }),
      { kind: "lead_move", id: moveId, contactId: id, version: 1 },
    ]);
  });

  it.each<[string, () => Promise<unknown>, Partial<LeadMoveWanted>, object]>([
    [
      "that was closed",
      async () => store.moves.move(id, dana, 2, { kind: "close", disposition: "silent" }),
      {},
      { kind: "not_allowed", reason: "already_closed" },
    ],
    [
      "that a colleague took over",
      async () => store.moves.move(id, lou, 2, { kind: "take_over", from: dana, reason: "agreed" }),
      {},
      { kind: "taken", by: { name: "Lou" } },
    ],
    [
      "that was returned",
      async () => store.moves.move(id, dana, 2, { kind: "return" }),
      {},
      { kind: "changed", row: { holder: null } },
    ],
    [
      "that changed otherwise",
      async () => store.triage.setAside(id, dana, 2, now + 60_000),
      {},
      { kind: "changed", row: { holder: { name: "Dana" } } },
    ],
    ["that they have", async () => null, { to: null, from: null }, { kind: "taken", by: { name: "Dana" } }],
    ["to somebody who has more by now", async () => sampleHeld(store, ada), {}, { kind: "judge_again" }],
  ])("[DB665] changes nothing of one %s, and says how it stands", async (_name, meanwhile, given, answer) => {
    const wanted = await sampleLeadMove(store, id, ada, given);
    await meanwhile();
    const before = await row();
    expect(await store.leadMoves.move(wanted, lee)).toMatchObject(answer);
    expect(await row()).toEqual(before);
    expect(await kept()).toEqual([]);
  });

  it.each<[string, () => UserId | null, object]>([
    ["to whoever has it", () => dana, { reason: "there_already" }],
    ["to nobody's id", () => crypto.randomUUID() as UserId, { reason: "unknown_colleague" }],
  ])("[DB665] moves nothing %s", async (_name, to, answer) => {
    expect(await move(to())).toMatchObject({ kind: "not_allowed", ...answer });
  });

  it("[DB665] moves nothing into the queue that is there, and asks nobody twice", async () => {
    const of = await waiting();
    expect(await move(null, {}, of)).toMatchObject({ reason: "there_already" });
    await move(ada, {}, of);
    expect(await move(ada, {}, of)).toMatchObject({ reason: "there_already" });
    expect(await move(ada, { isAtOnce: true }, of)).toMatchObject({ kind: "moved" });
  });

  it("[DB665] gives nothing to whoever may not answer, or has left", async () => {
    const cam = await sampleStaff(store, `Cam ${now}`, "counsel");
    expect(await move(cam)).toMatchObject({ reason: "unknown_colleague" });
  });

  it("[DB666] never moves a call that goes on", async () => {
    const { contactId } = await sampleCall(store, { at: now });
    expect(await move(ada, { isAtOnce: true }, contactId)).toMatchObject({ reason: "on_call" });
    expect(await move(ada, {}, contactId)).toMatchObject({ reason: "on_call" });
  });

  it("[DB666] moves a crisis alone, and never among others", async () => {
    const { contactId } = await store.intake.arrive(sampleArrival({ danger: "said_so" }));
    expect(await move(ada, { isOneOfMany: true }, contactId)).toMatchObject({ reason: "crisis" });
    expect(await move(ada, {}, contactId)).toMatchObject({ kind: "moved" });
    expect(await move(ada, { isOneOfMany: true })).toMatchObject({ kind: "moved" });
  });

  it("[DB32] [DB665] asks whoever may not answer any more no longer for what waits", async () => {
    const gone = await sampleStaff(store, `Gone ${now}`);
    const of = await waiting();
    await move(gone, {}, of);
    await store.staff.changeRole(gone, "counsel");
    expect(await store.moves.returnStranded(["advocate", "shift_lead"])).toBe(1);
    expect(await row(of)).toMatchObject({ status: "waiting", offeredTo: null });
    expect(await kept(of)).toMatchObject([{ state: "overtaken" }]);
  });
});

describe("at the same time", () => {
  it("[DB30] [DB665] two leads, whoever is asked, who has it and who takes it over move it once", async () => {
    for (let round = 0; round < rounds(30); round += 1) {
      id = await sampleHeld(store, dana);
      const wanted = await sampleLeadMove(store, id, ada, { isAtOnce: round % 2 === 0, holds: 0 });
      const holds = (await store.contacts.queue()).rows.filter(({ holder }) => holder?.id === ada).length;
      const results = await Promise.all([
        store.leadMoves.move({ ...wanted, holds }, lee),
        store.leadMoves.move({ ...wanted, id: crypto.randomUUID(), to: null }, lou),
        store.moves.move(id, dana, 2, { kind: "return" }),
        store.moves.move(id, lou, 2, { kind: "take_over", from: dana, reason: "agreed" }),
      ]);
      expect(results.filter(({ kind }) => kind === "moved")).toHaveLength(1);
      expect((await row())?.version).toBe(3);
    }
  });

  it("[DB30] [DB665] a claim and a move of what waits have one winner, and the history says whose", async () => {
    for (let round = 0; round < rounds(30); round += 1) {
      const of = await waiting();
      const isAtOnce = round % 2 === 0;
      const wanted = await sampleLeadMove(store, of, ada, { isAtOnce });
      const [moved, claimed] = await Promise.all([
        store.leadMoves.move(wanted, lee),
        store.moves.move(of, dana, 1, { kind: "claim" }),
      ]);
      expect([moved, claimed].filter(({ kind }) => kind === "moved")).toHaveLength(1);
      expect(await row(of)).toMatchObject(
        claimed.kind === "moved"
          ? { holder: { id: dana }, offeredTo: null, version: 2 }
          : isAtOnce
            ? { holder: { id: ada }, version: 2 }
            : { holder: null, offeredTo: { id: ada }, version: 2 },
      );
      expect(await kept(of)).toHaveLength(claimed.kind === "moved" ? 0 : 1);
    }
  });

  it("[DB668] two leads give nobody more than each of them judged by", async () => {
    for (let round = 0; round < rounds(20); round += 1) {
      const taker = await sampleStaff(store, `Taker ${now} ${round}`);
      const [one, other] = [await sampleHeld(store, dana), await sampleHeld(store, dana)];
      const wanted = [
        await sampleLeadMove(store, one, taker, { isAtOnce: true }),
        await sampleLeadMove(store, other, taker, { isAtOnce: true }),
      ] as const;
      const results = await Promise.all([
        store.leadMoves.move(wanted[0], lee),
        store.leadMoves.move(wanted[1], lou),
      ]);
      expect(results.map(({ kind }) => kind).toSorted()).toEqual(["judge_again", "moved"]);
    }
  });
});
