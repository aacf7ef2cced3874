import { expect, it } from "vitest";
import { inTurn } from "./in-turn.ts";

it("lets each side go first in turn, of the same deeds, and forgets the first round", async () => {
  const order: string[] = [];
  const side = (name: string) => async (nth: number) => order.push(`${name}${String(nth)}`);
  const rounds = await inTurn(side("ours"), side("limit"), { times: 3, rounds: 2 });
  const round = "ours0 limit0 limit1 ours1 ours2 limit2";
  expect(order.join(" ")).toBe([round, round, round].join(" "));
  expect(rounds.map(({ ours, limit }) => [ours.length, limit.length])).toEqual([
    [3, 3],
    [3, 3],
  ]);
});

it("says how long each side took, and of which", async () => {
  const [round] = await inTurn(
    async () => new Promise((resolve) => setTimeout(resolve, 20)),
    async () => {},
    { times: 2, rounds: 1 },
  );
  expect(Math.min(...(round?.ours ?? []))).toBeGreaterThan(Math.max(...(round?.limit ?? [])));
});
