/** A call at its channel, and the thread key of its contact. Opaque; it names nobody. */
export type CallKey = string;

/** One end of a call: `caller` is whoever rang us, the others are named by whoever adds them. */
export type LegKey = string;

/** An advocate's softphone, for one session. Random, at most 64 of `a-z 0-9 -`; it names nobody. */
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

/** One leg as it stands. */
export interface LegStanding {
  readonly leg: LegKey;
  readonly who: LegWho;
  readonly state: "ringing" | "up";
  /** Whether sound has come from it. */
  readonly isHeard: boolean;
}

/** One call as it stands, and as it was arranged last. `from` is personal data: `null` when it was withheld. */
export interface CallStanding {
  readonly call: CallKey;
  readonly from: string | null;
  /** Which of our numbers was rung. */
  readonly via: string | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly line: CallLine;
  readonly legs: readonly LegStanding[];
  readonly talking: readonly LegKey[];
  readonly music: readonly LegKey[];
  readonly listening: readonly LegKey[];
}

/** Something that happened at one leg. */
interface AtLeg {
  readonly call: CallKey;
  readonly leg: LegKey;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What happened. Personal data: `from`, and `digit`. */
export type CallEvent =
  /** Everything that stands: first of all, and again after every reconnection (CH53). */
  | {
      readonly kind: "standing";
      readonly calls: readonly CallStanding[];
      readonly devices: readonly DeviceKey[];
    }
  /** Somebody rings us. Its message is stored already (CH50). */
  | {
      readonly kind: "came";
      readonly call: CallKey;
      readonly from: string | null;
      readonly via: string | null;
      readonly line: CallLine;
      readonly at: number;
    }
  | ({ readonly kind: "leg_ringing" | "leg_up" | "leg_heard" } & AtLeg)
  | ({ readonly kind: "leg_ended"; readonly because: LegEnd } & AtLeg)
  /** A key was pressed: `0` to `9`, `*`, `#` or `A` to `D`. */
  | ({ readonly kind: "key"; readonly digit: string } & AtLeg)
  /** The prompts of `greet` are over, and music plays. `areMissing`: one of them could not be played, as there is no such sound. */
  | {
      readonly kind: "prompts_ended";
      readonly call: CallKey;
      readonly at: number;
      readonly areMissing: boolean;
    }
  /** What was to be said could not be, or not all of it: there is no such sound. */
  | ({ readonly kind: "not_played" } & AtLeg)
  | {
      readonly kind: "device";
      readonly device: DeviceKey;
      readonly state: "reachable" | "gone";
      readonly at: number;
    };
