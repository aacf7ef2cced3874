import { KEY_ELSEWHERE, KEY_YES, type UserId } from "@holdfast/case-schema";
import type { Act } from "./act.ts";
import { arrangementOf, isSameArrangement } from "./arrangement.ts";
import type { LegKey } from "./call-event.ts";
import { devicesOf, legOf, ownLegOf, type Call } from "./call.ts";
import {
  askedElsewhere,
  keptHere,
  neverElsewhere,
  notPlayed,
  notPutThrough,
  onElsewhere,
} from "./elsewhere.ts";
import type { Happened } from "./happened.ts";
import { backToQueue, endAll, legEnded, over } from "./leg-ended.ts";
import { onAsk } from "./on-ask.ts";
import { claimFor, onClaimed, onNotClaimed } from "./on-claim.ts";
import { at, onClock, onDevice } from "./on-clock.ts";
import { isSamePicture, pictureOf } from "./picture.ts";
import { putThrough } from "./put-through.ts";
import { dial, ring } from "./ring.ts";
import { legUp, onMet } from "./leg-up.ts";
import type { DeviceLeg } from "./legs.ts";
import { about, and, answer, hangUp, inStore, noting, stands, withLeg, type Stepped } from "./stepped.ts";

/**
 * What a call becomes by something that happened, and what is to be done for it, in that order. Pure: the same call told the
 * same comes to the same. What happens twice, late, or to a leg that is no more changes nothing (CF4).
 */
export function step(
  before: Call,
  happened: Happened,
  now: number,
): { readonly call: Call; readonly acts: readonly Act[] } {
  const call = at(before, now);
  // Told again with whatever happens next, and no sooner: an exchange that cannot is not helped by being asked at once.
  if (happened.kind === "not_arranged") return { call: { ...call, arranged: null }, acts: [] };
  return settle(
    call.stage.kind === "over" ? afterwards(call, happened) : and(react(call, happened), putThrough),
  );
}

/** When it is over, whoever still asks hears so, and what the store says comes too late. */
function afterwards(call: Call, happened: Happened): Stepped {
  if (happened.kind === "asked") return onAsk(call, happened.ask, happened.by, happened.asked);
  return stands(call);
}

function react(call: Call, happened: Exclude<Happened, { readonly kind: "not_arranged" }>): Stepped {
  switch (happened.kind) {
    case "leg_ringing":
      return stands(call);
    case "leg_up":
      return legUp(call, happened.leg);
    case "leg_heard":
      return legHeard(call, happened.leg);
    case "leg_ended":
      return legEnded(call, happened.leg, happened.because);
    case "key":
      return keyPressed(call, happened.leg, happened.digit);
    case "met":
      return onMet(call, happened.leg, happened.may);
    case "elsewhere":
      return onElsewhere(call, happened.line);
    case "kept_here":
      return keptHere(call);
    case "not_put_through":
      return notPutThrough(call, happened.leg);
    case "not_played":
      return notPlayed(call, happened.leg);
    case "said":
      return noting(stands(call), { kind: "said", prompt: happened.prompt });
    case "prompts_ended":
      if (call.stage.kind !== "greeting") return stands(call);
      return stands({ ...call, stage: { kind: "waiting", isBack: false, isTogether: false } });
    case "asked":
      return onAsk(call, happened.ask, happened.by, happened.asked);
    case "offer":
      return onOffer(call, happened.to, happened.device);
    case "claimed":
      return onClaimed(call, happened.leg);
    case "not_claimed":
      return onNotClaimed(call, happened.leg, happened.because);
    case "holder":
      return onHolder(call, happened.by);
    case "device":
      return onDevice(call, happened.device, happened.state);
    case "revoked":
      return endAll(
        call,
        devicesOf(call).filter(({ device }) => device === happened.device),
      );
    case "tick":
      return onClock(call);
  }
}

/** Kept wherever the call is; while they wait for somebody, the first key of the protocol says that they cannot speak (CF6). */
function keyPressed(call: Call, key: LegKey, digit: string): Stepped {
  if (legOf(call, key)?.kind !== "person") return stands(call);
  const pressed = noting(stands(call), { kind: "key", leg: key, digit });
  const waits = call.stage.kind === "greeting" || call.stage.kind === "waiting";
  if (!waits || call.direction !== "in") return pressed;
  if (digit === KEY_YES) return noting(and(pressed, neverElsewhere), { kind: "cannot_speak" });
  return digit === KEY_ELSEWHERE ? and(pressed, askedElsewhere) : pressed;
}

