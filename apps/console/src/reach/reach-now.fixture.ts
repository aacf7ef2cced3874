import { ContactId } from "@holdfast/case-schema";
import { queueRow } from "../queue/row.fixture.ts";
import type { SafeContact } from "./reach-documents.ts";
import type { ReachNow } from "./reach-of.ts";
import { safeContact } from "./safe-contact.fixture.ts";
import { sendableUnder } from "./sendable.ts";

export const CONTACT = ContactId.parse(queueRow(1).id);

/** How reaching somebody invented stands for Dana, who has the contact. */
export function reachNow(facts: Partial<SafeContact> = {}, mine: Partial<ReachNow> = {}): ReachNow {
  const safe = safeContact(facts);
  return {
    id: CONTACT,
    medium: "text",
    safe,
    decision: safe.decision,
    sendable: sendableUnder(safe.decision, safe),
    isMine: true,
    liftAsk: null,
    mayLift: false,
    mayJudgeHands: true,
    mayEndDanger: true,
    isBusy: false,
    awaySince: null,
    ...mine,
  };
}
