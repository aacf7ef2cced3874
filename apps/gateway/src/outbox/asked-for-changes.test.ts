import { ChannelId } from "@holdfast/case-schema";
import type { LogStore } from "@holdfast/db";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startOutbox, type OutboxParts } from "./outbox.ts";

// It rests no time between two rounds, so that what it asks after a commit is asked within the same turn.
vi.mock("node:timers/promises", () => ({ setTimeout: async () => {} }));
// Without the sweep, which asks for all that was missed.
beforeEach(() => void vi.spyOn(globalThis, "setInterval").mockReturnValue(0 as never));
afterEach(() => void vi.restoreAllMocks());

const turn = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it("[G20] asks for nothing that arrives, however much that is, and at once for what is changed after it", async () => {
  let told: Parameters<LogStore["onCommit"]>[0] = () => {};
  const lease = vi.fn<OutboxParts["outbox"]["lease"]>(async () => []);
  const running = startOutbox({
    outbox: { lease, abandonExpiredHandOvers: async () => 0 },
    holder: "one",
    channels: new Map([[ChannelId.parse("texts"), {}]]),
    onCommit: (listener: typeof told) => {
      told = listener;
      return () => {};
    },
  } as unknown as OutboxParts);
  await turn();
  expect(lease).toHaveBeenCalledTimes(1);
  for (let arrived = 0; arrived < 50; arrived += 1) told("arrival");
  await turn();
  expect(lease).toHaveBeenCalledTimes(1);
  told("change");
  await turn();
  expect(lease).toHaveBeenCalledTimes(2);
  await running.close();
});
