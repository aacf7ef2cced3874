import { t } from "@lingui/core/macro";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { DeclineHandoverDocument, TakeBackHandoverDocument } from "./handover-documents.ts";

const DOCUMENT = { decline: DeclineHandoverDocument, take_back: TakeBackHandoverDocument } as const;

/** Declines what is offered to me, or takes back what I offered. Why that was not done; `null` when it was. */
export async function endHandover(id: string, how: keyof typeof DOCUMENT): Promise<string | null> {
  const answer = await tell(DOCUMENT[how], { id });
  if (answer.kind !== "data") return failureWords(answer.kind);
  switch (answer.data.done.__typename) {
    case "HandoverEnded":
      return null;
    case "HandoverNotYours":
      return how === "decline"
        ? t`This is not yours to decline any more: a colleague has it, or it was taken back.`
        : t`This is not yours to take back any more: somebody accepted or declined it.`;
    case "NotFound":
      return t`This is not there any more, or it is not yours to see.`;
  }
}
