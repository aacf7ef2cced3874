import { recipientNamed } from "./releases.ts";
import type { Staff } from "./staff.ts";

/** Says of the one open paper of somebody which case it is about, as whose case it is. */
export async function layTo(staff: Staff, whose: string, caseId: string): Promise<void> {
  const recipientId = await recipientNamed(staff, whose);
  const { legalProcesses } = await staff.ask<{
    legalProcesses: { id: string; recipientId: string | null }[];
  }>("{ legalProcesses { id recipientId } }");
  const paper = legalProcesses.find((each) => each.recipientId === recipientId);
  const { done } = await staff.ask<{ done: { __typename: string } }>(
    "mutation ($id: ID!, $caseId: ID!) { done: linkLegalProcess(id: $id, caseId: $caseId) { __typename } }",
    { id: paper?.id ?? "", caseId },
  );
  if (done.__typename !== "LegalProcessKept") throw new Error(`not laid: ${JSON.stringify(done)}`);
}
