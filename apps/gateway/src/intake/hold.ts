import type { ChannelId } from "@holdfast/case-schema";
import type { Host } from "@holdfast/channel-kit";
import type { Store } from "@holdfast/db";
import { passedMs } from "./sleepless.ts";
import { turnFrom, type Turn } from "./turn.ts";

/** How long a gateway that died keeps a mailbox from the others. */
export const LEASE_MS = 6000;

/** What holding needs of the house. */
export interface HoldParts {
  readonly store: Pick<Store, "leases">;
  readonly random: (size: number) => Uint8Array;
  /** How long a lease lasts that nobody renews: a dead gateway's ends then. */
  readonly leaseMs: number;
  /** Milliseconds that go on whatever this process does: this machine's own when left out. */
  readonly elapsed?: () => number;
}

/** How a channel's `host.hold` is kept (CH29): by a lease that is renewed three times as often as it would run out. */
export function holdOf(
  channel: ChannelId,
  { store: { leases }, random, leaseMs, elapsed = passedMs }: HoldParts,
): Host["hold"] {
  return async (name, signal, work) => {
    const holder = Buffer.from(random(12)).toString("hex");
    const take = async (): Promise<boolean> => leases.take(channel, name, holder, leaseMs);
    while (!signal.aborted) {
      const turn = turnFrom(elapsed(), leaseMs, elapsed);
      const isTaken = await take().catch(() => false);
      // What comes so late that it was said to be ours may be another's by now.
      if (!isTaken || !turn.isHeld()) {
        await pause(leaseMs / 3, signal);
        continue;
      }
      const done = new AbortController();
      const renewing = renew(take, { leaseMs, elapsed }, turn, done.signal);
      try {
        await work(AbortSignal.any([signal, turn.lost]), () => turn.isHeld() && !signal.aborted);
        if (!turn.lost.aborted) return;
      } catch (error) {
        // What it says about having been stopped is no news.
        if (!signal.aborted && !turn.lost.aborted) throw error;
      } finally {
        done.abort();
        // Whoever asks later is told no, too: what is given back may be another's at once.
        turn.lose();
        await renewing;
        // A gateway that cannot say so is one whose lease runs out.
        await leases.giveBack(channel, name, holder).catch(() => {});
      }
    }
  };
}

/**
 * Renews until `done`, and has the turn lost where that fails until its time is over. What failed at once is tried again soon: a line to
 * the database that broke costs nobody their turn (G763).
 */
async function renew(
  take: () => Promise<boolean>,
  { leaseMs, elapsed }: Required<Pick<HoldParts, "leaseMs" | "elapsed">>,
  turn: Turn,
  done: AbortSignal,
): Promise<void> {
  let rest = leaseMs / 3;
  while (!done.aborted) {
    await pause(rest, done);
    if (done.aborted || !turn.isHeld()) return;
    const asked = elapsed();
    const patience = new AbortController();
    const late = pause(turn.leftMs(), patience.signal).then(() => "late" as const);
    const answer = await Promise.race([take().catch(() => "away" as const), late]);
    patience.abort();
    if (answer === true) turn.renewed(asked);
    else if (answer !== "away") return turn.lose();
    if (!turn.isHeld()) return;
    rest = answer === "away" ? leaseMs / 12 : leaseMs / 3;
  }
}

/** Waits that long, or until `signal` aborts. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = (): void => resolve();
  const timer = setTimeout(end, ms);
  signal.addEventListener("abort", end);
  await promise;
  clearTimeout(timer);
  signal.removeEventListener("abort", end);
}
