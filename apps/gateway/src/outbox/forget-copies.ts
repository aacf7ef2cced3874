import type { ChannelId } from "@holdfast/case-schema";
import type { Channel } from "@holdfast/channel-kit";
import type { CopyStore, ProviderCopyDue, Settings } from "@holdfast/db";
import { withPatience } from "../intake/with-patience.ts";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";

/** What asking providers to forget needs. */
export interface ForgetParts {
  readonly copies: CopyStore;
  readonly settings: () => Promise<Pick<Settings, "providerCopiesKeptMs">>;
  /** Open channels by instance id. */
  readonly channels: ReadonlyMap<ChannelId, Pick<Channel, "forget" | "copiesStay">>;
  readonly clock: () => number;
  readonly log: Log;
}

const PATIENCE_MS = 30_000;
/** Longer than a whole lot may take; a dead gateway's copies are asked for again after it. */
const LEASE_MS = 60_000;
const MOST = 10;
const FIRST_PAUSE_MS = 60_000;
const PAUSE_MAX_MS = 60 * 60_000;

/** How long to wait after the `attempt`th try that failed. It is never given up: somebody's words lie there. */
export function forgetPauseMs(attempt: number): number {
  return Math.min(PAUSE_MAX_MS, FIRST_PAUSE_MS * 2 ** Math.min(attempt - 1, 30));
}

/** Has providers delete what is to be forgotten by now, and says how many copies are gone. */
export async function forgetCopies(parts: ForgetParts): Promise<number> {
  const { copies, clock } = parts;
  const { providerCopiesKeptMs: keptMs } = await parts.settings();
  const able = [...parts.channels].filter(([, { forget }]) => forget !== undefined).map(([id]) => id);
  if (able.length === 0) return 0;
  const staying = able.filter((id) => parts.channels.get(id)?.copiesStay === true);
  let gone = 0;
  for (let full = true; full;) {
    const due = await copies.lease({ keptMs, channels: able, staying, leaseMs: LEASE_MS, most: MOST });
    full = due.length === MOST;
    const done = await Promise.all(due.map((copy) => forgotten(copy, parts)));
    for (const [index, copy] of due.entries()) {
      if (done[index] === true) await copies.forgotten(copy.messageId);
      else await copies.tryAgain(copy.messageId, clock() + forgetPauseMs(copy.attempt));
    }
    gone += done.filter((each) => each).length;
  }
  return gone;
}

async function forgotten(
  { channel: id, messageId, ref }: ProviderCopyDue,
  { channels, log }: ForgetParts,
): Promise<boolean> {
  const channel = channels.get(id);
  if (channel?.forget === undefined) return false;
  try {
    return (await withPatience(channel.forget(ref), PATIENCE_MS)) === "forgotten";
  } catch (error) {
    log.error("channel_forget_threw", { channel: id, messageId, ...errorFacts(error) });
    return false;
  }
}
