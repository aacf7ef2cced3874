import type { ReachContent } from "@holdfast/case-schema";
import type { Agreed, Happening } from "@holdfast/contact-policy/naive-reach";
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

/** Which word a text of theirs is, where code words are listened for or not. */
export function wordOf(text: string, isHeard: boolean): Extract<Happening, { kind: "wrote" }>["word"] {
  if (text === "STOP" || text === "alto") return "stop";
  if (text === "START") return "start";
  if (isHeard && text.includes("umbrella")) return "danger";
  return isHeard && text.includes("marigold") ? "safe" : null;
}

/** What an advocate types in of what somebody says now. */
export function preferenceInput(agreed: Agreed, now: number): Record<string, unknown> {
  if (agreed.may === "never") return { may: "never" };
  const { texts, timeZone, forMs, onceForMs, hasCoverStory, hasCheckQuestion, allowsPlainWords } = agreed;
  return {
    may: "contact",
    ways: [
      texts === null
        ? { way: "email", windows: null }
        : {
            way: "text",
            windows: texts === "any_time" ? null : texts,
            until: onceForMs === null ? null : now + onceForMs,
          },
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
