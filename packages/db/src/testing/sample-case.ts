import { CaseId, PersonId, SessionId, type ContactId, type UserId } from "@holdfast/case-schema";
import type { CaseAct, CaseRelation } from "../cases/case-store.ts";
import type { Filer } from "../cases/case-filing-store.ts";
import type { ProvingAsker } from "../staff/proof.ts";
import type { Store } from "../store/store.ts";

/**
 * Who asks of cases in tests: whoever had a contact there or was let in, and leads on shift; who files has the contact, or leads. They
 * ask in a session that is named like them; where something leaves, `sampleSession` begins it.
 */
export function sampleAsker(id: UserId, act: CaseAct = "read", at = 1_800_000_000_000): Filer & ProvingAsker {
  const isLead = ({ role, isOnShift }: Pick<CaseRelation, "role" | "isOnShift">): boolean =>
    role === "shift_lead" && isOnShift;
  return {
    id,
    act,
    at,
    proof: { sessionId: SessionId.parse(id), withinMs: 600_000 },
    may: (relation) =>
      !relation.isBarred &&
      relation.status !== null &&
      relation.role !== "administrator" &&
      (relation.hadContact || relation.isLetIn || isLead(relation)),
    mayFile: (standing) =>
      standing.contact === "theirs" || (standing.contact === "closed" && isLead(standing)),
  };
}

/** A new case with one person, in which a contact is filed that `by` has. */
export async function sampleCase(
  store: Store,
  by: UserId,
  contactId: ContactId,
): Promise<{ readonly id: CaseId; readonly person: PersonId }> {
  const id = CaseId.parse(crypto.randomUUID());
  const person = PersonId.parse(crypto.randomUUID());
  const filed = await store.cases.file(sampleAsker(by), {
    contactId,
    caseId: id,
    isNew: true,
    newPeople: [person],
    came: { kind: "person", person },
    seenFiling: 0,
  });
  if (filed.kind !== "filed") throw new Error(`the sample is ${filed.kind}`);
  return { id, person };
}
