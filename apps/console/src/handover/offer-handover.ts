import type { ContactId } from "@holdfast/case-schema";
import { hasVisibleText } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { ResultOf } from "../graphql.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { dropOffered, LEADS, type HandOverDraft } from "./hand-over-drafts.ts";
import { OfferHandoverDocument } from "./handover-documents.ts";

/** What a refusal is about: one of the fields, or the contact as a whole. */
export type HandOverField = "to" | "promises" | "nextStep" | "contact";

export type HandOverOffered =
  | { readonly kind: "offered" }
  | { readonly kind: "refused"; readonly field: HandOverField; readonly words: string };

type Refused = Exclude<
  ResultOf<typeof OfferHandoverDocument>["done"],
  { readonly __typename: "HandoverOffered" }
>;

/** What is missing before anything is asked; `null` where nothing is. */
export function missingIn({
  to,
  nextStep,
}: HandOverDraft): Extract<HandOverOffered, { kind: "refused" }> | null {
  if (to === null) return { kind: "refused", field: "to", words: t`Say who is to go on with it.` };
  if (!hasVisibleText(nextStep))
    return { kind: "refused", field: "nextStep", words: t`Say what comes next, in a few words.` };
  return null;
}

/** Offers a contact with what goes with it. What was typed goes once the gateway has it, and not before. */
export async function offerHandover(contactId: ContactId, draft: HandOverDraft): Promise<HandOverOffered> {
  const missing = missingIn(draft);
  if (missing !== null) return missing;
  const { id, to, promises, nextStep } = draft;
  // What shows nothing promises nothing.
  const promised = hasVisibleText(promises) ? promises.trim() : "";
  const answer = await tell(OfferHandoverDocument, {
    id,
    contactId,
    to: to === LEADS ? null : to,
    promises: promised,
    nextStep: nextStep.trim(),
  });
  if (answer.kind !== "data") return { kind: "refused", field: "contact", words: failureWords(answer.kind) };
  const { done: offered } = answer.data;
  if (offered.__typename !== "HandoverOffered")
    return { kind: "refused", ...refusalOf(offered, nextStep.trim().length) };
  dropOffered(contactId, id);
  return { kind: "offered" };
}

/** The next step is looked at before the promises are, so what is refused and is not as long as that is the promises. */
function refusalOf(
  refused: Refused,
  nextStepLength: number,
): { readonly field: HandOverField; readonly words: string } {
  switch (refused.__typename) {
    case "HandoverNotOffered":
      return refused.isOfferedAlready
        ? {
            field: "contact",
            words: t`This contact is offered already. It is offered again once that is declined, or taken back by you.`,
          }
        : {
            field: "to",
            words: t`They cannot go on with it now: they are off shift, or it is not for them. Choose somebody else, or the leads.`,
          };
    case "TextRefused":
      return {
        field: nextStepLength === refused.length ? "nextStep" : "promises",
        words:
          refused.limit === 0
            ? t`Say what comes next, in a few words.`
            : t`Say it in ${String(refused.limit)} characters at most.`,
      };
    case "NotHolder": {
      const name = refused.holder?.name ?? null;
      return {
        field: "contact",
        words:
          name === null ? t`Nobody has this contact now. Claim it first.` : t`${name} has this contact now.`,
      };
    }
    case "ContactClosed":
      return { field: "contact", words: t`This contact is closed: there is nothing to go on with.` };
    case "NotFound":
      return { field: "contact", words: t`This contact is no longer here.` };
  }
}
