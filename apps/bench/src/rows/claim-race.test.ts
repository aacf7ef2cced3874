import { rounds } from "@holdfast/tooling/rounds";
import { ContactId, UserId } from "@holdfast/case-schema";
import type { Moved } from "@holdfast/db";
import { testStore } from "@holdfast/db/testing";
import { expect, it } from "vitest";
import { judge, makeClaimers, race } from "./claim-race.ts";

const user = (last: number) => UserId.parse(`00000000-0000-7000-8000-00000000000${last}`);
const claimers = [user(1), user(2), user(3)];
// The judge reads only who and since when; the row beside it is the store's own affair.
const row = { id: ContactId.parse("00000000-0000-7000-8000-0000000000aa") } as unknown as Extract<
  Moved,
  { kind: "moved" }
>["row"];
const won: Moved = { kind: "moved", row };
const lostTo = (last: number): Moved => ({ kind: "taken", by: { id: user(last), name: "x" }, since: 5, row });

it("counts one winner and the losers who were told so", () => {
  expect(judge([lostTo(2), won, lostTo(2)], claimers, 1)).toMatchObject({ winners: 1, toldWho: 2 });
});

it("does not count a loser who was told of somebody else", () => {
  expect(judge([lostTo(2), won, lostTo(3)], claimers, 1)).toMatchObject({ winners: 1, toldWho: 1 });
});

it("sees two winners, and none", () => {
  expect(judge([won, won, lostTo(1)], claimers, 1).winners).toBe(2);
  expect(judge([lostTo(1), lostTo(1), lostTo(1)], claimers, 1)).toMatchObject({ winners: 0, toldWho: 0 });
});

it("runs on a real store, where each race has one winner and everybody else is told", async () => {
  const store = await testStore();
  const advocates = await makeClaimers(store, 8);
  for (let round = 0; round < rounds(5); round += 1) {
    expect(await race(store, advocates)).toMatchObject({ winners: 1, toldWho: 7 });
  }
  await store.close();
});
