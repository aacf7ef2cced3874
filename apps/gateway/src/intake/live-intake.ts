import type { InboundEvent, LiveIntake } from "@holdfast/channel-kit";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { takeIn, type TakeInParts } from "./take-in.ts";
import type { Origin } from "./to-arrival.ts";

/** What a live line needs of the house. */
export interface LiveParts extends TakeInParts {
  readonly log: Log;
  readonly wait: (ms: number) => Promise<void>;
}

const FIRST_PAUSE_MS = 1000;
const PAUSE_MAX_MS = 60_000;

/** Holds a line to the provider until `signal` aborts, and opens it again whenever it breaks. Never rejects. */
export async function holdLine(
  live: LiveIntake,
  origin: Origin,
  signal: AbortSignal,
  parts: LiveParts,
): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  const store = async (event: InboundEvent): Promise<void> => {
    // There was no delivery: an event that breaks the contract is kept as what it says, and named by it.
    const raw = new TextEncoder().encode(JSON.stringify(event));
    await takeIn({ kind: "events", events: [event] }, raw, origin, parts);
    // Only a line that carried something starts over with short pauses.
    pause = FIRST_PAUSE_MS;
  };
  const aborted = new Promise<void>((resolve) =>
    signal.addEventListener("abort", () => resolve(), { once: true }),
  );
  while (!signal.aborted) {
    try {
      await live.listen(signal, store);
    } catch (error) {
      parts.log.warn("live_intake_broke", { channel: origin.id, ...errorFacts(error) });
    }
    if (signal.aborted) return;
    await Promise.race([parts.wait(pause), aborted]);
    pause = Math.min(PAUSE_MAX_MS, pause * 2);
  }
}
