import { expect, it } from "vitest";
import { alternate, ROUNDS_MIN } from "./alternate.ts";

it("warms both sides, then lets each go first in turn", async () => {
  const order: string[] = [];
  let call = 0;
  const side = (name: string) => async () => {
    order.push(name);
    return (call += 1);
  };
  const rounds = await alternate(side("ours"), side("limit"), 3);
  expect(order.join(" ")).toBe("limit ours ours limit limit ours ours limit");
  expect(rounds).toEqual([
    { ours: 3, limit: 4 },
    { limit: 5, ours: 6 },
    { ours: 7, limit: 8 },
  ]);
});

it("stands on five rounds unless told otherwise", async () => {
  expect(
    await alternate(
      async () => 1,
      async () => 1,
    ),
  ).toHaveLength(ROUNDS_MIN);
  expect(ROUNDS_MIN).toBeGreaterThanOrEqual(5);
});
