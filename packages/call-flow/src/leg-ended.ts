import type { StoreDeed } from "./act.ts";
import type { AskAnswer } from "./asked.ts";
import type { LegEnd, LegKey } from "./call-event.ts";
import {
  companyOf,
  devicesOf,
  guestsOf,
  legOf,
  offersOf,
  ownLegOf,
  personOf,
  type Call,
  type CallEnded,
  type Mode,
} from "./call.ts";
import { elsewhereEnded } from "./elsewhere.ts";
import type { DeviceLeg, Leg } from "./legs.ts";
import { DEVICE_AGAIN_MS, NOT_AGAIN_MS } from "./limits.ts";
import {
  about,
  and,
  answer,
  hangUp,
  inStore,
  noting,
  refusal,
  stands,
  withoutLeg,
  type Stepped,
} from "./stepped.ts";

/** Why a leg is no more, in the channel's words or ours: no sound came from it. */
export type Because = LegEnd | "not_heard";

/** What it comes to that a leg is no more. One that nobody knows of changes nothing. */
export function legEnded(call: Call, key: LegKey, because: Because): Stepped {
  const leg = legOf(call, key);
  if (leg === null) return stands(call);
  const own = ownLegOf(call);
  const without = noting(stands(withoutLeg(call, key)), about("leg_ended", leg));
  if (leg.kind === "person") return and(without, (rest) => personEnded(rest, leg, because));
  if (leg.key === own?.key)
    return and(without, (rest) =>
      and(stands(rest, ...refusal(own.ask, because === "not_heard" ? because : "own_not_answered")), (left) =>
        ownEnded(left, because),
      ),
    );
  if (leg.kind === "elsewhere")
    return and(without, (rest) => elsewhereEnded(rest, (left) => over(left, "put_through")));
  if (leg.kind === "party") return and(without, guestEnded);
  switch (leg.role) {
    case "offer":
    case "answer":
      return and(without, (rest) => offerEnded(rest, leg, because));
    case "listen":
      return leg.state === "up" ? noting(without, about("listening_ended", leg)) : without;
    case "consult":
      return and(without, guestEnded);
    case "transfer":
      return and(without, (rest) => stands(rest, ...refusal(leg.ask, "not_now")));
    case "own":
      return without;
  }
}

/** Ends a leg of our own accord. */
export function endOf(call: Call, key: LegKey, because: Because = "ended_by_us"): Stepped {
  if (legOf(call, key) === null) return stands(call);
  const { call: rest, acts, noted } = legEnded(call, key, because);
  return { call: rest, acts: rest.stage.kind === "over" ? acts : [hangUp(call, key), ...acts], noted };
}

/** It is over: whoever is still in it hangs up, and whoever asked for something hears so. */
export function over(call: Call, as: CallEnded): Stepped {
  const asking = call.legs.flatMap((leg) => (leg.kind === "device" ? refusal(leg.ask, "no_call") : []));
  return stands(
    { ...call, stage: { kind: "over", as }, legs: [], claim: null },
    hangUp(call, null),
    inStore(endedAs(as)),
    ...asking,
  );
}

function endedAs(as: CallEnded): StoreDeed {
  if (as === "hung_up_waiting") return { kind: "abandon" };
  return as === "put_through" ? { kind: as, leg: null } : { kind: "end", as };
}

function personEnded(call: Call, leg: Leg, because: Because): Stepped {
  const { stage } = call;
  switch (stage.kind) {
    case "greeting":
    case "waiting":
      return over(call, "hung_up_waiting");
    case "left":
      return over(call, "left");
    case "elsewhere":
      return over(call, "put_through");
    case "held":
      // Whoever sends help, say, is not hung up on because the person was cut off.
      if (guestsOf(call).length > 0) return stands({ ...call, stage: { ...stage, mode: "consulting" } });
      return over(call, endOfPerson(leg, because));
    case "over":
      return stands(call);
  }
}

