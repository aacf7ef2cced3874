import { expect, it, vi } from "vitest";
import { crisisChore } from "./crisis-chore.ts";

const HOUR = 3_600_000;

function house(wall: () => number) {
  const fire = vi.fn<(id: string, point: string, now: number) => Promise<boolean>>(async () => true);
  const atTheirTime = vi.fn<(now: number) => Promise<{ id: string; point: string }[]>>(async () => [
    { id: "a", point: "lead_aware" },
    { id: "b", point: "outcome" },
  ]);
  const settleHolders = vi.fn<() => Promise<number>>(async () => 1);
  const crises = { settleHolders, atTheirTime, fire };
  const followUps = { databaseClock: async () => wall() };
  const steady = vi.fn<() => number>(() => 0);
  const chore = crisisChore({ crises, followUps } as unknown as Parameters<typeof crisisChore>[0], steady);
  return { chore, fire, atTheirTime, settleHolders, steady };
}

it("[G538] each second tells of what has come, each by itself, and finds whoever has what nobody has", async () => {
  const { chore, fire } = house(() => 5 * HOUR);
  expect(chore.everyMs).toBe(1_000);
  expect(await chore.run()).toBe(3);
  fire.mockRejectedValueOnce(new Error("down"));
  await expect(chore.run()).rejects.toThrow("some checkpoints");
  expect(fire.mock.calls.map(([id, point]) => [id, point])).toEqual([
    ["a", "lead_aware"],
    ["b", "outcome"],
    ["a", "lead_aware"],
    ["b", "outcome"],
  ]);
});

it("[G538] tells of what has come where nobody can be found for what nobody has, and says so once it is told", async () => {
  const { chore, fire, settleHolders } = house(() => 5 * HOUR);
  settleHolders.mockRejectedValueOnce(new Error("a clock that nobody can have"));
  await expect(chore.run()).rejects.toThrow("could not be told");
  expect(fire).toHaveBeenCalledTimes(2);
  expect(await chore.run()).toBe(3);
});

it("[G538] goes on by a clock that nobody sets where the one on the wall was put elsewhere", async () => {
  let wall = 5 * HOUR;
  const { chore, atTheirTime, steady } = house(() => wall);
  await chore.run();
  steady.mockReturnValue(1_000);
  wall += 9 * HOUR;
  await chore.run();
  expect(atTheirTime.mock.calls.map(([now]) => now)).toEqual([5 * HOUR, 5 * HOUR + 1_000]);
});
