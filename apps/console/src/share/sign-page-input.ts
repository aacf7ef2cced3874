import type { ReleaseDraft, ReleaseFacts, ReleaseProblem } from "./release-draft.ts";
import { releaseOf } from "./release-draft.ts";
import type { SignPageInput } from "./sign-page-acts.ts";

export type ToSign =
  | { readonly kind: "to_sign"; readonly input: SignPageInput }
  /** `self`: somebody else would sign. `contact`: they speak in none that is open here. */
  | { readonly kind: "problem"; readonly because: ReleaseProblem | "self" | "contact" };

/** What they would be asked to sign on a page, or what is missing. Whether they may, the gateway says. */
export function signPageOf(draft: ReleaseDraft, facts: ReleaseFacts): ToSign {
  const given = releaseOf({ ...draft, form: "written_esign" }, facts);
  if (given.kind === "problem") return given;
  const { contactId } = facts;
  if (given.input.givenBy !== "self") return { kind: "problem", because: "self" };
  if (contactId === null || facts.broughtById !== null) return { kind: "problem", because: "contact" };
  const { id, caseId, personId, recipientId, purpose, dataClasses, withheldIn, withheld } = given.input;
  const { subjectAge, underGuardianship, mayReceiveServiceAlone, device, conditionOfService } = given.input;
  const { risksExplained, alternativesDiscussed, alone, coached, duressWordHeard } = given.input;
  return {
    kind: "to_sign",
    input: {
      id,
      caseId,
      personId,
      recipientId,
      contactId,
      purpose,
      dataClasses,
      withheldIn,
      withheld,
      subjectAge,
      underGuardianship,
      mayReceiveServiceAlone: mayReceiveServiceAlone ?? null,
      device,
      conditionOfService,
      risksExplained,
      alternativesDiscussed,
      alone,
      coached,
      duressWordHeard,
      expiresAt: given.input.expiresAt,
    },
  };
}
