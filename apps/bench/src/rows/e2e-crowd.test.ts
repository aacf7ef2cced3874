import { expect, it } from "vitest";
import { measureCrowd } from "./e2e-crowd.ts";

it("brings texts to every console on both sides, and says how long each waited", async () => {
  const scale = { consoles: 4, perSecond: 40, milliseconds: 200, rounds: 1, warmMs: 50 };
  const [wait, rate, told] = await measureCrowd(scale);
  expect(wait?.ratio).toBeGreaterThan(0);
  expect(rate?.cpu?.limit).toBeGreaterThan(0);
  if (told === undefined) throw new Error("nobody counted who was told");
  expect(told.verdict).toBe("exact");
  const { ours, limit } = told.detail as Record<"ours" | "limit", { accepted: number; contacts: number }>;
  expect(ours.contacts).toBe(ours.accepted);
  expect(ours.accepted).toBeGreaterThan(8);
  expect(limit.contacts).toBe(limit.accepted);
});
