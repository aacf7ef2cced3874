import type { CaseDesk, CasePeople, DeskCase } from "../case-desk.ts";
import { BEGIN_PLAN, EDIT_PLAN } from "../plan-documents.ts";
import type { Sown } from "./sown-house.ts";

const START = `mutation ($id: ID!, $planId: ID!) { done: startCrisisClock(id: $id, planId: $planId) { __typename ... on CrisisClock { id } } }`;
const MEET = `mutation ($id: ID!, $checkpoint: CrisisCheckpointId!, $words: String) {
  done: meetCrisisCheckpoint(id: $id, checkpoint: $checkpoint, words: $words) { __typename } }`;
const PAUSE = `mutation ($id: ID!, $why: String!) { done: pauseCrisisClock(id: $id, why: $why) { __typename } }`;
const RESUME = `mutation ($id: ID!) { done: resumeCrisisClock(id: $id) { __typename } }`;
const ESCALATE = `mutation ($id: ID!, $contactId: ID!) { done: escalate(id: $id, contactId: $contactId) { __typename } }`;

const SEE = `mutation ($id: ID!) { done: seeEscalation(id: $id) { __typename } }`;

/** Fields of a plan that hold words. */
const WORDED = ["cover_story", "section.code_words", "section.medicine", "emotional.own_coping"] as const;

/**
 * A safety plan of whoever speaks in a case, with a running clock of a crisis that was met, paused and let on, and an escalation of
 * the contact that a lead has seen: each of its words stands nowhere else.
 */
export async function sownPlan(
  desk: CaseDesk,
  by: CasePeople,
  own: DeskCase,
  name: string,
): Promise<readonly Sown[]> {
  const word = (of: string): string => `sown-${name}-${of}`;
  const { caseId, person: personId, contactId } = own;
  for (const user of [by, "lee"] as const) await desk.house.store.shifts.keep(desk.id(user), "available");
  const did = async (who: CasePeople, query: string, variables: object): Promise<void> => {
    const { __typename: came } = (await desk.done(who, query, variables)) as { readonly __typename: string };
    if (/Not|Refused|Taken|Closed/.test(came)) throw new Error(`of the plan something is ${came}`);
  };
  const [planId, id, escalation] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  await did(by, BEGIN_PLAN, { id: planId, caseId, personId, contactId, forWhom: "self" });
  const edits = WORDED.map((field) => ({ field, value: word(field.replaceAll(".", "_")), basedOn: 0 }));
  await did(by, EDIT_PLAN, { id: planId, contactId, edits });
  await did(by, START, { id, planId });
  await did("lee", PAUSE, { id, why: `${word("pause")} until they write again` });
  await did("lee", RESUME, { id });
  // What is due first is met, and the escalation is seen: else the house would write by itself, while requests are asked, that it is late.
  for (const [checkpoint, of] of [
    ["lead_aware", "aware"],
    ["options_tried", "tried"],
  ] as const)
    await did("lee", MEET, { id, checkpoint, words: `${word(of)} while somebody was with them` });
  await did(by, ESCALATE, { id: escalation, contactId });
  await did("lee", SEE, { id: escalation });
  return [
    {
      of: { kind: "case", id: caseId },
      words: [...edits.map(({ value }) => value), word("pause"), word("aware"), word("tried")],
      ids: [planId, id],
    },
    { of: { kind: "contact", id: contactId }, words: [], ids: [escalation] },
  ];
}
