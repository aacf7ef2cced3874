import { EventEmitter } from "node:events";
import { expect, it } from "vitest";
import { lineInTurn } from "./line-in-turn.ts";

it("[W44] hears of a line that breaks before its turn, and leaves it to the handshake from then on", async () => {
  const turn = Promise.withResolvers<void>();
  const line = new EventEmitter();
  const waited = lineInTurn(line, async () => turn.promise);
  expect(() => line.emit("error", new Error("it was reset"))).not.toThrow();
  turn.resolve();
  await waited;
  expect(line.listenerCount("error")).toBe(0);
});
