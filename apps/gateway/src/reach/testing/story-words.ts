import type { ReachContent } from "@holdfast/case-schema";
import type { Agreed, Happening, HeldBy } from "@holdfast/contact-policy/naive-reach";
import { NEUTRAL_CHECKS } from "@holdfast/outside-wordings";
import type { Words } from "./deed.ts";

export const TEXTS: Readonly<Record<Words, string>> = {
  free: "We are looking for a room.",
  quiet: "This is the hotline.",
  check: "How is the weather?",
  neutral: NEUTRAL_CHECKS.en[0] ?? "",
  story: "Your order is ready.",
};

/** What these words are to somebody who agreed on this. */
export function contentOf(words: Words, agreed: Agreed | null): ReachContent {
  const may = agreed?.may === "contact" ? agreed : null;
  if (words === "story" && may?.hasCoverStory === true) return "cover_story";
  if (words === "check" && may?.hasCheckQuestion === true) return "agreed_check";
  return words === "neutral" ? "neutral_check" : "free";
}

/** Whether a mail's subject alone would tell who writes. */
export function isQuietSubject(subject: string): boolean {
  return subject.includes("hotline");
}

/** Which word a message of theirs is, where code words are listened for or not. What is not pushed cannot be stopped. */
export function wordOf(
  text: string,
  isHeard: boolean,
  heldBy: HeldBy,
): Extract<Happening, { kind: "wrote" }>["word"] {
  if (heldBy !== "form" && (text === "STOP" || text === "alto")) return "stop";
  if (heldBy !== "form" && text === "START") return "start";
  if (isHeard && text.includes("umbrella")) return "danger";
  return isHeard && text.includes("marigold") ? "safe" : null;
}

/** What an advocate types in of what somebody says now. */
export function preferenceInput(agreed: Agreed, now: number): Record<string, unknown> {
  if (agreed.may === "never") return { may: "never" };
  const { texts, timeZone, forMs, onceForMs, hasCoverStory, hasCheckQuestion, allowsPlainWords } = agreed;
  const hours = {
    windows: texts === null || texts === "any_time" ? null : texts,
    until: onceForMs === null ? null : now + onceForMs,
  };
  return {
    may: "contact",
    ways: [
      ...(texts === null ? [] : [{ way: "text", ...hours }]),
      { way: "email", windows: null },
      ...(agreed.areCallsAgreed ? [{ way: "call", ...hours }] : []),
    ],
    timeZone,
    safeWord: "marigold",
    dangerWord: "umbrella",
    dangerMeans: "stop",
    coverStory: hasCoverStory ? [TEXTS.story] : [],
    checkQuestion: hasCheckQuestion ? TEXTS.check : null,
    whenDropped: agreed.isTextedWhenDropped ? "text_once" : "they_return",
    allowsPlainWords,
    validUntil: now + forMs,
  };
}
