import type { UserId } from "@holdfast/case-schema";
import { compare, type Ordered } from "@holdfast/queue-policy";
import type { CallKey, DeviceKey } from "./call-event.ts";
import { offersOf, type Call } from "./call.ts";
import { FIRST_OFFER_ALONE_MS } from "./limits.ts";

/** A colleague who could be rung. */
export interface Advocate {
  readonly user: UserId;
  readonly device: DeviceKey;
  /** On shift and available, with nothing to wrap up. */
  readonly isFree: boolean;
  /** Since when they have had no call: whoever had none for longest is asked first. */
  readonly freeSince: number;
}

/** A call and where its contact stands in the queue. */
export interface OrderedCall {
  readonly call: Call;
  readonly order: Ordered;
  /** Who is never rung for it, because it is kept from them. */
  readonly keptFrom?: ReadonlySet<UserId>;
}

/** Somebody is to be rung for a call. */
export interface Offer {
  readonly call: CallKey;
  readonly to: UserId;
  readonly device: DeviceKey;
}

/**
 * Who is to be rung now, and for which call: in the order of the queue, whoever lost their advocate before everybody (CF30 to
 * CF36). Nobody is rung for two calls at a time.
 */
export function offersFor(
  calls: readonly OrderedCall[],
  advocates: readonly Advocate[],
  now: number,
): readonly Offer[] {
  const busy = new Set(calls.flatMap(({ call }) => usersOf(call)));
  const free = advocates
    .filter(({ user, isFree }) => isFree && !busy.has(user))
    .toSorted((one, other) => one.freeSince - other.freeSince || (one.user < other.user ? -1 : 1));
  const offers: Offer[] = [];
  const rung = new Set<UserId>();
  for (const { call, keptFrom } of calls
    .filter(({ call: { stage } }) => stage.kind === "waiting")
    .toSorted(headFirst)) {
    const able = free.filter(
      ({ user }) => !rung.has(user) && keptFrom?.has(user) !== true && !isNotAgain(call, user, now),
    );
    for (const { user, device } of turnOf(call, able, now)) {
      rung.add(user);
      offers.push({ call: call.key, to: user, device });
    }
  }
  return offers;
}

/** Whoever lost their advocate, then the order of the queue. */
export function headFirst(one: OrderedCall, other: OrderedCall): number {
  const isBack = ({ call: { stage } }: OrderedCall): number =>
    Number(stage.kind === "waiting" && stage.isBack);
  return isBack(other) - isBack(one) || compare(one.order, other.order).order;
}

/** One at first, whoever knows them if they can be; everybody once that one had the time to answer. */
function turnOf(call: Call, able: readonly Advocate[], now: number): readonly Advocate[] {
  const since = call.firstOfferAt;
  if (since !== null && now - since >= FIRST_OFFER_ALONE_MS) return able;
  if (offersOf(call).length > 0) return [];
  const known = able.find(({ user }) => user === call.firstFor);
  return able.slice(0, 1).map((longestFree) => known ?? longestFree);
}

function isNotAgain(call: Call, user: UserId, now: number): boolean {
  return call.notAgain.some((each) => each.user === user && each.until > now);
}

/** Everybody who is in a call or rung for one; whoever left a person with somebody else is not. */
function usersOf(call: Call): readonly UserId[] {
  const devices = call.legs.flatMap((leg) => (leg.kind === "device" ? [leg.user] : []));
  return call.stage.kind === "held" ? [...devices, call.stage.by] : devices;
}
