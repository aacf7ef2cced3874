import { ReachWay, type Language, type ReachAnswers } from "@holdfast/case-schema";
import type { Fields } from "@holdfast/neutral-page";

/** What the person has answered so far, as typed. Personal data. */
export interface Answers {
  readonly danger: "yes" | "no" | null;
  readonly words: string;
  /** They chose "I can't write right now". */
  readonly mute: boolean;
  readonly ways: readonly ReachWay[];
  /** They chose "do not contact me". */
  readonly noContact: boolean;
  readonly address: string;
  readonly times: string;
  readonly mayLeaveMessage: boolean;
}

/** Reads the answers from a posted form; what is missing or unknown counts as not answered. */
export function readAnswers(fields: Fields): Answers {
  const one = (name: string) => fields.get(name)?.[0] ?? "";
  const danger = one("danger");
  return {
    danger: danger === "yes" || danger === "no" ? danger : null,
    words: one("words"),
    mute: one("mute") === "1",
    ways: ReachWay.options.filter((way) => fields.get("way")?.includes(way)),
    noContact: one("none") === "1",
    address: one("address"),
    times: one("times"),
    mayLeaveMessage: one("leave") === "1",
  };
}

/** The same answers as fields, for the hidden part of the next page: `readAnswers` gives them back unchanged. */
export function answerFields(answers: Answers): readonly (readonly [name: string, value: string])[] {
  const fields: (readonly [string, string])[] = [
    ["danger", answers.danger ?? ""],
    ["words", answers.words],
    ["mute", answers.mute ? "1" : ""],
    ...answers.ways.map((way) => ["way", way] as const),
    ["none", answers.noContact ? "1" : ""],
    ["address", answers.address],
    ["times", answers.times],
    ["leave", answers.mayLeaveMessage ? "1" : ""],
  ];
  return fields.filter(([, value]) => value !== "");
}

/** Whether they agreed to be reached at all. */
export function wantsContact(answers: Answers): boolean {
  return answers.ways.length > 0 && !answers.noContact;
}

/** What they said about being reached, for the contact; `null` when they skipped the question. */
export function reachAnswers(answers: Answers, language: Language): ReachAnswers | null {
  if (answers.noContact)
    return { ways: [], address: null, safeTimes: null, mayLeaveMessage: false, language };
  if (answers.ways.length === 0) return null;
  return {
    ways: [...answers.ways],
    address: answers.address.trim() || null,
    safeTimes: answers.times.trim() || null,
    mayLeaveMessage: answers.mayLeaveMessage,
    language,
  };
}
