import type {
  ChannelTraits,
  ContactPreference,
  DeviceAnswer,
  DroppedAction,
  ReachContent,
  ReachLock,
  ReachWay,
} from "@holdfast/case-schema";
import type { ConversationState } from "./conversation.ts";
import type { WayTimes } from "./safe-hours.ts";
import type { DangerState } from "./danger.ts";
import type { OptOut } from "./opt-out.ts";
import type { QuietFound } from "./quiet-words.ts";

/** What a preference says, without a word of anybody: all that the decision reads of it. */
export type PreferenceFacts =
  | { readonly may: "never"; readonly confirmedAt: number }
  | {
      readonly may: "contact";
      readonly ways: readonly (WayTimes & {
        readonly way: ReachWay;
        readonly mayLeaveVoicemail: boolean;
      })[];
      readonly timeZone: string;
      readonly validUntil: number;
      readonly whenDropped: DroppedAction;
      readonly device: { readonly shared: DeviceAnswer; readonly watched: DeviceAnswer };
      readonly hasCoverStory: boolean;
      readonly hasCheckQuestion: boolean;
      readonly allowsPlainWords: boolean;
    };

/** Why something would be sent; instants are milliseconds since 1970. */
export type ReachPurpose =
  /** Somebody writes in the opened conversation, or calls. */
  | { readonly kind: "conversation" }
  /**
   * What the line says by itself while they wait, and nobody wrote. `isElsewhere`: where else they find somebody, by the number of
   * another line.
   */
  | { readonly kind: "line"; readonly isElsewhere: boolean }
  /** A message on a machine, where nobody picked up. */
  | { readonly kind: "voicemail" }
  /** The conversation broke off; `tries` of ours were made since. */
  | { readonly kind: "after_drop"; readonly tries: number }
  /** What was agreed with them for a time: due from `from`, until before `until`. */
  | {
      readonly kind: "follow_up";
      readonly agreedAt: number;
      readonly from: number;
      readonly until: number;
      /** Whether something of it was sent already. */
      readonly isBegun: boolean;
    };

/** Locks that a lead may lift. */
export type LiftableLock = Extract<ReachLock, "preference_expired" | "outside_window">;

/** A lead's word that one neutral check message may be sent in spite of these; its reason is kept where it is audited. */
export interface Lift {
  readonly locks: readonly LiftableLock[];
  readonly at: number;
  readonly isUsed: boolean;
}

/** All that is asked before anything is sent. It holds nobody's words and no address. */
export interface ReachFacts {
  readonly channel: Pick<ChannelTraits, "medium" | "delivery">;
  readonly purpose: ReachPurpose;
  readonly content: ReachContent;
  /** What the quiet list finds in everything that would leave. */
  readonly quiet: readonly QuietFound[];
  /** Whether it goes to the person in the situation. Whoever is not known to be somebody else is. */
  readonly isInSituation: boolean;
  /** The preference for this person at this address; `null`: nobody asked. */
  readonly preference: PreferenceFacts | null;
  readonly conversation: ConversationState;
  /** The person's, wherever the danger word was said. */
  readonly danger: DangerState;
  /** Of this address on this channel. */
  readonly optOut: OptOut;
  readonly lift: Lift | null;
}

/** What the decision reads of a preference. */
export function preferenceFacts(preference: ContactPreference): PreferenceFacts {
  if (preference.may === "never") return { may: "never", confirmedAt: preference.confirmedAt };
  const { ways, timeZone, validUntil, whenDropped, device, codes, checkQuestion, allowsPlainWords } =
    preference;
  return {
    may: "contact",
    ways: ways.map((each) => ({
      way: each.way,
      when: each.when,
      until: each.until,
      mayLeaveVoicemail: each.way === "call" && each.mayLeaveVoicemail,
    })),
    timeZone,
    validUntil,
    whenDropped,
    device,
    hasCoverStory: (codes?.danger?.coverStory.length ?? 0) > 0,
    hasCheckQuestion: checkQuestion !== null,
    allowsPlainWords,
  };
}
