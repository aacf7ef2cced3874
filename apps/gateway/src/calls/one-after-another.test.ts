import { describe, expect, it } from "vitest";
import { inTurn } from "./in-turn.ts";
import { oneAfterAnother } from "./one-after-another.ts";

const quiet = { info: () => {}, warn: () => {}, error: () => {} };

describe("work that is done one after another", () => {
  it("begins nothing before what was added earlier is done", async () => {
    const turns = oneAfterAnother();
    const first = Promise.withResolvers<void>();
    const order: string[] = [];
    turns.add(async () => {
      await first.promise;
      order.push("first");
    });
    turns.add(async () => void order.push("second"));
    await Promise.resolve();
    expect(order).toEqual([]);
    first.resolve();
    await turns.done();
    expect(order).toEqual(["first", "second"]);
  });
});

describe("work that is done once for all who want it meanwhile", () => {
  it("is done once more for whoever wants it while it runs, and not once each", async () => {
    let begun = 0;
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const turn = inTurn("failed", () => gates[begun++]?.promise ?? Promise.resolve(), quiet);
    for (let asked = 0; asked < 5; asked += 1) turn.soon();
    expect(begun).toBe(1);
    turn.soon();
    for (const gate of gates) gate.resolve();
    await turn.idle();
    expect(begun).toBe(2);
  });

  it("is told of when it fails, and done again for the next", async () => {
    const told: string[] = [];
    let tries = 0;
    const turn = inTurn(
      "it_failed",
      async () => {
        tries += 1;
        if (tries === 1) throw new Error("with words");
      },
      { ...quiet, warn: (event, facts) => void told.push(JSON.stringify({ event, ...facts })) },
    );
    turn.soon();
    await turn.idle();
    turn.soon();
    await turn.idle();
    expect(tries).toBe(2);
    expect(told.join()).toContain("it_failed");
    expect(told.join()).not.toContain("with words");
  });
});
