import { randomUUID } from "node:crypto";
import type { ContactId, FollowUpId, UserId } from "@holdfast/case-schema";
import type { AgreeInput, FollowUpFacts } from "../follow-ups/follow-up-store.ts";
import type { Store } from "../store/store.ts";

/** Something invented that `by`, who has the contact, agreed with them. */
export async function sampleFollowUp(
  store: Pick<Store, "followUps">,
  contactId: ContactId,
  by: UserId,
  given: Pick<AgreeInput, "dueAt" | "until"> & Partial<AgreeInput>,
): Promise<FollowUpFacts> {
  const agreed = await store.followUps.agree({
    id: randomUUID() as FollowUpId,
    contactId,
    by,
    way: "we_text",
    text: "Ask whether the bus came",
    otherwise: { kind: "tell_lead" },
    ...given,
  });
  if (agreed.kind !== "kept") throw new Error(`the sample is ${agreed.kind}`);
  return agreed.row;
}
