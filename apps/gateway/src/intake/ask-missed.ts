import type { Channel } from "@holdfast/channel-kit";
import type { Store } from "@holdfast/db";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { takeIn, type TakeInParts } from "./take-in.ts";
import type { Origin } from "./to-arrival.ts";

/** What asking for missed messages needs of the house. */
export interface MissedParts extends TakeInParts {
  readonly store: TakeInParts["store"] & Pick<Store, "checkpoints">;
  readonly log: Log;
  readonly wait: (ms: number) => Promise<void>;
}

/** What a channel's provider can be asked. */
export type MissedSince = NonNullable<Channel["missedSince"]>;

const EVERY_MS = 60_000;
/** Longest pause, whatever the provider asks for: somebody may be waiting behind it. */
const PAUSE_MAX_MS = 5 * 60_000;
const CHECKPOINT = "missed";

/** Asks the provider what it has of messages that may not have reached us, at once and then each minute, until `signal`
 * aborts. Never rejects. */
export async function askMissed(
  missedSince: MissedSince,
  origin: Origin,
  signal: AbortSignal,
  parts: MissedParts,
): Promise<void> {
  const aborted = new Promise<void>((resolve) =>
    signal.addEventListener("abort", () => resolve(), { once: true }),
  );
  while (!signal.aborted) {
    const pause = await askOnce(missedSince, origin, parts);
    if (signal.aborted) return;
    await Promise.race([parts.wait(pause), aborted]);
  }
}

/** One round: the cursor moves only when everything that came with it is committed. Gives the pause to the next one. */
async function askOnce(missedSince: MissedSince, origin: Origin, parts: MissedParts): Promise<number> {
  const { checkpoints } = parts.store;
  try {
    const missed = await missedSince(await checkpoints.read(origin.id, CHECKPOINT));
    if (missed.kind === "retry") return Math.min(missed.afterMs, PAUSE_MAX_MS);
    let found = 0;
    for (const event of missed.events) {
      // An event that breaks the contract is kept by its own bytes, as a delivery would be.
      const raw = new TextEncoder().encode(JSON.stringify(event));
      const arrived = await takeIn({ kind: "events", events: [event] }, raw, origin, parts);
      found += arrived.filter(({ outcome }) => outcome === "stored").length;
    }
    await checkpoints.write(origin.id, CHECKPOINT, missed.cursor);
    if (found > 0) parts.log.warn("missed_messages_found", { channel: origin.id, found });
  } catch (error) {
    parts.log.warn("missed_not_asked", { channel: origin.id, ...errorFacts(error) });
  }
  return EVERY_MS;
}
