import type { ChannelId } from "@holdfast/case-schema";
import type { Host } from "@holdfast/channel-kit";
import type { Store } from "@holdfast/db";

/** How long a gateway that died keeps a mailbox from the others. */
export const LEASE_MS = 6000;

/** What holding needs of the house. */
export interface HoldParts {
  readonly store: Pick<Store, "leases">;
  readonly random: (size: number) => Uint8Array;
  /** How long a lease lasts that nobody renews: a dead gateway's ends then. */
  readonly leaseMs: number;
}

/** How a channel's `host.hold` is kept (CH29): by a lease that is renewed three times as often as it would run out. */
export function holdOf(channel: ChannelId, { store: { leases }, random, leaseMs }: HoldParts): Host["hold"] {
  return async (name, signal, work) => {
    const holder = Buffer.from(random(12)).toString("hex");
    const take = async (): Promise<boolean> => leases.take(channel, name, holder, leaseMs);
    while (!signal.aborted) {
      const since = performance.now();
      if (!(await take().catch(() => false))) {
        await pause(leaseMs / 3, signal);
        continue;
      }
      const lost = new AbortController();
      const done = new AbortController();
      const renewing = renew(take, leaseMs, since, done.signal, lost);
      try {
        await work(AbortSignal.any([signal, lost.signal]));
        if (!lost.signal.aborted) return;
      } catch (error) {
        // What it says about having been stopped is no news.
        if (!signal.aborted && !lost.signal.aborted) throw error;
      } finally {
        done.abort();
        await renewing;
        // A gateway that cannot say so is one whose lease runs out.
        await leases.giveBack(channel, name, holder).catch(() => {});
      }
    }
  };
}

/**
 * Renews until `done`, and aborts `lost` when that fails for two thirds of the lease: whoever works under it has the last
 * third to stop.
 */
async function renew(
  take: () => Promise<boolean>,
  leaseMs: number,
  since: number,
  done: AbortSignal,
  lost: AbortController,
): Promise<void> {
  let kept = since;
  while (!done.aborted) {
    await pause(leaseMs / 3, done);
    if (done.aborted) return;
    const asked = performance.now();
    const left = kept + (leaseMs * 2) / 3 - asked;
    const patience = new AbortController();
    const late = pause(Math.max(0, left), patience.signal).then(() => "late" as const);
    const answer = await Promise.race([take().catch(() => "away" as const), late]);
    patience.abort();
    if (answer === true) kept = asked;
    else if (answer !== "away" || left <= 0) return lost.abort();
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
