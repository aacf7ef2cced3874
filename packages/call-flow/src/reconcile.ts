import type { UserId } from "@holdfast/case-schema";
import type { Act } from "./act.ts";
import type { CallStanding, DeviceKey, LegKey, LegStanding } from "./call-event.ts";
import {
  blank,
  devicesOf,
  elsewhereOf,
  guestsOf,
  personOf,
  type Call,
  type Mode,
  type Stage,
} from "./call.ts";
import { endAll, over } from "./leg-ended.ts";
import { partyOf, readLegKey, type DeviceLeg, type Leg, type PartyLeg } from "./legs.ts";
import { legUp } from "./leg-up.ts";
import { settle } from "./step.ts";
import { and, hangUp, inStore, stands, type Stepped } from "./stepped.ts";

/** What the store knows of a call that goes on. */
export interface StoredCall extends Pick<Call, "key" | "direction" | "line" | "facts" | "firstFor"> {
  readonly phase: string;
  readonly isBack: boolean;
  /** Who has the contact. */
  readonly holder: UserId | null;
  /** Whether it was put through, and stands in no queue any more. */
  readonly isPutThrough: boolean;
  /** Whether any colleague was in it. */
  readonly hasStaff: boolean;
  /** Who sends help and was dialled with the person, by their party. */
  readonly helpJoins: readonly string[];
}

/**
 * A call made anew from what the channel and the store have, after a takeover or a reconnection: the legs are what the channel
 * says, who has it is what the store says, and where the two differ nobody is left alone (CF40 to CF45). `owner` says whose a
 * softphone is; `null` when it is nobody's any more.
 */
export function reconcile(
  stored: StoredCall,
  standing: CallStanding | null,
  owner: (device: DeviceKey) => UserId | null,
  now: number,
): { readonly call: Call; readonly acts: readonly Act[] } {
  const given: Call = {
    ...blank(stored, now),
    direction: stored.direction,
    stage: { kind: "waiting", isBack: stored.isBack, isTogether: false },
    legs: [],
    holder: stored.holder,
  };
  if (standing === null || standing.legs.length === 0) return settle(over(given, endUnseen(stored)));
  const found = standing.legs.map((leg) => ({ leg, known: legFrom(leg, stored, standing, owner, now) }));
  const legs = found.flatMap(({ known }) => (known === null ? [] : [known]));
  const strangers = found.filter(({ known }) => known === null);
  // Of strangers too: the end of one is yet to be told, and would be taken for the end of whoever were named so again.
  const named = Math.max(0, ...found.map(({ leg }) => readLegKey(leg.leg)?.nth ?? 0));
  const { talking, music, listening } = standing;
  const whole: Call = { ...given, legs, named, arranged: { talking, music, listening } };
  const staged = stageOf(whole, stored, standing);
  const ends: readonly Act[] = strangers.map(({ leg }) => hangUp(whole, leg.leg));
  const stepped =
    staged === null
      ? over(whole, stored.isPutThrough ? "put_through" : "lost")
      : and(
          and(alone({ ...whole, ...staged }), (call) => helped(call, standing)),
          keptElsewhere,
        );
  return settle({ ...stepped, acts: [...ends, ...stepped.acts] });
}

/** Nobody saw how it ended. Whoever was never answered gave up; everybody else was lost. */
function endUnseen({ direction, holder, hasStaff }: StoredCall): "hung_up_waiting" | "lost" {
  return direction === "in" && holder === null && !hasStaff ? "hung_up_waiting" : "lost";
}

function legFrom(
  leg: LegStanding,
  stored: StoredCall,
  standing: CallStanding,
  owner: (device: DeviceKey) => UserId | null,
  now: number,
): Leg | null {
  const { leg: key, who, state, isHeard } = leg;
  const role = readLegKey(key)?.role;
  if (role === undefined) return null;
  // What rang there while nobody carried the call stops, and they wait here as before.
  if (role === "elsewhere")
    return state === "up" && isElsewhere(key, stored, standing)
      ? { kind: role, key, state, since: now, saidAt: now }
      : null;
  if (role === "person") return who.kind === "device" ? null : { kind: role, key, state, since: now };
  if (role === "party") return who.kind === "device" ? null : partyFrom(leg, stored, standing, now);
  const user = who.kind === "device" ? owner(who.device) : null;
  if (who.kind !== "device" || user === null) return null;
  const { device } = who;
  return { kind: "device", role, key, user, device, state, isHeard, since: now, goneSince: null, ask: null };
}

/**
 * With whom somebody was dialled went with whoever knew it: nobody comes to the person whom nobody brings there, but whoever sends help.
 * Of them who picked up while nobody carried the call it is told once the call stands (`helped`).
 */
function partyFrom(
  { leg: key, state }: LegStanding,
  { helpJoins }: StoredCall,
  standing: CallStanding,
  now: number,
): PartyLeg {
  const comes = isUnarranged(key, standing) && helpJoins.includes(partyOf(key) ?? "");
  return {
    kind: "party",
    key,
    state: comes ? "ringing" : state,
    since: now,
    joins: comes ? "at_once" : "never",
    isMet: metIn(standing).includes(key),
  };
}

