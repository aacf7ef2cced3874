import { inOrder, type Entries } from "../contact/entries.ts";
import { visibleName } from "./visible-name.ts";

/** The last subject that the person's mails have; a machine's is not theirs. `null` when none has one. */
export function theirSubject(entries: Entries): string | null {
  const theirs = inOrder(entries).filter(({ kind, automatic }) => kind === "inbound" && automatic === null);
  return theirs.findLast(({ subject }) => subject !== null && subject.trim() !== "")?.subject ?? null;
}

/** What stands before a subject that answers another, in some languages. */
const ANSWER_MARK = /^(?:\s*(?:re|aw|sv|antw|vs|rv|res|rép|ref)\s*(?:\[\d{1,3}\])?\s*:)+\s*/iu;

/** The subject under which an answer leaves, as it is to be read here. */
export function replySubject(subject: string): string {
  return `Re: ${visibleName(subject.replace(ANSWER_MARK, "").trim())}`;
}
