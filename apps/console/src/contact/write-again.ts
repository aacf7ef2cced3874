import type { ContactId } from "@holdfast/case-schema";
import { putWordsBack } from "../texting/put-back.ts";
import { focusComposer } from "./focus-composer.ts";

/** Puts words that were not sent back into the reply, before what was written since, and the focus with them. */
export function writeAgain(id: ContactId, text: string): void {
  putWordsBack(id, text);
  focusComposer(id, "reply");
}
