import type { FollowUpId, Language, Medium } from "@holdfast/case-schema";
import type { Decision, SafeContact } from "./reach-documents.ts";

/** A text that may be sent as it is and in no other words. Personal data, but for the neutral ones. */
export interface AgreedWords {
  readonly content: "cover_story" | "agreed_check" | "neutral_check";
  readonly text: string;
  /** Of the house's own texts; what somebody agreed to is in words of theirs. */
  readonly language: Language | null;
}

/** What may be sent now. */
export type Sendable =
  | { readonly kind: "anything" }
  | { readonly kind: "agreed"; readonly texts: readonly AgreedWords[] }
  | { readonly kind: "nothing" };

/** The decision for what is written next: for that follow-up while it is due here, else for the conversation. */
export function decisionFor(safe: SafeContact, followUp: FollowUpId | null): Decision {
  return safe.followUps.find(({ id }) => id === followUp)?.decision ?? safe.decision;
}

/**
 * The decision as it stands at `now`: where its time to lock has passed, it counts as locked though the gateway was not
 * heard since. It is never made more open here than the gateway said.
 */
export function decisionAt(decision: Decision, medium: Medium, now: number): Decision {
  const { locksAt } = decision.silence;
  if (medium !== "text" || locksAt === null || now < locksAt || decision.outcome === "locked")
    return decision;
  return {
    ...decision,
    outcome: "locked",
    locks: [{ lock: "silence", since: locksAt, until: null, ways: ["await_their_message"] }],
    silence: { ...decision.silence, phase: "locked" },
  };
}

/** What may be sent under a decision; where only some words may, which those are, the fitting one first. */
export function sendableUnder(decision: Decision, safe: SafeContact): Sendable {
  if (decision.outcome === "locked") return { kind: "nothing" };
  const { only } = decision;
  if (only === null || only.includes("free")) return { kind: "anything" };
  const { checkQuestion } = safe;
  const texts: readonly (readonly AgreedWords[])[] = [
    only.includes("cover_story") ? agreed("cover_story", safe.danger?.coverStory ?? []) : [],
    only.includes("agreed_check") && checkQuestion !== null ? agreed("agreed_check", [checkQuestion]) : [],
    only.includes("neutral_check")
      ? safe.neutralChecks.map(({ text, language }) => ({ content: "neutral_check", text, language }))
      : [],
  ];
  return { kind: "agreed", texts: texts.flat() };
}

/** Whether these words may be sent now: all, or one of the agreed texts word for word (CP52). */
export function mayBeSent(sendable: Sendable, text: string): boolean {
  if (sendable.kind !== "agreed") return sendable.kind === "anything";
  const plain = (words: string): string => words.normalize("NFC").trim();
  return sendable.texts.some((each) => plain(each.text) === plain(text));
}

function agreed(content: AgreedWords["content"], texts: readonly string[]): readonly AgreedWords[] {
  return texts.map((text) => ({ content, text, language: null }));
}
