import type { UserId } from "@holdfast/case-schema";
import type { Arrangement, Shown } from "./call-command.ts";
import type { CallKey, CallLine, LegKey } from "./call-event.ts";
import { CALLER, type DeviceLeg, type ElsewhereLeg, type Leg, type PersonLeg } from "./legs.ts";
import type { Picture } from "./picture.ts";

export type CallDirection = "in" | "out";

/** How a call ended. The last four: whom we called did not take it. */
export type CallEnded =
  /** The person hung up while they waited for somebody. */
  | "hung_up_waiting"
  | "hung_up"
  | "ended_by_us"
  /** It fell silent, or was gone when somebody looked again. */
  | "lost"
  /** Whoever had it left the person with somebody else, and that is over. */
  | "left"
  | "rejected"
  | "busy"
  | "no_answer"
  | "unreachable"
  /** They asked for the partner's line, and talk there. */
  | "put_through";

/** How whoever has a call stands to the person in it. */
export type Mode = "talking" | "on_hold" | "consulting" | "together";

/** Where a call is. */
export type Stage =
  /** Hears the prompts. */
  | { readonly kind: "greeting"; readonly since: number }
  /**
   * Waits for somebody. `isBack`: lost whoever had it. `isTogether`: goes on talking meanwhile with whoever was brought into
   * the call, instead of hearing music.
   */
  | { readonly kind: "waiting"; readonly isBack: boolean; readonly isTogether: boolean }
  /** Somebody has it. `leg` is their own, and `dials` is whom it dials once they are heard. */
  | {
      readonly kind: "held";
      readonly by: UserId;
      readonly leg: LegKey;
      readonly mode: Mode;
      readonly dials: Dialling | null;
    }
  /** Whoever had it left the person with a third party, with their yes. */
  | { readonly kind: "left"; readonly by: UserId }
  /** They talk with the partner's line, as they asked to: nobody of ours has it any more. */
  | { readonly kind: "elsewhere"; readonly leg: LegKey }
  | { readonly kind: "over"; readonly as: CallEnded };

/** Somebody outside who is to be called. Personal data: `to`. */
export interface Dialling {
  readonly kind: "party" | "person";
  readonly party: string;
  readonly to: string;
  readonly show: Shown;
  /** Whether the person hears and is heard as soon as they answer. */
  readonly withPerson: boolean;
  /** Whoever sends help: of them nothing is asked (CF71). */
  readonly comesFirst: boolean;
}

/**
 * Another line that answers as well, and what is said of it, each as the names of prompts. Personal data of nobody: `to` is the
 * house's own knowledge.
 */
export interface ElsewhereLine {
  readonly to: string;
  readonly show: Shown;
  readonly offer: readonly string[];
  readonly ringing: readonly string[];
  readonly failed: readonly string[];
}

/** What somebody was told of it. `isOpen`: it is still told of. */
export interface ElsewhereTold {
  readonly line: ElsewhereLine;
  readonly isOpen: boolean;
  /** `false`: it could not be played to them, and who heard nothing has nothing to ask for. */
  readonly isHeard: boolean;
  /** How often it is tried yet before they are told of it again. */
  readonly triesLeft: number;
  /** When it was told last. */
  readonly saidAt: number;
}

/** A claim that the store was asked for and has not answered. */
export interface Claim {
  readonly leg: LegKey;
  readonly by: UserId;
  /** Who gives it; `null` when it is nobody's. */
  readonly from: UserId | null;
}

/** Somebody who is not rung for this call before an instant. */
export interface NotAgain {
  readonly user: UserId;
  readonly until: number;
}

