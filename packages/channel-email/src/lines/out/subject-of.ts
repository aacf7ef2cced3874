import { cleanHeader } from "./clean-header.ts";

/** What stands where nothing may be told, or nothing was said: it means the same in every mail program. */
const NEUTRAL = "Re:";
const SUBJECT_MAX = 200;

/** "Re:" in the languages that mail programs answer in, once or often. */
const ANSWER_MARK = /^(?:(?:re|aw|sv|antw|vs|rv|res|rép|ref)(?:\[\d+\])?\s*:\s*)+/iu;

/** The subject of an answer in a conversation; `null` when the conversation has none or it is not to be told. */
export function subjectOf(subject: string | null): string {
  const said = cleanHeader(subject ?? "", SUBJECT_MAX).replace(ANSWER_MARK, "");
  return said === "" ? NEUTRAL : `Re: ${said}`;
}
