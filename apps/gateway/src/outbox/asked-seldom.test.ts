import { ChannelId } from "@holdfast/case-schema";
import type { LogStore } from "@holdfast/db";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startOutbox, type OutboxParts } from "./outbox.ts";

/** A sender that has nothing to send, and how often it asked. */
function idle(lease = vi.fn<OutboxParts["outbox"]["lease"]>(async () => [])) {
  const listeners = new Set<Parameters<LogStore["onCommit"]>[0]>();
  const outbox = { lease, abandonExpiredHandOvers: async () => 0 } as unknown as OutboxParts["outbox"];
  const parts = {
    outbox,
    holder: "one",
    channels: new Map([[ChannelId.parse("texts"), {}]]),
    onCommit: (listener: Parameters<LogStore["onCommit"]>[0]) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  } as unknown as OutboxParts;
  const commit = (): void => listeners.forEach((listener) => listener("change"));
  return { running: startOutbox(parts), lease, commit };
}

// Without the sweep, which asks for all that was missed.
beforeEach(() => void vi.spyOn(globalThis, "setInterval").mockReturnValue(0 as never));
afterEach(() => void vi.restoreAllMocks());

it("[G20] asks once for what many commits brought while it asked, and misses none", async () => {
  const { running, lease, commit } = idle();
  for (let turn = 0; turn < 200; turn += 1) {
    commit();
    await Promise.resolve();
  }
  const before = lease.mock.calls.length;
  expect(before).toBeLessThanOrEqual(2);
  // The last commit came after it had begun to ask: it asks again by itself.
  await expect.poll(() => lease.mock.calls.length).toBeGreaterThan(before);
  await running.close();
});

it("[G20] asks again for what a commit brought after it had begun to ask", async () => {
  const asked = Promise.withResolvers<[]>();
  const lease = vi.fn<OutboxParts["outbox"]["lease"]>(async () => []);
  const { running, commit } = idle(lease.mockReturnValueOnce(asked.promise));
  await expect.poll(() => lease.mock.calls.length).toBe(1);
  commit();
  asked.resolve([]);
  await expect.poll(() => lease.mock.calls.length).toBe(2);
  await running.close();
});

it("[G20] asks nothing once it is closed", async () => {
  const { running, lease, commit } = idle();
  await running.close();
  const before = lease.mock.calls.length;
  commit();
  await Promise.resolve();
  expect(lease.mock.calls.length).toBe(before);
});