function endOfPerson(leg: Leg, because: Because): CallEnded {
  if (because === "lost" || because === "ended_by_us") return because;
  if (leg.state === "up" || because === "hung_up" || because === "not_heard") return "hung_up";
  return because;
}

/** Whoever had it is gone: the person waits again, at the head of the queue, and colleagues who were in it take it on. */
function ownEnded(call: Call, because: Because): Stepped {
  const { stage } = call;
  if (stage.kind !== "held") return stands(call);
  if (personOf(call) === null || stage.dials !== null)
    return over(call, because === "lost" ? "lost" : "ended_by_us");
  return backToQueue(call);
}

/** Puts a call that somebody had back into the queue, with whoever else is in it. */
export function backToQueue(call: Call): Stepped {
  const { stage: before } = call;
  const isTogether = before.kind === "left" || (before.kind === "held" && before.mode === "together");
  const hasParty = call.legs.some((leg) => leg.kind === "party" && leg.isMet);
  const legs = call.legs.map((leg) =>
    leg.kind === "device" && (leg.role === "consult" || leg.role === "transfer")
      ? { ...leg, role: "offer" as const, since: call.now }
      : leg,
  );
  const stage = { kind: "waiting", isBack: true, isTogether: isTogether && hasParty } as const;
  // Nobody is left to listen to.
  const listening = devicesOf(call).filter(({ role }) => role === "listen");
  return endAll({ ...call, stage, legs, firstOfferAt: null }, listening);
}

/** Somebody who was brought in is gone: whoever has the call has the person to themselves again, on hold or talking. */
function guestEnded(call: Call): Stepped {
  const { stage } = call;
  if (companyOf(call).length > 0) return stands(call);
  // Whoever waits apart waits on, and nobody is hung up on for it.
  if (stage.kind === "held" && guestsOf(call).length > 0)
    return stands({ ...call, stage: { ...stage, mode: modeApart(stage.mode, personOf(call) !== null) } });
  if (stage.kind === "left") return backToQueue({ ...call, firstFor: stage.by });
  if (stage.kind === "waiting" && personOf(call) === null) return over(call, "lost");
  if (stage.kind === "waiting") return stands({ ...call, stage: { ...stage, isTogether: false } });
  if (stage.kind !== "held") return stands(call);
  if (personOf(call) === null) return over(call, "ended_by_us");
  if (stage.mode === "together") return stands({ ...call, stage: { ...stage, mode: "talking" } });
  if (stage.mode === "consulting") return stands({ ...call, stage: { ...stage, mode: "on_hold" } });
  return stands(call);
}

/** How whoever has the call stands to the person once nobody is brought together with them any more. */
function modeApart(mode: Mode, hasPerson: boolean): Mode {
  if (mode !== "together") return mode;
  return hasPerson ? "talking" : "consulting";
}

function offerEnded(call: Call, leg: DeviceLeg, because: Because): Stepped {
  const failed = because === "lost" || because === "unreachable" || because === "not_heard";
  const until = call.now + (failed ? DEVICE_AGAIN_MS : NOT_AGAIN_MS);
  const notAgain = [...call.notAgain.filter(({ user }) => user !== leg.user), { user: leg.user, until }];
  const reason = because === "not_heard" ? "not_heard" : "unreachable";
  return stands({ ...call, notAgain }, ...refusal(leg.ask, reason));
}

/** Ends several legs of our own accord. */
export function endAll(call: Call, legs: readonly Leg[]): Stepped {
  return legs.reduce((stepped, { key }) => and(stepped, (rest) => endOf(rest, key)), stands(call));
}

/** Has everybody who was rung for it in vain stop ringing. Nobody is held to have declined. */
export function withdrawOffers(call: Call, why: AskAnswer): Stepped {
  return offersOf(call).reduce(
    (stepped, leg) =>
      and(stepped, (rest) =>
        noting(
          stands(withoutLeg(rest, leg.key), hangUp(rest, leg.key), ...answer(leg.ask, why)),
          about("leg_ended", leg),
        ),
      ),
    stands(call),
  );
}
