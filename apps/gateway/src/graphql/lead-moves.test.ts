import { randomUUID } from "node:crypto";
import { LEAD_MOVES_AT_ONCE, type ContactId, type UserId } from "@holdfast/case-schema";
import { sampleArrival, sampleCall, sampleStaff } from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseDesk, type CaseDesk, type CasePeople } from "../testing/case-desk.ts";

let desk: CaseDesk;
beforeAll(async () => {
  desk = await caseDesk();
  await sampleStaff(desk.house.store, "Lou", "shift_lead");
});
afterAll(() => desk.house.close());
beforeEach(async () => {
  const { store } = desk.house;
  for (const { id, version, holder, offeredTo } of (await store.contacts.queue()).rows) {
    if (holder !== null) await store.moves.move(id, desk.id("lee"), version, { kind: "take_back" });
    else if (offeredTo !== null) await store.moves.move(id, offeredTo.id, version, { kind: "decline" });
  }
  for (const name of ["dana", "ada"] as const) {
    await store.shifts.end(desk.id(name));
    await store.shifts.keep(desk.id(name), "available");
  }
});

const ROW = "row { holder { name } offeredTo { name } version }";
const RESULT = `__typename ... on Moved { ${ROW} } ... on TakenByOther { by { name } ${ROW} } ... on ContactChanged { ${ROW} }
  ... on MoveNotAllowed { reason ${ROW} } ... on NotFound { id }`;
const MOVE = `mutation ($moves: [ContactToMove!]!, $to: ID, $reason: LeadMoveReason!, $isAtOnce: Boolean!) {
  done: moveContacts(moves: $moves, to: $to, reason: $reason, isAtOnce: $isAtOnce) { id result { ${RESULT} } } }`;
const UNDO = `mutation ($id: ID!, $moveId: ID!) { done: undoLeadMove(id: $id, moveId: $moveId) { ${RESULT} } }`;
const TOLD =
  "id contact { id number } medium by { name } from { name } to { name } reason isAtOnce isUndo state undone { by { name } } stands";
const LISTED = `{ done: leadMoves { ${TOLD} } }`;
const MINE = `{ done: leadMovesForMe { ${TOLD} } }`;
const OF_CONTACT = `query ($id: ID!) { done: leadMovesOfContact(contactId: $id) { ${TOLD} } }`;

type Done = readonly { readonly id: string; readonly result: Readonly<Record<string, unknown>> }[];
type Told = readonly Readonly<Record<string, unknown>>[];

async function seen(contactId: ContactId) {
  const row = (await desk.house.store.contacts.contact(contactId))?.row;
  return {
    id: randomUUID(),
    contactId,
    expectedVersion: row?.version ?? 1,
    from: row?.holder?.id ?? null,
  };
}
async function move(
  contacts: readonly ContactId[],
  to: UserId | string | null,
  given: Readonly<Record<string, unknown>> = {},
  by: CasePeople = "lee",
): Promise<Done> {
  const moves = [];
  for (const one of contacts) moves.push(await seen(one));
  const asked = { moves, to, reason: "too_much", isAtOnce: false, ...given };
  return (await desk.done(by, MOVE, asked)) as Done;
}
const results = (done: Done) => done.map(({ result }) => result["reason"] ?? result["__typename"]);
const text = async (): Promise<ContactId> =>
  (await desk.house.store.intake.arrive(sampleArrival({ medium: "text" }))).contactId;
const listed = async (by: CasePeople, query = LISTED, given: object = {}) =>
  (await desk.done(by, query, given)) as Told;

