import type { UserId } from "@holdfast/case-schema";
import { arrangementOf } from "./arrangement.ts";
import type { LegKey } from "./call-event.ts";
import { offersOf, personOf, type Call } from "./call.ts";
import { partyOf, type Leg } from "./legs.ts";

/** Where a call is, in the words that are kept and shown. */
export type CallPhase =
  | "greeting"
  | "waiting"
  | "ringing"
  | "joining"
  | "talking"
  | "on_hold"
  | "consulting"
  | "together"
  | "back";

/** One end of a call as it is kept and shown. `user` is of `staff`, `party` of `party`. */
export interface LegPicture {
  readonly leg: LegKey;
  readonly who: "caller" | "staff" | "party";
  readonly user: UserId | null;
  readonly party: string | null;
  readonly state: "ringing" | "up";
  /** Whether it hears music. */
  readonly isOnHold: boolean;
  /** Whether it hears and is not heard. */
  readonly isListening: boolean;
  readonly since: number;
}

/** All that is kept of how a call stands: facts, always the whole of them, so that keeping it twice keeps it once. */
export interface Picture {
  readonly phase: CallPhase;
  readonly legs: readonly LegPicture[];
}

/** What is to be kept of a call that goes on. */
export function pictureOf(call: Call): Picture {
  const arrangement = arrangementOf(call);
  const person = personOf(call);
  return {
    phase: phaseOf(call),
    // What rings elsewhere is nobody of ours, and none of whom we called: the queue shows that they wait, as they do.
    legs: call.legs
      .filter(({ kind }) => kind !== "elsewhere")
      .map((leg) => ({
        leg: leg.key,
        who: leg.kind === "device" ? "staff" : leg === person ? "caller" : "party",
        user: leg.kind === "device" ? leg.user : null,
        party: partyOf(leg.key),
        state: leg.state,
        isOnHold: arrangement?.music.includes(leg.key) ?? false,
        isListening: arrangement?.listening.includes(leg.key) ?? false,
        since: leg.since,
      })),
  };
}

/** Whether two are the same but for the instants, which follow from the rest. */
export function isSamePicture(one: Picture | null, other: Picture): boolean {
  if (one?.phase !== other.phase || one.legs.length !== other.legs.length) return false;
  const plain = (leg: LegPicture): string => JSON.stringify({ ...leg, since: 0 });
  return one.legs.every((leg, index) => {
    const beside = other.legs[index];
    return beside !== undefined && plain(leg) === plain(beside);
  });
}

function phaseOf(call: Call): CallPhase {
  const { stage } = call;
  switch (stage.kind) {
    case "held":
      return stage.mode;
    case "left":
      return "together";
    case "elsewhere":
    case "over":
      throw new Error("what is over stands nowhere");
    case "greeting":
    case "waiting":
      return queuedPhase(
        offersOf(call),
        stage.kind === "greeting" ? "greeting" : stage.isBack ? "back" : "waiting",
      );
  }
}

function queuedPhase(offers: readonly Leg[], otherwise: CallPhase): CallPhase {
  if (offers.some(({ state }) => state === "up")) return "joining";
  return offers.length > 0 ? "ringing" : otherwise;
}
