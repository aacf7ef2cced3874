import type { ChannelId } from "@holdfast/case-schema";
import type { Channel, SendResult } from "@holdfast/channel-kit";
import type { Due, HandOverMark, OutboxStore } from "@holdfast/db";
import { withPatience } from "../intake/with-patience.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import type { MayLeave } from "./may-leave.ts";
import { whatNext } from "./what-next.ts";

/** What handing over needs. */
export interface HandOverParts {
  readonly outbox: Pick<
    OutboxStore,
    "markHandingOver" | "giveUp" | "providerRefused" | "settle" | "tryAgain"
  >;
  /** Decides whether a message may leave, from all that is known at this moment. */
  readonly mayLeave: (due: Due) => Promise<MayLeave>;
  /** Open channels by instance id. */
  readonly channels: Pick<ReadonlyMap<ChannelId, Pick<Channel, "send">>, "get">;
  readonly holder: string;
  readonly clock: () => number;
  readonly log: Log;
}

/** Longest a channel may take; nobody can tell afterwards what the provider did. */
export const SEND_PATIENCE_MS = 12_000;
/** Longest that may pass between marking a message and calling the channel. Whoever slept in between sends nothing. */
export const START_PATIENCE_MS = 5000;
/** Longer than a hand-over may take, with room for its statements; what a dead gateway held is free after it. */
export const LEASE_MS = START_PATIENCE_MS + SEND_PATIENCE_MS + 3000;
/** Pause before a message is looked at again that waits for another one, or for its checks to be made anew. */
export const BEHIND_MS = 1000;
/** How often a contact may change between a decision and its being acted on, before it is left to the next round. */
const DECISIONS = 5;

/**
 * Hands one leased message over and records what came of it. Rejects only when the database does; the message then
 * settles as unknown when its lease runs out, and is never sent again by itself (CH6).
 */
export async function handOver(due: Due, parts: HandOverParts): Promise<"done" | "again"> {
  const { outbox, channels, holder, clock, log } = parts;
  const channel = channels.get(due.channel);
  if (channel === undefined) throw new Error("a message of a channel that is not open here was leased");
  const asked = clock();
  const marked = await markDecided(due, parts);
  if (typeof marked === "object" && "failure" in marked) {
    await outbox.giveUp(due.messageId, holder, marked.failure);
    log.info("kept_back", { channel: due.channel, messageId: due.messageId, reason: marked.failure });
    return "done";
  }
  if (typeof marked === "string") {
    // It may not leave any more, or not yet: whoever leases it next finds out which, and need not wait for our lease.
    await outbox.tryAgain(due.messageId, holder, asked + BEHIND_MS);
    return "again";
  }
  const result: SendResult = mayStillLeave(due, asked, clock())
    ? await send(marked.bearsSubject ? due : { ...due, subject: null }, channel, log)
    : { kind: "retry", afterMs: 0 };
  const next = await record(result, due, parts);
  const { messageId, attempt } = due;
  log.info("handed_over", { channel: due.channel, messageId, attempt, result: result.kind });
  return next;
}

/** Marks it at the version that was decided on. Where the contact, or the plan that it is of, changes meanwhile it is decided anew. */
async function markDecided(
  due: Due,
  { outbox, holder, mayLeave }: HandOverParts,
): Promise<Exclude<HandOverMark, "marked"> | MayLeave> {
  for (let attempt = 0; attempt < DECISIONS; attempt += 1) {
    const decided = await mayLeave(due);
    if ("failure" in decided) return decided;
    const marked = await outbox.markHandingOver(
      due.messageId,
      holder,
      LEASE_MS,
      decided.version,
      decided.planRevision,
    );
    if (marked === "marked") return decided;
    if (marked === "gone") return marked;
  }
  return "changed";
}

/** Whether the checks of a moment ago still stand: this process, its machine or its clock may have been away since. */
export function mayStillLeave({ goodUntil }: Pick<Due, "goodUntil">, askedAt: number, now: number): boolean {
  return now >= askedAt && now - askedAt <= START_PATIENCE_MS && (goodUntil === null || now < goodUntil);
}

async function record(
  result: SendResult,
  due: Due,
  { outbox, holder, clock }: HandOverParts,
): Promise<"done" | "again"> {
  // The provider takes nothing to them any more. Kept first, so that no end of ours in between leaves it unknown.
  if (result.kind === "rejected" && result.reason === "opted_out")
    await outbox.providerRefused(due.channel, due.messageId);
  const { outcome, reason } = whatNext(result, due, clock());
  if (result.kind === "retry" && !("retryAt" in outcome)) {
    // It surely never began to leave, and they heard nothing of us: that comes first, for the decisions after it.
    const isOurs = await outbox.tryAgain(due.messageId, holder, due.goodUntil ?? clock());
    await outbox.settle(due.messageId, outcome, isOurs ? reason : "lease_lost");
    return "done";
  }
  if (!("retryAt" in outcome)) {
    await outbox.settle(due.messageId, outcome, reason);
    return "done";
  }
  if (await outbox.tryAgain(due.messageId, holder, outcome.retryAt)) return "again";
  // Taken for lost meanwhile, and so unknown. It surely was not sent: its author may say so again.
  await outbox.settle(due.messageId, { state: "failed" }, "lease_lost");
  return "done";
}

async function send(due: Due, channel: Pick<Channel, "send">, log: Log): Promise<SendResult> {
  const { messageId, threadKey, address, text, goodUntil, subject, refs, via } = due;
  const words = { messageId, threadKey, address, text, goodUntil, ...(via === null ? {} : { via }) };
  const message = subject === null && refs.length === 0 ? words : { ...words, subject, refs };
  try {
    return await withPatience(channel.send(message), SEND_PATIENCE_MS);
  } catch (error) {
    log.error("channel_send_threw", { channel: due.channel, messageId, ...errorFacts(error) });
    return { kind: "unknown" };
  }
}
