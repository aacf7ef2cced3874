import type { UserId } from "@holdfast/case-schema";
import type { Asked } from "./asked.ts";
import {
  companyOf,
  devicesOf,
  guestsOf,
  legOf,
  offersOf,
  ownLegOf,
  personOf,
  type Call,
  type Stage,
} from "./call.ts";
import { partyOf, type Leg } from "./legs.ts";
import { backToQueue, endAll, endOf, over } from "./leg-ended.ts";
import { NOT_AGAIN_MS } from "./limits.ts";
import { dial, ring } from "./ring.ts";
import { about, and, answer, noting, refusal, stands, withLeg, type Stepped } from "./stepped.ts";

type Held = Extract<Stage, { readonly kind: "held" }>;

/** What it comes to that somebody asks for something. Only whoever has a call disposes of it (CF50). */
export function onAsk(call: Call, ask: string, by: UserId, asked: Asked): Stepped {
  const { stage } = call;
  const said = (stepped: Stepped): Stepped =>
    and(stepped, (rest) => stands(rest, ...answer(ask, { kind: "asked" })));
  if (stage.kind === "over") return stands(call, ...refusal(ask, "no_call"));
  switch (asked.kind) {
    case "answer":
      return onAnswer(call, ask, by, asked);
    case "decline":
      return onDecline(call, ask, by, asked.reason);
    case "listen":
      return onListen(call, ask, by, asked.device, said);
    case "stop_listening": {
      const own = devicesOf(call).filter(({ role, user }) => role === "listen" && user === by);
      return own.length === 0 ? stands(call, ...refusal(ask, "not_now")) : said(endAll(call, own));
    }
    case "hold":
    case "resume":
    case "together":
    case "leave":
    case "consult":
    case "transfer":
    case "dial":
    case "transfer_to_queue":
    case "hang_up":
    case "say":
    case "end_leg":
      if (stage.kind === "left" && stage.by === by) return stands(call, ...refusal(ask, "not_now"));
      if (stage.kind !== "held" || stage.by !== by)
        return stands(call, ...answer(ask, { kind: "not_holder" }));
      return onHolder(call, ask, stage, asked, said);
  }
}

type HolderAsked = Exclude<Asked, { readonly kind: "answer" | "decline" | "listen" | "stop_listening" }>;

function onHolder(
  call: Call,
  ask: string,
  stage: Held,
  asked: HolderAsked,
  said: (stepped: Stepped) => Stepped,
): Stepped {
  const no = stands(call, ...refusal(ask, "not_now"));
  const guests = guestsOf(call);
  const isPersonUp = personOf(call)?.state === "up";
  const to = (mode: Held["mode"]): Call => ({ ...call, stage: { ...stage, mode } });
  // Until its own softphone is heard, a call that we begin has nobody who could dispose of it.
  if (stage.dials !== null && asked.kind !== "hang_up") return no;
  switch (asked.kind) {
    case "hold":
      if (!isPersonUp) return no;
      return said(
        noting(stands(nobodyJoins(to(guests.length > 0 ? "consulting" : "on_hold"))), { kind: "held" }),
      );
    case "resume":
      if (!isPersonUp || guests.some(({ state }) => state === "up")) return no;
      return said(noting(stands(to("talking")), { kind: "resumed" }));
    case "together":
      return isPersonUp ? onTogether(call, ask, stage, asked.apart, said) : no;
    case "consult":
    case "transfer":
      return onColleague(call, ask, stage, asked, said);
    case "dial": {
      const { dialling } = asked;
      if (call.legs.some(({ key }) => partyOf(key) === dialling.party)) return no;
      if (dialling.kind === "person" && personOf(call) !== null) return no;
      const staysTogether = dialling.withPerson || !isPersonUp;
      return said(noting(dial(staysTogether ? call : to("consulting"), dialling), { kind: "consulted" }));
    }
    case "leave":
      return onLeave(call, ask, stage, said);
    case "transfer_to_queue":
      if (personOf(call) === null) return no;
      return said(withoutOwn(call, (rest) => backToQueue(notAgainSoon(rest, stage.by))));
    case "say": {
      const person = personOf(call);
      if (person?.state !== "up") return no;
      const { prompt: says, file: prompt } = asked;
      return said(
        stands(call, {
          to: "channel",
          command: { kind: "say", call: call.key, leg: person.key, prompts: [prompt], says },
        }),
      );
    }
    case "end_leg": {
      const leg = legOf(call, asked.leg);
      if (leg === null || leg.key === stage.leg) return stands(call, ...refusal(ask, "nobody_there"));
      return said(endOf(call, leg.key));
    }
    case "hang_up":
      return said(over(call, "ended_by_us"));
  }
}

function onAnswer(
  call: Call,
  ask: string,
  by: UserId,
  { device }: Extract<Asked, { readonly kind: "answer" }>,
): Stepped {
  const { stage } = call;
  if (stage.kind === "held") {
    // Whoever picked up what rang there may ask besides, and learns that it is theirs.
    const isTheirs = stage.by === by && ownLegOf(call)?.device === device;
    return stands(call, ...answer(ask, { kind: isTheirs ? "asked" : "taken" }));
  }
  const comesBack =
    stage.kind === "left" && stage.by === by && devicesOf(call).every(({ user }) => user !== by);
  if (stage.kind !== "waiting" && stage.kind !== "greeting" && !comesBack)
    return stands(call, ...refusal(ask, "not_now"));
  // What rings there already is answered there.
  const rung = offersOf(call).find((leg) => leg.device === device);
  if (rung?.ask === null) return stands(withLeg(call, { ...rung, ask }));
  if (rung !== undefined) return stands(call, ...answer(ask, { kind: "asked" }));
  return ring(call, { role: "answer", user: by, device, answersItself: true, ask });
}