/** One call, as far as anything is decided by it. */
export interface Call {
  readonly key: CallKey;
  readonly direction: CallDirection;
  readonly line: CallLine;
  /** What a device is told when it rings. */
  readonly facts: { readonly number: number; readonly language: string | null };
  readonly stage: Stage;
  readonly legs: readonly Leg[];
  readonly claim: Claim | null;
  /** Who has the contact by the store's word. */
  readonly holder: UserId | null;
  readonly notAgain: readonly NotAgain[];
  /** Who is asked first: whoever had the call, or the one before it. */
  readonly firstFor: UserId | null;
  /** What they were told of another line; `null` while nothing was; `never`: they cannot speak, whatever the store still says. */
  readonly elsewhere: ElsewhereTold | "never" | null;
  /** When this wait was first offered to somebody; `null` while it was to nobody. */
  readonly firstOfferAt: number | null;
  /** How many legs were named. */
  readonly named: number;
  /** What the channel was told last; `null` when it has to be told again. */
  readonly arranged: Arrangement | null;
  /** What was last kept of it. */
  readonly kept: Picture | null;
  /** The latest instant it knows, so that a clock that is set back is noticed. */
  readonly now: number;
}

/** The leg of the person whom the call is about; `null` when they are not in it. */
export function personOf({ legs }: Pick<Call, "legs">): PersonLeg | null {
  return legs.find((leg): leg is PersonLeg => leg.kind === "person") ?? null;
}

/** The softphones in the call. */
export function devicesOf({ legs }: Pick<Call, "legs">): readonly DeviceLeg[] {
  return legs.filter((leg): leg is DeviceLeg => leg.kind === "device");
}

export function legOf({ legs }: Pick<Call, "legs">, key: LegKey): Leg | null {
  return legs.find((leg) => leg.key === key) ?? null;
}

/** Softphones of whoever is asked to take the call on: rung, or up and not theirs yet. */
export function offersOf(call: Call): readonly DeviceLeg[] {
  return devicesOf(call).filter(({ role }) => role === "offer" || role === "answer");
}

/** The softphone of whoever has it; `null` when nobody has. */
export function ownLegOf(call: Call): DeviceLeg | null {
  const { stage } = call;
  if (stage.kind !== "held") return null;
  return devicesOf(call).find(({ key }) => key === stage.leg) ?? null;
}

/** The end at the partner's line, rung or up; `null` where nobody asked for it. */
export function elsewhereOf({ legs }: Pick<Call, "legs">): ElsewhereLeg | null {
  return legs.find((leg): leg is ElsewhereLeg => leg.kind === "elsewhere") ?? null;
}

/** What they were told of another line; `null` where nothing was. */
export function toldElsewhere({ elsewhere }: Pick<Call, "elsewhere">): ElsewhereTold | null {
  return elsewhere === "never" ? null : elsewhere;
}

/** Everybody who was brought into a call that somebody has: third parties, and colleagues who were asked to join. */
export function guestsOf(call: Call): readonly Leg[] {
  const own = call.stage.kind === "held" ? call.stage.leg : null;
  return call.legs.filter(
    (leg) => leg.key !== own && (leg.kind === "party" || (leg.kind === "device" && leg.role === "consult")),
  );
}

/** Those of them who are in the conversation when all talk: colleagues, and whoever was brought together with the person (CF56). */
export function companyOf(call: Call): readonly Leg[] {
  return guestsOf(call).filter((leg) => leg.kind !== "party" || leg.isMet);
}

/** A call that somebody makes to us, from the moment that its contact is stored. */
export function incomingCall(given: Pick<Call, "key" | "line" | "facts" | "firstFor">, now: number): Call {
  const caller: Leg = { kind: "person", key: CALLER, state: "up", since: now };
  return { ...blank(given, now), direction: "in", stage: { kind: "greeting", since: now }, legs: [caller] };
}

/** What every call begins with. */
export function blank(
  given: Pick<Call, "key" | "line" | "facts" | "firstFor">,
  now: number,
): Omit<Call, "direction" | "stage" | "legs"> {
  return {
    ...given,
    claim: null,
    holder: null,
    notAgain: [],
    elsewhere: null,
    firstOfferAt: null,
    named: 0,
    arranged: null,
    kept: null,
    now,
  };
}
