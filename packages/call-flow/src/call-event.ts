/** A call at its channel. Opaque; it names nobody. */
export type CallKey = string;

/** One end of a call: see `legs.ts` for how they are named. */
export type LegKey = string;

/** An advocate's softphone, for one session. */
export type DeviceKey = string;

/** Who is at the end of a leg. */
export type LegWho =
  | { readonly kind: "caller" }
  | { readonly kind: "device"; readonly device: DeviceKey }
  | { readonly kind: "party" };

/** Why a leg ended. `lost`: its sound or its signalling went silent, and nobody hung up. */
export type LegEnd = "hung_up" | "rejected" | "busy" | "no_answer" | "unreachable" | "lost" | "ended_by_us";

/** How the words of a call travel. */
export type CallLine = "voice" | "tty" | "relay";

/** One leg as the channel has it. */
export interface LegStanding {
  readonly leg: LegKey;
  readonly who: LegWho;
  readonly state: "ringing" | "up";
  readonly isHeard: boolean;
}

/** One call as the channel has it, with how it was arranged last. */
export interface CallStanding {
  readonly call: CallKey;
  readonly line: CallLine;
  readonly legs: readonly LegStanding[];
  readonly talking: readonly LegKey[];
  readonly music: readonly LegKey[];
  readonly listening: readonly LegKey[];
}

/** What a channel tells of a call that is under way; its events satisfy this. Personal data: `digit`. */
export type LegEvent =
  | { readonly kind: "leg_ringing" | "leg_up" | "leg_heard"; readonly leg: LegKey }
  | { readonly kind: "leg_ended"; readonly leg: LegKey; readonly because: LegEnd }
  | { readonly kind: "key"; readonly leg: LegKey; readonly digit: string }
  /** What was to be played to them could not be: the exchange has no such sound. */
  | { readonly kind: "not_played"; readonly leg: LegKey }
  | { readonly kind: "prompts_ended" };
