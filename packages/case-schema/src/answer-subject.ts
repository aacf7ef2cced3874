import { z } from "zod";

/** What the subject of an answer by mail is: the conversation's, or one that says nothing of it. */
export const AnswerSubject = z.enum(["conversation", "neutral"]);
export type AnswerSubject = z.infer<typeof AnswerSubject>;

/**
 * What may not stand in a header of ours: line breaks and other controls, unpaired halves of characters, and everything that
 * turns the direction of writing or cannot be seen.
 */
const FORBIDDEN =
  /(?:[\p{Cc}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|\u17b4|\u17b5)+/gu;

/** A text fit for one header line, at most `most` characters: what is forbidden becomes one space. */
export function headerLine(text: string, most: number): string {
  const plain = text.replaceAll(FORBIDDEN, " ").replaceAll(/\s+/gu, " ").trim();
  return Array.from(plain).slice(0, most).join("").trim();
}

/** What stands where nothing may be told, or nothing was said: it means the same in every mail program. */
const NEUTRAL = "Re:";
const SUBJECT_MAX = 200;

/** "Re:" in the languages that mail programs answer in, once or often. */
const ANSWER_MARK = /^(?:(?:re|aw|sv|antw|vs|rv|res|rép|ref)\s*(?:\[\d{1,3}\])?\s*:\s*)+/iu;

/** What mail programs put before the subject of what they pass on, beside the marks of answers. */
const PASSED_ON_MARK = /^(?:(?:fwd?|wg|tr|rv|enc|doorst|vl|vb)\s*(?:\[\d{1,3}\])?\s*:\s*)+/iu;

/** What a subject says without what mail programs put before it, once or often. */
export function subjectSaid(subject: string): string {
  const said = subject.trim().replace(ANSWER_MARK, "").replace(PASSED_ON_MARK, "");
  return said === subject ? said : subjectSaid(said);
}

/**
 * The subject of an answer in a conversation, as it will stand on their screen; `null` when the conversation has none or it is
 * not to be told.
 */
export function answerSubject(subject: string | null): string {
  const said = headerLine(subject ?? "", SUBJECT_MAX).replace(ANSWER_MARK, "");
  return said === "" ? NEUTRAL : `Re: ${said}`;
}
