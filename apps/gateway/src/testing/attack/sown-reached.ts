import { CaseId, PersonId } from "@holdfast/case-schema";
import { sampleAsker } from "@holdfast/db/testing";
import type { CaseDesk, CasePeople, DeskCase } from "../case-desk.ts";
import type { Sown } from "./sown-house.ts";

/**
 * Somebody of that case who was verified as themself, and who asked us about somebody: each with where they are reached, which is answered
 * by an act alone.
 */
export async function sownReached(
  { house: { store }, id: idOf }: CaseDesk,
  by: CasePeople,
  { caseId, person }: DeskCase,
  name: string,
): Promise<readonly Sown[]> {
  const word = (of: string): string => `sown-${name}-${of}`;
  const [verified, inquiry] = [crypto.randomUUID(), crypto.randomUUID()];
  const { kind } = await store.recipients.verifyPerson({
    id: verified,
    caseId: CaseId.parse(caseId),
    person: PersonId.parse(person),
    asker: sampleAsker(idOf(by), "change"),
    words: { name: word("verified"), reach: `${word("number")} +12025550142`, vetting: word("how") },
  });
  if (kind !== "vetted") throw new Error(`the person is ${kind}`);
  const logged = await store.inquiries.log({
    id: inquiry,
    asker: "family",
    inHand: "nothing",
    way: "phone",
    askedAt: Date.now() - 1_000,
    words: { who: word("who"), reach: `${word("desk")}@example.org`, said: word("said") },
    by: idOf(by),
  });
  if (logged.kind !== "logged") throw new Error(`the inquiry is ${logged.kind}`);
  return [
    { of: { kind: "case", id: caseId }, words: [word("verified"), word("how")], ids: [verified] },
    { of: { kind: "address", id: verified }, words: [word("number")], ids: [] },
    { of: { kind: "inquiry", id: inquiry }, words: [word("who"), word("said")], ids: [inquiry] },
    { of: { kind: "address", id: inquiry }, words: [word("desk")], ids: [] },
  ];
}
