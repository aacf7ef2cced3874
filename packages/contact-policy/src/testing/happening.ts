import type { ReachContent, SafeTimes } from "@holdfast/case-schema";
import type { LiftableLock } from "../reach-facts.ts";

/** What was agreed on, as far as a text is asked about. */
export type Agreed =
  | { readonly may: "never" }
  | {
      readonly may: "contact";
      /** When they may be texted; `null`: by another way only. */
      readonly texts: SafeTimes | null;
      /** For how long texts are agreed on, where that is for once; `null`: as long as all of it holds. */
      readonly onceForMs: number | null;
      readonly timeZone: string;
      /** For how long it holds from when it is agreed on. */
      readonly forMs: number;
      readonly hasCoverStory: boolean;
      readonly hasCheckQuestion: boolean;
      readonly allowsPlainWords: boolean;
      /** Whether they may be called whenever they may be texted, or at any time where texts are not agreed on. */
      readonly areCallsAgreed: boolean;
      /** Whether they are texted once where a conversation breaks off; else they come back. */
      readonly isTextedWhenDropped: boolean;
    };

/** Something that happened to a conversation by texts, when by the house's clock; listed in the order in which it happened. */
export type Happening = { readonly at: number } & (
  | {
      readonly kind: "wrote";
      readonly entry: number;
      readonly word: "stop" | "start" | "danger" | "safe" | null;
    }
  | {
      readonly kind: "left";
      readonly entry: number;
      /** The one text after the conversation broke off. */
      readonly isAfterDrop?: boolean;
      /** The agreed time that it was written for. */
      readonly forTime: string | null;
    }
  | { readonly kind: "did_not_arrive"; readonly entry: number }
  /** Ours, which has not left yet; it came back before it could. */
  | {
      readonly kind: "written";
      readonly entry: number;
      readonly forTime: string | null;
      readonly isAfterDrop?: boolean;
    }
  | { readonly kind: "came_back"; readonly entry: number }
  | { readonly kind: "agreed"; readonly preference: Agreed }
  /** They asked for a text between these; said again of the same one, it was moved. */
  | { readonly kind: "time_agreed"; readonly time: string; readonly from: number; readonly until: number }
  /** A lead lifted these locks. */
  | { readonly kind: "lifted"; readonly locks: readonly LiftableLock[] }
  /** A message was written that only the lead's word let through. */
  | { readonly kind: "lift_used"; readonly entry: number }
  | { readonly kind: "text_until"; readonly until: number }
  | { readonly kind: "danger_confirmed_over"; readonly by: string }
  | {
      readonly kind:
        | "confirmed"
        | "reopened"
        | "reassigned"
        | "marked"
        | "mark_taken_back"
        | "looked"
        | "refused"
        | "agreed_anew"
        | "provider_blocks"
        | "provider_unblocks";
    }
);

/** A text that would leave, or a mail, or what would stand on a page that they fetch. */
export interface WouldLeave {
  readonly content: ReachContent;
  readonly isQuiet: boolean;
  /** The agreed time that it is for; `null`: for the conversation. */
  readonly forTime: string | null;
  /** Its place, once it was written. */
  readonly entry: number | null;
  /** Because the conversation broke off. */
  readonly isAfterDrop?: boolean;
}

/** By what a conversation is held; what is written on a form's page they fetch there. */
export type HeldBy = "text" | "email" | "form";

/** By what somebody is reached out to. */
export type ReachedBy = Exclude<HeldBy, "form"> | "call";
