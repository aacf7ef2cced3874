import type { PersonId, UserId } from "@holdfast/case-schema";
import type { DisclosureHouse, DisclosureScene } from "./disclosure-house.ts";
import { sampleAsker } from "./sample-case.ts";

/** A word that stands in nothing but what somebody said of themself. */
export const FORGET_SECRET = "Quillfeather";

/** Verifies somebody of a scene's case as themself, by Dana. */
export async function sampleVerified(
  { store, staff }: DisclosureHouse,
  { caseId }: DisclosureScene,
  person: PersonId,
): Promise<string> {
  const words = { name: FORGET_SECRET, reach: "", vetting: FORGET_SECRET };
  const id = crypto.randomUUID();
  const asker = sampleAsker(staff.dana);
  return (await store.recipients.verifyPerson({ id, caseId, person, asker, words })).kind;
}

/** Writes down that they ask to be forgotten, by Dana unless said otherwise. */
export async function sampleForget(
  { store, staff }: DisclosureHouse,
  { caseId, person }: DisclosureScene,
  over: {
    readonly field?: string;
    readonly person?: PersonId;
    readonly by?: UserId;
    readonly id?: string;
  } = {},
): Promise<{ readonly id: string; readonly kind: string }> {
  const { field = null, by = staff.dana, id = crypto.randomUUID() } = over;
  const words = `${FORGET_SECRET} knows their word`;
  const asked = { id, caseId, person: over.person ?? person, field, words };
  return { id, kind: (await store.forgetting.ask(asked, sampleAsker(by))).kind };
}
