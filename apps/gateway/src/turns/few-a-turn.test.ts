import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { fewATurn } from "./few-a-turn.ts";

/** So many who ask at once, and what has gone on so far. */
function asked(turn: ReturnType<typeof fewATurn>, many: number): number[] {
  const done: number[] = [];
  for (let nth = 0; nth < many; nth += 1) void turn().then(() => done.push(nth));
  return done;
}

describe("a few in each turn of the loop", () => {
  it("[W44] go on, in the order in which they came, and all of them in the end", async () => {
    const done = asked(fewATurn(3), 8);
    await Promise.resolve();
    expect(done).toEqual([]);
    const seen: number[] = [];
    while (done.length < 8) {
      await nextTurn();
      seen.push(done.length);
    }
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(seen.every((many, nth) => many - (seen[nth - 1] ?? 0) <= 3)).toBe(true);
  });

  it("[W44] among all who wait at one, whoever asks later too", async () => {
    const turn = fewATurn(2);
    const first = asked(turn, 2);
    await nextTurn();
    expect(first).toEqual([0, 1]);
    const later = [asked(turn, 1), asked(turn, 3)];
    await nextTurn();
    expect(later.flat()).toEqual([0, 0]);
    await nextTurn();
    expect(later).toEqual([[0], [0, 1, 2]]);
  });

  it("[W44] each as far as it comes by itself before the next", async () => {
    const turn = fewATurn(4);
    const said: string[] = [];
    const one = async (name: string): Promise<void> => {
      await turn();
      said.push(`${name} begins`);
      await Promise.resolve();
      await Promise.resolve();
      process.nextTick(() => said.push(`${name} ends`));
    };
    await Promise.all([one("a"), one("b")]);
    await nextTurn();
    expect(said).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  });
});
