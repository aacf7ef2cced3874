import type { Act, Noted, StoreDeed } from "./act.ts";
import type { AskAnswer, AskRefusal } from "./asked.ts";
import type { LegKey } from "./call-event.ts";
import type { Call } from "./call.ts";
import { partyOf, type Leg } from "./legs.ts";

/** A call after something happened, what is to be done for it, and what is to be noted in its course. */
export interface Stepped {
  readonly call: Call;
  readonly acts: readonly Act[];
  readonly noted: readonly Noted[];
}

/** A call, with nothing to be done beside what how it stands asks for. */
export const stands = (call: Call, ...acts: readonly Act[]): Stepped => ({ call, acts, noted: [] });

/** The same with more after it. */
export function and(stepped: Stepped, next: (call: Call) => Stepped): Stepped {
  const more = next(stepped.call);
  return {
    call: more.call,
    acts: [...stepped.acts, ...more.acts],
    noted: [...stepped.noted, ...more.noted],
  };
}

/** The same with this noted of it. */
export const noting = (stepped: Stepped, ...noted: readonly Noted[]): Stepped => ({
  ...stepped,
  noted: [...stepped.noted, ...noted],
});

export const answer = (ask: string | null, said: AskAnswer): readonly Act[] =>
  ask === null ? [] : [{ to: "asker", ask, answer: said }];

export const refusal = (ask: string | null, reason: AskRefusal): readonly Act[] =>
  answer(ask, { kind: "refused", reason });

export const inStore = (deed: StoreDeed): Act => ({ to: "store", deed });

/** Ends a leg at the channel, or with `null` the whole call. */
export const hangUp = (call: Call, leg: LegKey | null): Act => ({
  to: "channel",
  command: { kind: "end", call: call.key, leg },
});

/** Something about a leg, with whoever is at it. */
export function about(kind: Noted["kind"], leg: Leg): Noted {
  const party = partyOf(leg.key);
  return {
    kind,
    leg: leg.key,
    ...(leg.kind === "device" ? { user: leg.user } : {}),
    ...(party === null ? {} : { party }),
  };
}

export const withLeg = (call: Call, leg: Leg): Call => ({
  ...call,
  legs: call.legs.some(({ key }) => key === leg.key)
    ? call.legs.map((each) => (each.key === leg.key ? leg : each))
    : [...call.legs, leg],
});

export const withoutLeg = (call: Call, key: LegKey): Call => ({
  ...call,
  legs: call.legs.filter((leg) => leg.key !== key),
});
