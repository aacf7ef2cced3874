import { ContactId, UserId } from "@holdfast/case-schema";
import type { JudgedClaim, JudgedMove } from "@holdfast/db";
import { describe, expect, it } from "vitest";
import { claimTogether } from "./claim-together.ts";

const by = UserId.parse("00000000-0000-7000-8000-000000000001");
const claim = (nth: number): JudgedClaim => ({
  id: ContactId.parse(`00000000-0000-4000-8000-00000000000${nth}`),
  by,
  expectedVersion: nth,
  holding: [],
});
const AGAIN: JudgedMove = { kind: "judge_again" };
const MISSING: JudgedMove = { kind: "not_found" };

describe("[G711] what is claimed in one turn", () => {
  it("is claimed together, so many at most, and each is told what came of theirs", async () => {
    const sent: number[][] = [];
    const claims = claimTogether(async (all) => {
      sent.push(all.map(({ expectedVersion }) => expectedVersion));
      return all.map(({ expectedVersion }) => (expectedVersion % 2 === 0 ? AGAIN : MISSING));
    }, 3);
    const told = await Promise.all([1, 2, 3, 4].map(async (nth) => claims(claim(nth))));
    expect(told).toEqual([MISSING, AGAIN, MISSING, AGAIN]);
    expect(sent).toEqual([[1, 2, 3], [4]]);
    expect(await claims(claim(6))).toEqual(AGAIN);
    expect(sent.at(-1)).toEqual([6]);
  });

  it("fails for those whose claims went together, and for nobody else", async () => {
    const claims = claimTogether(async (all) => {
      if (all.some(({ expectedVersion }) => expectedVersion === 1)) throw new Error("away");
      return all.map(() => AGAIN);
    }, 2);
    const told = await Promise.allSettled([1, 2, 3].map(async (nth) => claims(claim(nth))));
    expect(told.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
  });
});
