import type { CaseDesk, CasePeople, DeskCase } from "../case-desk.ts";
import type { Sown } from "./sown-house.ts";

const OFFER = `mutation ($id: ID!, $contactId: ID!, $to: ID, $promises: String!, $nextStep: String!) {
  done: offerHandover(id: $id, contactId: $contactId, to: $to, promises: $promises, nextStep: $nextStep) { __typename } }`;

/** A contact that whoever has it offers to a colleague, with words that nobody else reads; that it is offered its history says to all who read it. */
export async function sownHandover(
  desk: CaseDesk,
  by: CasePeople,
  { contactId }: Pick<DeskCase, "contactId">,
  to: CasePeople,
): Promise<readonly Sown[]> {
  // Both are there: what somebody offers who is on no shift falls to leads at once, and is theirs to read.
  for (const one of [by, to]) await desk.house.store.shifts.keep(desk.id(one), "available");
  const id = crypto.randomUUID();
  const [promises, nextStep] = ["promise", "step"].map((of) => `sown-handover_${by}-${of}`);
  const variables = { id, contactId, to: desk.id(to), promises, nextStep };
  const { __typename: came } = (await desk.done(by, OFFER, variables)) as { readonly __typename: string };
  if (came !== "HandoverOffered") throw new Error(`handing over is ${came}`);
  return [
    { of: { kind: "handover", id }, words: [promises ?? "", nextStep ?? ""], ids: [] },
    { of: { kind: "contact", id: contactId }, words: [], ids: [id] },
  ];
}
