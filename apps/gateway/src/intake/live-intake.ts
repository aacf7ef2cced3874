import type { LiveIntake, Parsed, Taken, TakeLive } from "@holdfast/channel-kit";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { takeIn, type TakeInParts } from "./take-in.ts";
import type { Origin } from "./to-arrival.ts";
import { withPatience } from "./with-patience.ts";

/** What a live line needs of the house. */
export interface LiveParts extends TakeInParts {
  readonly log: Log;
  readonly wait: (ms: number) => Promise<void>;
}

const FIRST_PAUSE_MS = 1000;
const PAUSE_MAX_MS = 60_000;
/** Longest wait for the commit of what a line brought; its provider waits as long, and most wait minutes. */
const STORE_PATIENCE_MS = 45_000;

/** Holds a line to the provider until `signal` aborts, and opens it again whenever it breaks. Never rejects. */
export async function holdLine(
  live: LiveIntake,
  origin: Origin,
  signal: AbortSignal,
  parts: LiveParts,
): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  const store: TakeLive = async (what): Promise<Taken> => {
    const parsed: Parsed = what.kind === "unreadable" ? what : { kind: "events", events: [what] };
    try {
      await withPatience(takeIn(parsed, rawOf(what), origin, parts), STORE_PATIENCE_MS);
    } catch (error) {
      parts.log.error("line_not_stored", { channel: origin.id, ...errorFacts(error) });
      return "not_stored";
    }
    // Only a line that carried something starts over with short pauses.
    pause = FIRST_PAUSE_MS;
    return "stored";
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

/**
 * There was no delivery: what breaks the contract is kept as it came when the channel says how that was, else as what it
 * says, and named by it.
 */
function rawOf(what: Parameters<TakeLive>[0]): Uint8Array | null {
  const { source } = what.kind === "message" || what.kind === "unreadable" ? what : { source: null };
  if (source instanceof Uint8Array) return source;
  if (what.kind === "unreadable") return null;
  return new TextEncoder().encode(JSON.stringify(sized(what)));
}

/** The same with sizes for bytes. Not by a replacer: a buffer has become a list of its bytes before one is asked. */
function sized(value: unknown): unknown {
  if (value instanceof Uint8Array) return { bytes: value.length };
  if (Array.isArray(value)) return value.map(sized);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, sized(own)]));
}
