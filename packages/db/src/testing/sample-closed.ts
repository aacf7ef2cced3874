import type { CaseId, ContactId } from "@holdfast/case-schema";
import type { HoldHouse } from "./hold-house.ts";
import { sampleAsker } from "./sample-case.ts";

/** Closes a contact that Dana has, as whoever was informed unless it ended otherwise. */
export async function sampleClosed(
  { store, staff }: Pick<HoldHouse, "store" | "staff">,
  contactId: ContactId,
  disposition: "information" | "prank" = "information",
): Promise<void> {
  const { version = 0 } = (await store.contacts.contact(contactId))?.row ?? {};
  const { kind } = await store.moves.move(contactId, staff.dana, version, { kind: "close", disposition });
  if (kind !== "moved") throw new Error(`the sample is ${kind}`);
}

/** Closes a case of Dana's that nobody closed before. */
export async function sampleClosedCase(
  { store, staff }: Pick<HoldHouse, "store" | "staff">,
  caseId: CaseId,
): Promise<void> {
  await store.cases.setStatus(caseId, sampleAsker(staff.dana), { status: "closed", seenRevision: 0 });
}
