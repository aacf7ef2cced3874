import type { CallAskAnswer, CallStore, LeaseStore, LentAccess } from "@holdfast/db";
import type { ChannelId, UserId } from "@holdfast/case-schema";
import type { Calls } from "@holdfast/channel-kit";
import type { AskCalls } from "./ask-calls.ts";
import { areCarried } from "./call-leases.ts";

/** How long an asker waits, in milliseconds: as long as a softphone takes that answers itself and stays mute. */
export const ANSWER_WITHIN_MS = 10_000;
/** Stands behind lost wake-ups, in milliseconds. */
const LOOK_EVERY_MS = 250;
/** How many bytes name a softphone. */
const DEVICE_BYTES = 16;
/** How long whoever asked already waits for calls that nobody carries, in milliseconds: another gateway may be taking over. */
const GONE_MS = 2_000;

const NOT_CARRIED: CallAskAnswer = { kind: "refused", reason: "not_carried" };

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
  const isCarried = (): Promise<boolean> => areCarried(parts.leases, parts.channel);

  const answerOf = async (id: string): Promise<CallAskAnswer> => {
    const since = elapsed();
    let carriedAt = since;
    for (;;) {
      const woken = new Promise<void>((resolve) => waiting.add(resolve));
      const answer = await calls.asks.answerOf(id);
      if (answer !== null) return answer;
      if (elapsed() - since >= ANSWER_WITHIN_MS) return { kind: "refused", reason: "no_answer_yet" };
      if (await isCarried()) carriedAt = elapsed();
      if (elapsed() - carriedAt >= GONE_MS) return withdrawn(id);
      await Promise.race([woken, wait(LOOK_EVERY_MS)]);
    }
  };

  /** Nobody shall do it later, when whoever asked has long looked elsewhere; what was answered meanwhile counts. */
  const withdrawn = async (id: string): Promise<CallAskAnswer> => {
    await calls.asks.answer(id, NOT_CARRIED);
    return (await calls.asks.answerOf(id)) ?? NOT_CARRIED;
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
      if (!(await isCarried())) return NOT_CARRIED;
      const missing = await calls.asks.ask({ id, by: by.userId, contactId, expectedVersion, wish });
      if (missing !== null) return { kind: "refused", reason: missing };
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
