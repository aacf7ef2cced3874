import { describe, expect, it } from "vitest";
import type { Redrawn } from "./answer.ts";
import { queuedRedraw } from "./queued-redraw.ts";

describe("decoding", () => {
  it("[PX4] happens to two at once, the others in their order, and a failure frees its place", async () => {
    const begun: number[] = [];
    const gates = new Map<number, PromiseWithResolvers<Redrawn>>();
    const draw = queuedRedraw(([which = 0]) => {
      begun.push(which);
      const gate = Promise.withResolvers<Redrawn>();
      gates.set(which, gate);
      return gate.promise;
    });
    const drawn = [1, 2, 3, 4].map((which) => draw(Uint8Array.of(which)).catch(() => "failed"));
    await Promise.resolve();
    expect(begun).toEqual([1, 2]);
    gates.get(2)?.reject(new Error("no more processes"));
    expect(await drawn[1]).toBe("failed");
    expect(begun).toEqual([1, 2, 3]);
    const answer: Redrawn = { kind: "refused", refusal: "unreadable" };
    gates.get(1)?.resolve(answer);
    expect(await drawn[0]).toBe(answer);
    expect(begun).toEqual([1, 2, 3, 4]);
    gates.get(3)?.resolve(answer);
    gates.get(4)?.resolve(answer);
    await Promise.all(drawn);
    const last = draw(Uint8Array.of(5));
    gates.get(5)?.resolve(answer);
    expect(await last).toBe(answer);
  });
});