function onDecline(call: Call, ask: string, by: UserId, reason: string): Stepped {
  const offers = devicesOf(call).filter(
    ({ role, user, state }) =>
      user === by && (role === "offer" || role === "transfer" || role === "consult") && state === "ringing",
  );
  const [first] = offers;
  if (first === undefined) return stands(call, ...refusal(ask, "not_now"));
  const ended = offers.reduce(
    (stepped, { key }) => and(stepped, (rest) => endOf(rest, key, "rejected")),
    noting(stands(call), { ...about("declined", first), decline: reason }),
  );
  return and(ended, (rest) => stands(rest, ...answer(ask, { kind: "asked" })));
}

function onListen(
  call: Call,
  ask: string,
  by: UserId,
  device: string,
  said: (stepped: Stepped) => Stepped,
): Stepped {
  if (call.stage.kind !== "held" || devicesOf(call).some((leg) => leg.device === device || leg.user === by))
    return stands(call, ...refusal(ask, "not_now"));
  return said(ring(call, { role: "listen", user: by, device, answersItself: true }));
}

function onColleague(
  call: Call,
  ask: string,
  stage: Held,
  { kind, to, device }: Extract<Asked, { readonly kind: "consult" | "transfer" }>,
  said: (stepped: Stepped) => Stepped,
): Stepped {
  if (device === null) return stands(call, ...refusal(ask, "no_device"));
  if (personOf(call)?.state !== "up" || devicesOf(call).some(({ user }) => user === to))
    return stands(call, ...refusal(ask, "not_now"));
  const mode = kind === "consult" ? "consulting" : stage.mode;
  const rung = ring(
    { ...call, stage: { ...stage, mode } },
    { role: kind, user: to, device, answersItself: false },
  );
  return said(kind === "consult" ? noting(rung, { kind: "consulted" }) : rung);
}

/** Who is there meets the person, but for those whom a mark keeps from them: of each it is asked alone (CF72). */
function onTogether(
  call: Call,
  ask: string,
  stage: Held,
  apart: readonly string[],
  said: (stepped: Stepped) => Stepped,
): Stepped {
  const isKept = (leg: Leg): boolean => apart.includes(partyOf(leg.key) ?? "");
  const up = guestsOf(call).filter(({ state }) => state === "up");
  if (up.length === 0) return stands(call, ...refusal(ask, "not_now"));
  if (up.every(isKept)) return stands(call, ...refusal(ask, "may_be_exploiter"));
  const legs = call.legs.map((leg) =>
    leg.kind === "party" && leg.state === "up"
      ? { ...leg, joins: "never" as const, isMet: !isKept(leg) }
      : leg,
  );
  const together: Call = { ...call, legs, stage: { ...stage, mode: "together" } };
  return said(noting(stands(together), { kind: "brought_together" }));
}

/** Whoever was put on hold meets nobody by a word that comes late, nor by a telephone that still rings. Whoever sends help comes. */
function nobodyJoins(call: Call): Call {
  const legs = call.legs.map((leg) =>
    leg.kind === "party" && leg.joins === "if_may" ? { ...leg, joins: "never" as const } : leg,
  );
  return { ...call, legs };
}

/**
 * Whoever has it goes. A colleague who is in it takes it on, and has it before its first holder is gone (CF60); with nobody but
 * a third party in it, person and party are left to each other.
 */
function onLeave(call: Call, ask: string, stage: Held, said: (stepped: Stepped) => Stepped): Stepped {
  const guests = companyOf(call).filter(({ state }) => state === "up");
  if (stage.mode !== "together" || personOf(call)?.state !== "up" || guests.length === 0)
    return stands(call, ...refusal(ask, "not_now"));
  const colleague = guests.find((leg) => leg.kind === "device");
  if (colleague?.kind === "device") {
    if (!colleague.isHeard) return stands(call, ...refusal(ask, "not_now"));
    return stands(withLeg(call, { ...colleague, role: "transfer", ask, since: call.now }));
  }
  // Nobody stays with the person but whom they were brought together with.
  if (call.legs.some((leg) => leg.kind === "party" && !leg.isMet))
    return stands(call, ...refusal(ask, "not_now"));
  return said(
    withoutOwn(call, (rest) => {
      const listening = devicesOf(rest).filter(({ role }) => role === "listen");
      return endAll({ ...rest, stage: { kind: "left", by: stage.by } }, listening);
    }),
  );
}

/** The softphone of whoever has it hangs up, and then what is made of the rest. */
function withoutOwn(call: Call, next: (rest: Call) => Stepped): Stepped {
  const own = ownLegOf(call);
  if (own === null) return next(call);
  const rest = { ...call, legs: call.legs.filter(({ key }) => key !== own.key) };
  const { call: after, acts, noted } = next(rest);
  return {
    call: after,
    acts: [{ to: "channel", command: { kind: "end", call: call.key, leg: own.key } }, ...acts],
    noted: [about("left", own), ...noted],
  };
}

/** Whoever gives a call back does not get it again at once. */
function notAgainSoon(call: Call, user: UserId): Call {
  return { ...call, notAgain: [...call.notAgain, { user, until: call.now + NOT_AGAIN_MS }] };
}
