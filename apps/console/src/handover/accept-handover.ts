import { tell, type Answer } from "../api/ask.ts";
import type { RefusedDecision } from "../reach/refused-words.ts";
import { AcceptHandoverDocument, type HandoverData } from "./handover-documents.ts";

/** Whether the person knows that somebody else goes on. */
export type PersonTold =
  | { readonly kind: "told" }
  /** They may not be written to now. */
  | { readonly kind: "may_not"; readonly decision: RefusedDecision }
  /** On a call, said aloud before anything else. */
  | { readonly kind: "say"; readonly say: string }
  /** Nothing is on its way, and nobody said why. */
  | { readonly kind: "not_told" };

/** What came of accepting something. */
export type Accepted =
  | { readonly kind: "accepted"; readonly contactId: string; readonly told: PersonTold }
  /** Until when they are talking, unless words go in between; `null`: until the call is over. */
  | { readonly kind: "waits"; readonly until: number | null }
  | { readonly kind: "not_yours" | "gone" }
  | { readonly kind: "no_answer"; readonly because: Exclude<Answer<unknown>["kind"], "data"> };

/** Goes on with a contact. Said again it does nothing twice, and the person is told where they were not. */
export async function acceptHandover({ id, medium }: Pick<HandoverData, "id" | "medium">): Promise<Accepted> {
  const answer = await tell(AcceptHandoverDocument, { id });
  if (answer.kind !== "data") return { kind: "no_answer", because: answer.kind };
  const { done } = answer.data;
  switch (done.__typename) {
    case "HandoverWaits":
      return { kind: "waits", until: done.until };
    case "HandoverNotYours":
      return { kind: "not_yours" };
    case "NotFound":
      return { kind: "gone" };
    case "HandoverAccepted": {
      const { contactId, isTold, decision, say } = done;
      if (isTold) return { kind: "accepted", contactId, told: { kind: "told" } };
      if (decision !== null) return { kind: "accepted", contactId, told: { kind: "may_not", decision } };
      const told: PersonTold = medium === "voice" ? { kind: "say", say } : { kind: "not_told" };
      return { kind: "accepted", contactId, told };
    }
  }
}
