import type { FollowUpId } from "@holdfast/case-schema";
import { describe, expect, it, vi } from "vitest";
import { followUpChore } from "./follow-up-chore.ts";

const HOUR = 60 * 60_000;
const T0 = 1_800_000_000_000;
const [one, other] = [crypto.randomUUID() as FollowUpId, crypto.randomUUID() as FollowUpId];

function house() {
  const state = { wall: T0, steady: 0, due: [one, other] as readonly FollowUpId[] };
  const fire = vi.fn<(id: FollowUpId, now: number) => Promise<boolean>>(async () => true);
  const atTheirTime = vi.fn<(now: number, most: number) => Promise<readonly FollowUpId[]>>(
    async () => state.due,
  );
  const followUps = { databaseClock: async () => state.wall, atTheirTime, fire };
  const chore = followUpChore({ followUps: followUps as never }, () => state.steady);
  return { state, fire, atTheirTime, chore };
}

describe("firing follow-ups", () => {
  it("[G70] fires each that its time has come for, by the database's clock, and counts what this gateway did", async () => {
    const { fire, chore } = house();
    fire.mockResolvedValueOnce(false);
    expect(await chore.run()).toBe(1);
    expect(fire.mock.calls).toEqual([
      [one, T0],
      [other, T0],
    ]);
  });

  it("[G70] goes on after one that cannot be fired, and says so", async () => {
    const { fire, chore } = house();
    fire.mockRejectedValueOnce(new Error("damaged"));
    await expect(chore.run()).rejects.toThrow(AggregateError);
    expect(fire).toHaveBeenCalledTimes(2);
  });

  it("[G71] asks for nothing hours early when the clock is put ahead", async () => {
    const { state, atTheirTime, chore } = house();
    await chore.run();
    state.wall += 2 * HOUR;
    state.steady += 1_000;
    await chore.run();
    expect(atTheirTime.mock.calls.map(([now]) => now)).toEqual([T0, T0 + 1_000]);
  });
});
