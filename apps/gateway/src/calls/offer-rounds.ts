import { decideAccess } from "@holdfast/access-policy";
import { offersFor, type Advocate, type Call } from "@holdfast/call-flow";
import type { UserId } from "@holdfast/case-schema";
import type { CallDevice } from "@holdfast/db";
import { isAvailable } from "@holdfast/queue-policy";
import type { CallParts } from "./call-parts.ts";
import type { CarriedCalls } from "./carry-calls.ts";

/** Rings whoever's turn it is. */
export interface OfferRounds {
  /** Looks who waits and who is free, and rings. Rejects when the store cannot be read. */
  readonly round: () => Promise<void>;
  /** A call stands otherwise: whoever was in it has been free since then. */
  readonly changed: (before: Call, now: Call) => void;
}

export function offerRounds(
  carried: Pick<CarriedCalls, "all">,
  { calls, shifts, bars, steady }: Pick<CallParts, "calls" | "shifts" | "bars" | "steady">,
): OfferRounds {
  const freeSince = new Map<UserId, number>();
  return {
    round: async () => {
      if (!carried.all().some((one) => one.call().stage.kind === "waiting")) return;
      const [onShift, lent, wrapping, barred] = await Promise.all([
        shifts.routed(),
        calls.devices.lent(),
        calls.wrappingUp(),
        bars.everybody(),
      ]);
      const advocates = onShift.flatMap((shift): readonly Advocate[] => {
        const { id, role, stateSince } = shift;
        const device = inReach(lent, id);
        if (device === null || !decideAccess(role, "call.answer").allowed) return [];
        const isFree = isAvailable(shift, ["voice"]) && !wrapping.includes(id);
        return [{ user: id, device, isFree, freeSince: freeSince.get(id) ?? stateSince }];
      });
      const all = carried.all();
      const ordered = all.map((one) => {
        const { contactId, number, danger, lane, dueAt, waitingSince } = one.stored();
        const order = { number, danger, lane, dueAt, waitingSince };
        // Whoever is barred from its contact is not rung: it would ring for nothing while somebody waits (G492).
        const keptFrom = new Set([...barred].flatMap(([user, from]) => (from.has(contactId) ? [user] : [])));
        return { call: one.call(), order, keptFrom };
      });
      for (const { call: key, to, device } of offersFor(ordered, advocates, steady()))
        all.find((one) => one.call().key === key)?.feed({ kind: "offer", to, device });
    },
    changed: (before, now) => {
      const left = usersOf(before).filter((user) => !usersOf(now).includes(user));
      for (const user of left) freeSince.set(user, steady());
    },
  };
}

/** The softphone on which somebody is rung: of several in reach, the one that they opened last. */
export function inReach(lent: readonly CallDevice[], user: UserId): string | null {
  return lent.findLast(({ userId, isReachable }) => userId === user && isReachable)?.device ?? null;
}

function usersOf({ legs }: Call): readonly UserId[] {
  return legs.flatMap((leg) => (leg.kind === "device" && leg.state === "up" ? [leg.user] : []));
}
