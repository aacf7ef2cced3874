import type { Channel, SendResult } from "@holdfast/channel-kit";
import type { Due, OutboxStore } from "@holdfast/db";
import { withPatience } from "../intake/with-patience.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { whatNext, type Recorded } from "./what-next.ts";

/** What handing over needs. */
export interface HandOverParts {
  readonly outbox: Pick<OutboxStore, "markHandingOver" | "settle" | "tryAgain">;
  /** Open channels by instance id. */
  readonly channels: ReadonlyMap<string, Pick<Channel, "send">>;
  readonly holder: string;
  readonly clock: () => number;
  readonly log: Log;
}

/** Longest a channel may take; nobody can tell afterwards what the provider did. */
export const SEND_PATIENCE_MS = 12_000;
/** Longer than a hand-over may take, with room for its statements; what a dead gateway held is free after it. */
export const LEASE_MS = SEND_PATIENCE_MS + 8000;
/** A channel that is not open here may be elsewhere, or tomorrow. */
const OFF_PAUSE_MS = 60_000;

/**
 * Hands one leased message over and records what came of it. Rejects only when the database does; the message then
 * settles as unknown when its lease runs out, and is never sent again by itself (CH6).
 */
export async function handOver(due: Due, parts: HandOverParts): Promise<"done" | "again"> {
  const { outbox, channels, holder, clock, log } = parts;
  const channel = channels.get(due.channel);
  if (channel === undefined)
    return record(whatNext({ kind: "retry", afterMs: OFF_PAUSE_MS }, due, clock()), due, parts);
  if (!(await outbox.markHandingOver(due.messageId, holder, LEASE_MS))) return "done";
  const result = await send(due, channel, log);
  const next = await record(whatNext(result, due, clock()), due, parts);
  const { messageId, attempt } = due;
  log.info("handed_over", { channel: due.channel, messageId, attempt, result: result.kind });
  return next;
}

async function record(
  { outcome, reason }: Recorded,
  { messageId }: Due,
  { outbox, holder }: HandOverParts,
): Promise<"done" | "again"> {
  if ("retryAt" in outcome) {
    await outbox.tryAgain(messageId, holder, outcome.retryAt);
    return "again";
  }
  await outbox.settle(messageId, outcome, reason);
  return "done";
}

async function send(due: Due, channel: Pick<Channel, "send">, log: Log): Promise<SendResult> {
  const { messageId, threadKey, address, text, goodUntil } = due;
  const message = { messageId, threadKey, address, text, goodUntil };
  try {
    return await withPatience(channel.send(message), SEND_PATIENCE_MS);
  } catch (error) {
    log.error("channel_send_threw", { channel: due.channel, messageId, ...errorFacts(error) });
    return { kind: "unknown" };
  }
}