/** Whether the person is put through there: the store knows, or they talk. */
const isElsewhere = (key: LegKey, { isPutThrough }: StoredCall, { talking }: CallStanding): boolean =>
  isPutThrough || (talking.includes(key) && talking.some((each) => readLegKey(each)?.role === "person"));

/** Whether nobody has said yet whom it hears. Who was put aside by somebody stays there (CF41). */
const isUnarranged = (key: LegKey, { talking, music }: CallStanding): boolean =>
  !talking.includes(key) && !music.includes(key);

/** Whoever sends help, and picked up while nobody carried the call, comes to the person now. */
function helped(call: Call, { legs }: CallStanding): Stepped {
  const up = legs.filter(({ state }) => state === "up").map(({ leg }) => leg);
  return call.legs
    .filter(({ key, kind, state }) => kind === "party" && state === "ringing" && up.includes(key))
    .reduce((stepped, { key }) => and(stepped, (rest) => legUp(rest, key)), stands(call));
}

/** Who talks with the person. */
function metIn({ talking }: CallStanding): readonly string[] {
  return talking.some((key) => readLegKey(key)?.role === "person") ? talking : [];
}

/** Where it is; `null` when nobody is left for whom it would go on. */
function stageOf(
  call: Call,
  stored: StoredCall,
  standing: CallStanding,
): Pick<Call, "stage" | "legs" | "firstFor"> | null {
  const { talking } = standing;
  const person = personOf(call);
  const { holder } = stored;
  const elsewhere = elsewhereOf(call);
  if (person !== null && elsewhere !== null)
    return { stage: { kind: "elsewhere", leg: elsewhere.key }, legs: call.legs, firstFor: null };
  if (stored.isPutThrough) return null;
  const own = devicesOf(call).find(
    ({ user, state, role }) => user === holder && state === "up" && role !== "listen",
  );
  if (holder !== null && own !== undefined) {
    const legs = call.legs.map((leg) => (leg.key === own.key ? { ...own, role: "own" as const } : leg));
    const held = { kind: "held", by: holder, leg: own.key, mode: "talking", dials: null } as const;
    const mine: Call = { ...call, legs, stage: held };
    // What it was to dial went with whoever knew it.
    if (person === null && guestsOf(mine).length === 0) return null;
    const mode = modeOf(mine, standing);
    return { legs, firstFor: null, stage: { ...held, mode } };
  }
  if (person === null) return null;
  const isWithParty =
    talking.includes(person.key) &&
    call.legs.some(({ kind, key }) => kind === "party" && talking.includes(key));
  if (holder !== null && isWithParty && stored.phase === "together" && !stored.hasStaff)
    return { stage: { kind: "left", by: holder }, legs: call.legs, firstFor: stored.firstFor };
  // Colleagues who were asked into a call that nobody has are asked to take it on; nobody listens to one.
  const legs = call.legs.map((leg): Leg =>
    leg.kind === "device" && leg.role !== "listen" && leg.role !== "offer" ? asOffer(leg) : leg,
  );
  return { stage: queuedStage(stored, standing, isWithParty, call.now), legs, firstFor: stored.firstFor };
}

const asOffer = (leg: DeviceLeg): Leg => ({ ...leg, role: leg.role === "answer" ? "answer" : "offer" });

function modeOf(call: Call, { talking, music }: CallStanding): Mode {
  const person = personOf(call);
  const guests = guestsOf(call).filter(({ state }) => state === "up");
  if (person === null) return "consulting";
  if (talking.includes(person.key))
    return guests.some(({ key }) => talking.includes(key)) ? "together" : "talking";
  if (guestsOf(call).length > 0) return "consulting";
  return music.includes(person.key) ? "on_hold" : "talking";
}

function queuedStage(
  stored: StoredCall,
  { music, legs }: CallStanding,
  isTogether: boolean,
  now: number,
): Stage {
  const person = legs.find(({ leg }) => readLegKey(leg)?.role === "person");
  const isBack = stored.isBack || stored.holder !== null;
  const isGreeting =
    stored.direction === "in" &&
    !isBack &&
    stored.phase === "greeting" &&
    person !== undefined &&
    !music.includes(person.leg);
  if (isGreeting) return { kind: "greeting", since: now };
  return { kind: "waiting", isBack, isTogether };
}

/**
 * A call that was put through and not kept so is kept now; else a second time, which changes nothing. Whoever of ours still rings for it
 * was to be let go of by whoever carried it.
 */
const keptElsewhere = (call: Call): Stepped =>
  call.stage.kind === "elsewhere"
    ? and(endAll(call, devicesOf(call)), (rest) =>
        stands(
          rest,
          ...(rest.stage.kind === "elsewhere" ? [inStore({ kind: "put_through", leg: rest.stage.leg })] : []),
        ),
      )
    : stands(call);

/** Nobody listens to a call that nobody has. */
function alone(call: Call): Stepped {
  if (call.stage.kind === "held") return stands(call);
  return endAll(
    call,
    devicesOf(call).filter(({ role }) => role === "listen"),
  );
}
