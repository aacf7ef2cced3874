import type { ChannelId, ContactId } from "@holdfast/case-schema";
import type { Calls, Waits } from "@holdfast/channel-kit";
import type { CallStore, CurrentSettings, Store } from "@holdfast/db";
import type { Log } from "../log/log.ts";

/** What carrying the calls of a channel needs of the house. */
export interface CallParts {
  readonly channel: ChannelId;
  readonly line: Calls;
  readonly calls: CallStore;
  readonly shifts: Pick<Store["shifts"], "routed">;
  readonly staff: Pick<Store["staff"], "list">;
  readonly bars: Pick<Store["bars"], "everybody">;
  readonly settings: () => Promise<CurrentSettings>;
  /** What whoever waits is told just now. */
  readonly waits: () => Waits;
  /** Whether the person of a contact may be called now: asked again where it rings, however lately it was asked before. */
  readonly mayCall: (contact: ContactId) => Promise<boolean>;
  /** Milliseconds since 1970: what is kept. */
  readonly clock: () => number;
  /** Milliseconds that go on evenly, whatever becomes of the clock: how long something takes. */
  readonly steady: () => number;
  readonly random: (size: number) => Uint8Array;
  readonly wait: (ms: number) => Promise<void>;
  readonly log: Log;
}

/** Instants like the clock's that no step of it moves. */
export function steadyFrom(clock: () => number, elapsed: () => number): () => number {
  const began = clock() - elapsed();
  return () => Math.round(began + elapsed());
}
