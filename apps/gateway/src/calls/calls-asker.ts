import type { CallAskAnswer, CallStore, LeaseStore, LentAccess } from "@holdfast/db";
import type { ChannelId, UserId } from "@holdfast/case-schema";
import type { Calls } from "@holdfast/channel-kit";
import type { AskCalls } from "./ask-calls.ts";

/** How long an asker waits, in milliseconds: as long as a softphone takes that answers itself and stays mute. */
export const ANSWER_WITHIN_MS = 10_000;
/** Stands behind lost wake-ups, in milliseconds. */
const LOOK_EVERY_MS = 250;
/** How many bytes name a softphone. */
const DEVICE_BYTES = 16;
/** The lease under which a channel follows its calls. */
export const CALLS_LEASE = "calls";

/** What asking needs. */
export interface AskerParts {
  readonly channel: ChannelId;
  readonly line: Pick<Calls, "lend">;
  readonly calls: Pick<CallStore, "asks" | "devices">;
  readonly leases: Pick<LeaseStore, "isHeld">;
  /** Something was asked at this gateway. */
  readonly asked: () => void;
  readonly random: (size: number) => Uint8Array;
  readonly wait: (ms: number) => Promise<void>;
  readonly elapsed: () => number;
}

/** Asks whoever carries the calls, this gateway or another. */
export function callsAsker(parts: AskerParts): AskCalls & {
  /** Somebody may have answered. */
  readonly wake: () => void;
} {
  const { calls, random, wait, elapsed } = parts;
  const waiting = new Set<() => void>();
  const hex = (size: number): string => Buffer.from(random(size)).toString("hex");
  // A line to the carrier that is down says nothing of the calls that go on.
  const isCarried = (): Promise<boolean> => parts.leases.isHeld(parts.channel, CALLS_LEASE);

  const answerOf = async (id: string): Promise<CallAskAnswer> => {
    const since = elapsed();
    for (;;) {
      const woken = new Promise<void>((resolve) => waiting.add(resolve));
      const answer = await calls.asks.answerOf(id);
      if (answer !== null) return answer;
      if (elapsed() - since >= ANSWER_WITHIN_MS) return { kind: "refused", reason: "no_answer_yet" };
      await Promise.race([woken, wait(LOOK_EVERY_MS)]);
    }
  };

  /** Made here when this gateway carries the calls, else by the one that does; what that answers is read once. */
  const accessOf = async (device: string, by: UserId): Promise<LentAccess | null> => {
    const made = await parts.line.lend(device);
    if (typeof made === "object") return made;
    if (made === "retry") return null;
    const id = crypto.randomUUID();
    await calls.asks.ask({ id, by, contactId: null, expectedVersion: null, wish: { kind: "lend", device } });
    parts.asked();
    const answer = await answerOf(id);
    return answer.kind === "lent" ? answer.access : null;
  };

  return {
    isCarried,
    wake: () => {
      for (const resolve of waiting) resolve();
      waiting.clear();
    },
    ask: async ({ id = crypto.randomUUID(), by, contactId, expectedVersion, wish }) => {
      if (!(await isCarried())) return { kind: "refused", reason: "not_carried" };
      await calls.asks.ask({ id, by: by.userId, contactId, expectedVersion, wish });
      parts.asked();
      return answerOf(id);
    },
    lend: async ({ userId, sessionId }) => {
      if (!(await isCarried())) return null;
      const device = hex(DEVICE_BYTES);
      // Kept before it is made: whoever carries the calls takes back what it does not find lent.
      await calls.devices.lend(device, userId, sessionId);
      const access = await accessOf(device, userId);
      if (access !== null) return { device, ...access };
      await calls.devices.end(device);
      return null;
    },
  };
}
