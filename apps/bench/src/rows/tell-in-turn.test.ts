import { describe, expect, it } from "vitest";
import { oneClock } from "../frame/one-clock.ts";
import { dueAt, tellInTurn } from "./tell-in-turn.ts";

/** Two sides that note who told at what time and who was asked when, of whom nobody does anything. */
function noted() {
  const said: string[] = [];
  const heard = { asked: [] as number[] };
  const side = (name: string, wait: number, spent: number) => {
    const costs = [0, spent];
    return {
      idle: 0,
      teller: {
        beat: async () => {
          said.push(name);
          return oneClock();
        },
        cpu: () => costs.shift() ?? 0,
        crowds: [
          {
            lap: async (sentAt: readonly number[]) => {
              heard.asked.push(oneClock());
              const waits = sentAt.map((_, nth) => wait + nth);
              return { contacts: sentAt.length, deliveries: sentAt.length, alike: true, waits };
            },
          },
        ],
      },
    };
  };
  return { said, heard, a: side("a", 10, 300), b: side("b", 20, 900) };
}

describe("telling in turn", () => {
  it("has each side tell as often as the other, and never both at once", () => {
    expect([0, 1, 2].map((nth) => dueAt(nth, 0, 2))).toEqual([0, 100, 200]);
    expect([0, 1, 2].map((nth) => dueAt(nth, 1, 2))).toEqual([50, 150, 250]);
  });

  it("goes from one side to the other, and answers of each what its own consoles heard and its own program spent", async () => {
    const { said, a, b } = noted();
    const [ofA, ofB] = await tellInTurn([a, b], 3);
    expect(said).toEqual(["a", "b", "a", "b", "a", "b"]);
    expect(ofA).toEqual({ p50: 11, p99: 12, micros: 100, whole: true });
    expect(ofB).toEqual({ p50: 21, p99: 22, micros: 300, whole: true });
  });

  it("asks nobody what they heard before the last one's time is over", async () => {
    const { heard, a, b } = noted();
    const begun = oneClock();
    await tellInTurn([a, b], 2);
    expect(heard.asked).toHaveLength(2);
    for (const at of heard.asked) expect(at - begun).toBeGreaterThanOrEqual(dueAt(2, 0, 2));
  });

  it("takes off what a side spends while nothing is told, for as long as it took", async () => {
    const { a, b } = noted();
    const [ofA] = await tellInTurn([{ ...a, idle: 1_000 }, b], 1);
    // A tenth of a second of it, or more where the last timer was late.
    expect(ofA?.micros).toBeLessThanOrEqual(200);
  });

  it("says of a side whose consoles were not all told that it is not whole", async () => {
    const { a, b } = noted();
    const crowds = [{ lap: async () => ({ contacts: 1, deliveries: 2, alike: true, waits: [1] }) }];
    const [ofA, ofB] = await tellInTurn([{ ...a, teller: { ...a.teller, crowds } }, b], 2);
    expect([ofA?.whole, ofB?.whole]).toEqual([false, true]);
  });
});
