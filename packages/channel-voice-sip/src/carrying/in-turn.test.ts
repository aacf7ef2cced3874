import { describe, expect, it } from "vitest";
import { inTurn } from "./in-turn.ts";

describe("one after another", () => {
  it("runs what has one key in its order, and what has another beside it", async () => {
    const turn = inTurn();
    const order: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = turn("a", async () => {
      await gate.promise;
      order.push("a1");
    });
    const second = turn("a", async () => void order.push("a2"));
    await turn("b", async () => void order.push("b1"));
    expect(order).toEqual(["b1"]);
    gate.resolve();
    await Promise.all([first, second]);
    expect(order).toEqual(["b1", "a1", "a2"]);
  });

  it("goes on after what failed, and whoever gave that hears of it", async () => {
    const turn = inTurn();
    const failing = turn("a", () => Promise.reject(new Error("a bug")));
    const next = turn("a", async () => "done");
    await expect(failing).rejects.toThrow("a bug");
    expect(await next).toBe("done");
  });
});