describe("moving contacts by GraphQL", () => {
  it("[G621] asks a colleague for one of somebody else's, and makes it theirs at once where it cannot wait", async () => {
    const id = await desk.held("dana");
    expect(await move([id], desk.id("ada"))).toMatchObject([
      { result: { __typename: "Moved", row: { holder: { name: "Dana" }, offeredTo: { name: "Ada" } } } },
    ]);
    expect(await move([id], desk.id("ada"), { isAtOnce: true })).toMatchObject([
      { result: { row: { holder: { name: "Ada" }, offeredTo: null } } },
    ]);
    expect(await move([id], null)).toMatchObject([{ result: { row: { holder: null } } }]);
  });

  it("[G621] asks nobody who moves it to themself", async () => {
    expect(await move([await text()], desk.id("lee"))).toMatchObject([
      { result: { row: { holder: { name: "Lee" }, offeredTo: null } } },
    ]);
  });

  it("[G621] moves each by itself, in order, and one that fails stops none", async () => {
    const [one, changed, taken, other] = [await text(), await text(), await text(), await text()];
    const moves = [await seen(one), await seen(changed), await seen(taken), await seen(other)];
    const { store } = desk.house;
    await store.triage.setAside(changed, desk.id("ada"), 1, Date.now() + 3_600_000);
    await store.moves.move(taken, desk.id("dana"), 1, { kind: "claim" });
    const unknown = { ...(await seen(one)), contactId: randomUUID() };
    const done = await move([], desk.id("ada"), { moves: [...moves, unknown, { ...unknown, id: "x" }] });
    expect(done.map(({ id }) => id)).toEqual([...moves.map(({ id }) => id), unknown.id, "x"]);
    expect(results(done)).toEqual([
      "Moved",
      "ContactChanged",
      "TakenByOther",
      "Moved",
      "NotFound",
      "NotFound",
    ]);
    expect(await move([], desk.id("ada"), { moves: [moves[0]] })).toMatchObject([
      { result: { __typename: "Moved" } },
    ]);
    expect(await listed("lee", OF_CONTACT, { id: one })).toHaveLength(1);
  });

  it("[G621] moves no more than twenty, no crisis among others, and no call that goes on", async () => {
    const { store } = desk.house;
    const crisis = (await store.intake.arrive(sampleArrival({ danger: "said_so" }))).contactId;
    const { contactId: call } = await sampleCall(store, { at: Date.now() });
    const other = (await store.intake.arrive(sampleArrival())).contactId;
    expect(results(await move([crisis, call, other], desk.id("ada")))).toEqual([
      "crisis",
      "on_call",
      "Moved",
    ]);
    expect(results(await move([crisis], desk.id("ada")))).toEqual(["Moved"]);
    const many = Array.from({ length: LEAD_MOVES_AT_ONCE + 1 }, () => ({
      id: randomUUID(),
      contactId: crisis,
      expectedVersion: 1,
    }));
    const { errors } = await desk.asked("lee", MOVE, {
      moves: many,
      to: null,
      reason: "agreed",
      isAtOnce: true,
    });
    expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
  });

  it("[G622] gives nobody more texts than they can have, whether they are theirs or asked for, and says the rule", async () => {
    const texts = [await text(), await text(), await text(), await text()];
    expect(results(await move(texts, desk.id("ada")))).toEqual(["Moved", "Moved", "Moved", "Q55_texts"]);
    const form = (await desk.house.store.intake.arrive(sampleArrival())).contactId;
    expect(results(await move([form], desk.id("ada")))).toEqual(["Moved"]);
  });

  it("[G622] gives nothing to whoever is off shift, and to whoever is on a break what a lead decides", async () => {
    await desk.house.store.shifts.keep(desk.id("ada"), "break");
    expect(results(await move([await text()], desk.id("ada")))).toEqual(["Moved"]);
    await desk.house.store.shifts.end(desk.id("ada"));
    expect(results(await move([await text()], desk.id("ada")))).toEqual(["Q51_presence"]);
  });

  it("[G623] [A130] answers for a barred colleague as for nobody, and to a barred lead as of nothing", async () => {
    const own = await desk.begin("dana");
    await desk.bar("lee", own.caseId, "ada");
    await desk.house.store.shifts.keep(desk.id("marta"), "available");
    expect(results(await move([own.contactId], desk.id("ada")))).toEqual(["unknown_colleague"]);
    expect(results(await move([own.contactId], desk.id("marta")))).toEqual(["Moved"]);
    const [told] = await listed("lee", OF_CONTACT, { id: own.contactId });
    await desk.bar("pat", own.caseId, "lee");
    for (const contactId of [own.contactId, randomUUID() as ContactId]) {
      const asked = { ...(await seen(contactId)), id: randomUUID() };
      expect(await move([], null, { moves: [asked] })).toEqual([
        { id: asked.id, result: { __typename: "NotFound", id: asked.id } },
      ]);
    }
    for (const moveId of [told?.["id"], randomUUID()])
      expect(await desk.done("lee", UNDO, { id: randomUUID(), moveId })).toEqual({
        __typename: "NotFound",
        id: moveId,
      });
    expect(await listed("lee")).not.toContainEqual(expect.objectContaining({ id: told?.["id"] }));
    expect(await listed("lee", OF_CONTACT, { id: own.contactId })).toEqual([]);
  });

  it.each(["dana", "pat", "alex"] as const)("[A130] is nothing for %s", async (who) => {
    const moves = [await seen(await text())];
    for (const [query, given] of [
      [MOVE, { moves, to: null, reason: "agreed", isAtOnce: true }],
      [UNDO, { id: randomUUID(), moveId: randomUUID() }],
      [LISTED, {}],
    ] as const)
      expect((await desk.asked(who, query, given)).errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
  });
});

describe("taking a move back by GraphQL", () => {
  const moved = async (contactId: ContactId, to: UserId | null): Promise<string> => {
    const [one] = await move([contactId], to, { isAtOnce: true });
    expect(one?.result).toMatchObject({ __typename: "Moved" });
    return one?.id ?? "";
  };
  const undo = async (moveId: string, id: string = randomUUID()) => desk.done("lee", UNDO, { id, moveId });

  it("[G624] puts it back, is a move in the history, and is done once", async () => {
    const id = await desk.held("dana");
    const one = await moved(id, desk.id("ada"));
    expect(await undo(one)).toMatchObject({ __typename: "Moved", row: { holder: { name: "Dana" } } });
    expect(await undo(one)).toMatchObject({ __typename: "MoveNotAllowed", reason: "undone_already" });
    expect(await listed("lee", OF_CONTACT, { id })).toMatchObject([
      { isUndo: true, from: { name: "Ada" }, to: { name: "Dana" }, reason: null },
      { id: one, state: "moved", undone: { by: { name: "Lee" } }, stands: false },
    ]);
  });

  it("[G624] puts nothing back to somebody who went home, and says so of what somebody else has", async () => {
    const id = await desk.held("dana");
    const one = await moved(id, null);
    await desk.house.store.shifts.end(desk.id("dana"));
    expect(await undo(one)).toMatchObject({ reason: "Q51_presence", row: { holder: null } });
    const { version = 0 } = (await desk.house.store.contacts.contact(id))?.row ?? {};
    await desk.house.store.moves.move(id, desk.id("ada"), version, { kind: "claim" });
    await desk.house.store.shifts.keep(desk.id("dana"), "available");
    expect(await undo(one)).toMatchObject({ __typename: "TakenByOther", by: { name: "Ada" } });
    expect(await undo("nothing")).toEqual({ __typename: "NotFound", id: "nothing" });
  });

  it("[G660] is answered as it was when whoever got it has gone home since", async () => {
    const id = await desk.held("dana");
    const one = await moved(id, null);
    const given = randomUUID();
    expect(await undo(one, given)).toMatchObject({ __typename: "Moved", row: { holder: { name: "Dana" } } });
    const again = await seen(await desk.held("marta"));
    expect(await move([], desk.id("dana"), { moves: [again] })).toMatchObject([
      { result: { __typename: "Moved" } },
    ]);
    await desk.house.store.shifts.end(desk.id("dana"));
    expect(await undo(one, given)).toMatchObject({ __typename: "Moved" });
    expect(await move([], desk.id("dana"), { moves: [again] })).toMatchObject([
      { result: { __typename: "Moved" } },
    ]);
    await desk.house.store.shifts.keep(desk.id("dana"), "available");
  });

  it("[G660] goes back to nobody beyond their three texts, and says so", async () => {
    const { store } = desk.house;
    const marta = desk.id("marta");
    const texts = [await text(), await text(), await text(), await text()];
    const [first, ...rest] = texts;
    await store.moves.move(first ?? ("" as ContactId), marta, 1, { kind: "claim" });
    const one = await moved(first ?? ("" as ContactId), null);
    for (const id of rest) await store.moves.move(id, marta, 1, { kind: "claim" });
    expect(await undo(one)).toMatchObject({ reason: "Q55_texts", row: { holder: null } });
    for (const id of rest) await store.moves.move(id, marta, 2, { kind: "return" });
    expect(await undo(one)).toMatchObject({ __typename: "Moved", row: { holder: { name: "Marta" } } });
  });
});

describe("the moves that are told by GraphQL", () => {
  it("[G625] are those of the shift to leads, and to both what concerns them", async () => {
    const id = await desk.held("dana");
    const one = (await move([id], desk.id("ada"), { reason: "shift_ends" }))[0]?.id;
    const told = { id: one, from: { name: "Dana" }, to: { name: "Ada" }, reason: "shift_ends" };
    expect(await listed("lee")).toContainEqual(expect.objectContaining(told));
    const mine = async (who: CasePeople) => (await listed(who, MINE)).filter(({ id: of }) => of === one);
    expect(await mine("ada")).toMatchObject([{ ...told, state: "offered" }]);
    expect(await mine("dana")).toEqual([]);
    const { version = 0 } = (await desk.house.store.contacts.contact(id))?.row ?? {};
    await desk.house.store.moves.move(id, desk.id("ada"), version, { kind: "accept" });
    expect(await mine("ada")).toMatchObject([{ ...told, state: "moved" }]);
    expect(await mine("dana")).toMatchObject([{ ...told, state: "moved" }]);
    expect(await mine("marta")).toEqual([]);
  });

  it("[G625] [A131] of a contact say to others who moved it, and not why", async () => {
    const id = await desk.held("dana");
    await move([id], desk.id("ada"), { reason: "needs_break", isAtOnce: true });
    for (const [who, reason] of [
      ["dana", "needs_break"],
      ["ada", "needs_break"],
      ["lee", "needs_break"],
      ["marta", null],
    ] as const)
      expect(await listed(who, OF_CONTACT, { id })).toMatchObject([
        { by: { name: "Lee" }, to: { name: "Ada" }, reason },
      ]);
    expect(await listed("lee", OF_CONTACT, { id: "nothing" })).toEqual([]);
  });
});
