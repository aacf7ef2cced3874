import type { ChannelId } from "@holdfast/case-schema";
import type { Calls } from "@holdfast/channel-kit";
import type { Store } from "@holdfast/db";
import { mayCall } from "../reach/may-call.ts";
import { steadyFrom, type CallParts } from "./call-parts.ts";
import { callsHere, type CallsHere } from "./start-calls.ts";

/** What the carrying of calls is lent by whoever opens the channels. */
interface Lent extends Pick<CallParts, "settings" | "waits" | "clock" | "random" | "wait" | "log"> {
  readonly store: Store;
}

/** Which channel carries the calls of a house: one at most, since there is one queue and one softphone for each person. */
export type Carrier =
  | { readonly kind: "none" }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "carried"; readonly here: (lent: Lent) => CallsHere };

export function carrierOf(
  channels: readonly { readonly id: ChannelId; readonly calls: Calls | undefined }[],
): Carrier {
  const able = channels.flatMap(({ id, calls }) => (calls === undefined ? [] : [{ id, calls }]));
  const [only, ...others] = able;
  if (only === undefined) return { kind: "none" };
  if (others.length > 0)
    return {
      kind: "refused",
      reason: `Only one channel can carry calls, and these want to: ${able.map(({ id }) => id).join(", ")}.`,
    };
  const elapsed = (): number => performance.now();
  return {
    kind: "carried",
    here: ({ store, ...lent }) =>
      callsHere({
        ...lent,
        channel: only.id,
        line: only.calls,
        calls: store.calls,
        shifts: store.shifts,
        bars: store.bars,
        staff: store.staff,
        leases: store.leases,
        mayCall: async (contact) => mayCall(contact, { store, clock: lent.clock }),
        steady: steadyFrom(lent.clock, elapsed),
        elapsed,
      }),
  };
}