/** Sound is proof that it is up, whatever came in which order. */
function legHeard(call: Call, key: LegKey): Stepped {
  const up = legUp(call, key);
  const leg = legOf(up.call, key);
  if (leg?.kind !== "device" || leg.isHeard) return up;
  const { stage } = call;
  return and(up, (rest) => {
    const heard = withLeg(rest, { ...leg, isHeard: true });
    if (stage.kind === "left" && leg.user === stage.by) return cameBack(heard, leg, stage.by);
    if (stage.kind !== "held" || stage.leg !== key || stage.dials === null) return stands(heard);
    // Whoever asked for the call hears that it is dialled once it is (CF51).
    const free = withLeg(
      { ...heard, stage: { ...stage, dials: null } },
      { ...leg, isHeard: true, ask: null },
    );
    return and(dial(free, stage.dials), (dialled) => stands(dialled, ...answer(leg.ask, { kind: "asked" })));
  });
}

/** Whoever left the person with somebody else is with both of them again, and has never not had it (CF57). */
function cameBack(call: Call, { ask, ...leg }: DeviceLeg, by: UserId): Stepped {
  const own: DeviceLeg = { ...leg, role: "own", isHeard: true, ask: null };
  const stage = { kind: "held", by, leg: leg.key, mode: "together", dials: null } as const;
  return stands({ ...withLeg(call, own), stage }, ...answer(ask, { kind: "asked" }));
}

function onOffer(call: Call, to: UserId, device: string): Stepped {
  const isQueued = call.stage.kind === "waiting" || call.stage.kind === "greeting";
  if (!isQueued || devicesOf(call).some((leg) => leg.user === to || leg.device === device))
    return stands(call);
  const offered = { ...call, firstOfferAt: call.firstOfferAt ?? call.now };
  return ring(offered, { role: "offer", user: to, device, answersItself: false });
}

/** Who has the contact by the store's word: what was moved there by hand holds, and a caller is never left with nobody. */
function onHolder(call: Call, by: UserId | null): Stepped {
  if (call.claim !== null) return stands(call);
  const known = { ...call, holder: by };
  if (call.stage.kind === "left")
    return by === null ? backToQueue(known) : leftBy({ ...known, stage: { kind: "left", by } }, by);
  if (call.stage.kind !== "held" || by === call.stage.by) return stands(known);
  // Nobody was dialled yet, and nobody is there for whom it would go on.
  if (call.stage.dials !== null) return over(known, "ended_by_us");
  const own = ownLegOf(call);
  const without = { ...known, firstFor: by, legs: call.legs.filter(({ key }) => key !== own?.key) };
  const back = backToQueue(without);
  return own === null
    ? back
    : { ...back, acts: [hangUp(call, own.key), ...back.acts], noted: [about("left", own), ...back.noted] };
}

/** Whoever has it no longer, and was about to come back, does not. */
function leftBy(call: Call, by: UserId): Stepped {
  return endAll(
    call,
    devicesOf(call).filter(({ user }) => user !== by),
  );
}

/** Adds what how a call stands asks for: who hears whom first, what is kept, a claim, and at last what askers are told. */
export function settle({ call: reached, acts, noted }: Stepped): {
  readonly call: Call;
  readonly acts: readonly Act[];
} {
  let call = reached;
  if (call.stage.kind === "over") return { call, acts };
  const first: Act[] = [];
  const last: Act[] = [];
  const arrangement = arrangementOf(call);
  if (arrangement !== null && !isSameArrangement(arrangement, call.arranged)) {
    first.push({ to: "channel", command: { kind: "arrange", call: call.key, ...arrangement } });
    call = { ...call, arranged: arrangement };
  }
  // What becomes of a call that is put through is kept no more: what they press is for whoever they talk with there.
  if (call.stage.kind === "elsewhere") return { call, acts: [...first, ...acts] };
  const isQueued = call.stage.kind === "waiting" || call.stage.kind === "greeting";
  const picture = pictureOf(call);
  if (isQueued && call.holder !== null && call.claim === null) {
    last.push(inStore({ kind: "requeue", picture }));
    call = { ...call, holder: null, kept: picture };
  }
  if (noted.length > 0 || !isSamePicture(call.kept, picture)) {
    last.push(inStore({ kind: "record", picture, noted }));
    call = { ...call, kept: picture };
  }
  const claim = claimFor(call);
  if (claim !== null) {
    call = { ...call, claim };
    last.push(inStore({ kind: "claim", ...claim, picture: pictureOf(onClaimed(call, claim.leg).call) }));
  }
  const done = acts.filter(({ to }) => to !== "asker");
  const told = acts.filter(({ to }) => to === "asker");
  return { call, acts: [...first, ...done, ...last, ...told] };
}
