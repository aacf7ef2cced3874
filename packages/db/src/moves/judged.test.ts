import { randomUUID } from "node:crypto";
import type { ContactId, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lockWaiters } from "../testing/lock-waiters.ts";
import { rawClient } from "../testing/raw-client.ts";
import {
  holdingHistory,
  sampleArrival,
  sampleHeld,
  sampleHolds,
  sampleLeadMove,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";

let store: TestStore;
let client: pg.Client;
let dana: UserId;
let lee: UserId;
beforeAll(async () => {
  store = await testStore({ poolSize: 12 });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  lee = await sampleStaff(store, "Lee", "shift_lead");
});
afterAll(async () => {
  await client.end();
  await store.close();
});

const claimJudged = async (
  id: ContactId,
  by: UserId,
  expectedVersion: number,
  holding: readonly ContactId[],
) => {
  const [moved] = await store.moves.claimAllJudged([{ id, by, expectedVersion, holding }]);
  return moved ?? expect.fail("each is told what came of theirs");
};
const waiting = async (): Promise<ContactId> => (await store.intake.arrive(sampleArrival())).contactId;

describe("what somebody was judged by", () => {
  it("[DB668] [DB687] holds against what they claim at that moment: a lead's move waits for it and is judged again", async () => {
    const taker = await sampleStaff(store, "Taker");
    const [claimed, moved] = [await waiting(), await sampleHeld(store, dana)];
    const wanted = await sampleLeadMove(store, moved, taker, { isAtOnce: true });
    await client.query("begin");
    // A claim that is under way: theirs, and not yet committed.
    await client.query("select kind from move_contact($1, $2, 1, 'claim', null, null, 1800000000000)", [
      claimed,
      taker,
    ]);
    const move = store.leadMoves.move(wanted, lee);
    await lockWaiters(client, 1);
    await client.query("commit");
    expect(await move).toEqual({ kind: "judge_again" });
    expect(await sampleHolds(store, taker)).toBe(1);
  });

  it.each(["offer", "take_over"] as const)(
    "[DB687] holds against whatever else gives them something: %s",
    async (kind) => {
      const taker = await sampleStaff(store, `Taker by ${kind}`);
      const [given, moved] = [await sampleHeld(store, dana), await sampleHeld(store, dana)];
      const wanted = await sampleLeadMove(store, moved, taker, { isAtOnce: true });
      await client.query("begin");
      await client.query(
        kind === "offer"
          ? "select kind from move_contact($1, $2, 2, 'offer', $3, null, 1800000000000)"
          : "select kind from take_over_contact($1, $3, 2, $2, 'agreed', 1800000000000)",
        [given, dana, taker],
      );
      const move = store.leadMoves.move(wanted, lee);
      await lockWaiters(client, 1);
      await client.query("commit");
      expect(await move).toEqual({ kind: "judge_again" });
    },
  );

  it("[DB687] lets what they were judged to have room for be theirs while they have just that", async () => {
    const taker = await sampleStaff(store, "Taker of the next");
    const [first, second] = [await waiting(), await waiting()];
    expect(await claimJudged(first, taker, 1, [])).toMatchObject({
      kind: "moved",
      row: { holder: { id: taker } },
    });
    expect(await claimJudged(second, taker, 1, [])).toEqual({ kind: "judge_again" });
    expect(await claimJudged(second, taker, 1, [second])).toEqual({ kind: "judge_again" });
    expect(await claimJudged(first, dana, 1, [])).toMatchObject({
      kind: "taken",
      by: { id: taker },
    });
    expect(await claimJudged(second, taker, 1, [first])).toMatchObject({ kind: "moved" });
    expect(await claimJudged(randomUUID() as ContactId, taker, 1, [])).toEqual({
      kind: "not_found",
    });
  });

  it("[DB687] [G711] is asked of each of several that are claimed together, and one that comes to nothing hinders no other", async () => {
    const [one, two, three, four] = [
      await sampleStaff(store, "Together one"),
      await sampleStaff(store, "Together two"),
      await sampleStaff(store, "Together three"),
      await sampleStaff(store, "Together four"),
    ];
    const [first, second, third] = [await waiting(), await waiting(), await waiting()];
    const held = await sampleHeld(store, two);
    const claim = (id: ContactId, by: UserId, holding: readonly ContactId[] = [], expectedVersion = 1) => ({
      id,
      by,
      expectedVersion,
      holding,
    });
    expect(
      await store.moves.claimAllJudged([
        claim(first, one),
        claim(second, two),
        claim(randomUUID() as ContactId, three),
        claim(first, four),
        claim(second, two, [held]),
        claim(third, one),
        claim(third, one, [first]),
      ]),
    ).toMatchObject([
      { kind: "moved", row: { id: first, holder: { id: one } } },
      { kind: "judge_again" },
      { kind: "not_found" },
      { kind: "taken", by: { id: one } },
      { kind: "moved", row: { id: second, holder: { id: two } } },
      { kind: "judge_again" },
      { kind: "moved", row: { id: third, holder: { id: one } } },
    ]);
    expect(await store.moves.claimAllJudged([])).toEqual([]);
  });

  it("[G711] [DB741] has one taken by whoever is next where the first was judged by something else, and none at another version", async () => {
    const [judged, next, late] = [
      await sampleStaff(store, "Judged otherwise"),
      await sampleStaff(store, "Next"),
      await sampleStaff(store, "Late"),
    ];
    const [one, other] = [await waiting(), await waiting()];
    await sampleHeld(store, judged);
    expect(
      await store.moves.claimAllJudged([
        { id: one, by: judged, expectedVersion: 1, holding: [] },
        { id: one, by: next, expectedVersion: 1, holding: [] },
        { id: other, by: late, expectedVersion: 7, holding: [] },
      ]),
    ).toMatchObject([
      { kind: "judge_again" },
      { kind: "moved", row: { id: one, holder: { id: next } } },
      { kind: "changed", row: { id: other, version: 1 } },
    ]);
  });

  it("[G711] claims together whatever else is claimed together, moved and written to: nothing waits for itself", async () => {
    const takers: UserId[] = [];
    for (let nth = 0; nth < 6; nth += 1) takers.push(await sampleStaff(store, `Crossing ${nth}`));
    for (let round = 0; round < rounds(10); round += 1) {
      const ids: ContactId[] = [];
      for (let nth = 0; nth < 6; nth += 1) ids.push(await waiting());
      const claims = ids.map((id, nth) => ({ id, by: takers[nth] ?? dana, expectedVersion: 1, holding: [] }));
      const crossed = claims.map((each, nth) => ({ ...each, by: takers[5 - nth] ?? dana }));
      const held = await sampleHeld(store, dana);
      const wanted = await sampleLeadMove(store, held, takers[0] ?? dana, { isAtOnce: true });
      const [there, back, led] = await Promise.all([
        store.moves.claimAllJudged(claims),
        store.moves.claimAllJudged(crossed.toReversed()),
        store.leadMoves.move(wanted, lee),
      ]);
      const moved = [...there, ...back].flatMap((each) => (each.kind === "moved" ? [each.row] : []));
      expect(new Set(moved.map(({ id }) => id)).size).toBe(moved.length);
      for (const taker of takers) expect(await sampleHolds(store, taker)).toBe(1);
      for (const { id, version, holder } of moved)
        await store.moves.move(id, holder?.id ?? dana, version, { kind: "close", disposition: "silent" });
      if (led.kind === "moved")
        await store.moves.move(held, takers[0] ?? dana, led.row.version, {
          kind: "close",
          disposition: "silent",
        });
    }
  });

  it("[DB668] [DB687] gives nobody two for one place, of a lead who moves and themself who takes the next", async () => {
    for (let round = 0; round < rounds(20); round += 1) {
      const taker = await sampleStaff(store, `Taker ${round}`);
      const [one, other] = [await sampleHeld(store, dana), await waiting()];
      const wanted = await sampleLeadMove(store, one, taker, { isAtOnce: true });
      const kinds = [
        store.leadMoves.move(wanted, lee),
        claimJudged(other, taker, 1, []),
        claimJudged(await waiting(), taker, 1, []),
      ];
      const found = (await Promise.all(kinds)).map(({ kind }) => kind).toSorted();
      expect(found).toEqual(["judge_again", "judge_again", "moved"]);
      expect(await sampleHolds(store, taker)).toBe(1);
    }
  });
});

describe("an id that two contacts are given at one moment", () => {
  it("[DB667] is the move of one of them, and of the other there is none", async () => {
    for (let round = 0; round < rounds(20); round += 1) {
      const id = randomUUID();
      const moves = await Promise.all(
        ["One", "Other"].map(async (name) => {
          const to = await sampleStaff(store, `${name} ${round}`);
          return sampleLeadMove(store, await sampleHeld(store, dana), to, { id, isAtOnce: true });
        }),
      );
      const kinds = (await Promise.all(moves.map(async (each) => store.leadMoves.move(each, lee)))).map(
        ({ kind }) => kind,
      );
      expect(kinds.toSorted()).toEqual(["moved", "not_found"]);
      const lost = moves[kinds.indexOf("not_found")];
      expect((await store.contacts.contact(lost?.contactId ?? ("" as ContactId)))?.row).toMatchObject({
        version: lost?.expectedVersion,
        holder: { id: dana },
      });
    }
  });
});

describe("the history of who had a contact", () => {
  it("[DB689] tells each change with who made it and how, and every change of which nobody says so", async () => {
    const by = await sampleStaff(store, "Told of");
    const id = await sampleHeld(store, dana);
    await store.leadMoves.move(await sampleLeadMove(store, id, by, { isAtOnce: true }), lee);
    await store.moves.move(id, by, 3, { kind: "return" });
    await store.moves.move(id, dana, 4, { kind: "claim" });
    await store.moves.move(id, lee, 5, { kind: "take_over", from: dana, reason: "agreed" });
    await store.moves.move(id, lee, 6, { kind: "close", disposition: "silent" });
    const deeds = [2, 3, 4, 5, 6, 7].map((version) => `${id}@${version}`);
    expect(await holdingHistory(client, [id])).toEqual({
      steps: 7,
      changes: 6,
      torn: [],
      unexplained: [],
      deeds,
    });
    const other = await sampleHeld(store, dana);
    await client.query("update contact set holder_id = $2, version = version + 1 where id = $1", [other, by]);
    expect(await holdingHistory(client, [other])).toMatchObject({ unexplained: [`${other}@3`] });
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    await client.query("delete from event where contact_id = $1 and version = 2", [other]);
    await client.query("commit");
    expect((await holdingHistory(client, [other])).torn).toEqual([`${other}@3`]);
  });
});
