import type { CaseDesk, CasePeople, DeskCase } from "./case-desk.ts";

const VERIFY = `mutation ($id: ID!, $caseId: ID!, $personId: ID!) { done: verifyPersonAsRecipient(id: $id, caseId: $caseId,
  personId: $personId, name: "sown-verified-name", reach: "", vetting: "sown-verified-how") { __typename } }`;
const ASK = `mutation ($id: ID!, $caseId: ID!, $personId: ID!, $field: String, $words: String!) {
  done: askToForget(id: $id, caseId: $caseId, personId: $personId, field: $field, words: $words) {
  __typename ... on ForgetNotAsked { because } } }`;
const CARRY_OUT = `mutation ($id: ID!) { done: forgetPerson(id: $id) {
  __typename ... on ForgetWaits { reasons: because } ... on ForgetNotDecided { because } } }`;
const REFUSE = `mutation ($id: ID!, $because: ForgetReason!) { done: refuseToForget(id: $id, because: $because) {
  __typename ... on ForgetNotDecided { because } } }`;
const TAKE_BACK = `mutation ($id: ID!) { done: takeBackForget(id: $id) {
  __typename ... on ForgetNotTakenBack { because } } }`;
const LIST = `query ($caseId: ID!) { done: forgetRequests(caseId: $caseId) {
  id personId field words waitsFor askedBy { name } verifiedBy { name } decidedBy { name } because } }`;

/** How somebody of a case asks at a desk to be forgotten. */
export interface ForgetDesk {
  readonly verify: (by: CasePeople, of: DeskCase) => Promise<unknown>;
  readonly ask: (by: CasePeople, of: DeskCase, over?: object) => Promise<unknown>;
  /** Verified and written down: its id. */
  readonly asksToBeForgotten: (by: CasePeople, of: DeskCase) => Promise<string>;
  readonly carryOut: (by: CasePeople, id: string) => Promise<unknown>;
  readonly refuse: (by: CasePeople, id: string, because: string) => Promise<unknown>;
  readonly takeBack: (by: CasePeople, id: string) => Promise<unknown>;
  readonly list: (by: CasePeople, of: DeskCase) => Promise<unknown>;
}

export function forgetDesk(desk: CaseDesk): ForgetDesk {
  const verify: ForgetDesk["verify"] = async (by, { caseId, person: personId }) =>
    desk.done(by, VERIFY, { id: crypto.randomUUID(), caseId, personId });
  const ask: ForgetDesk["ask"] = async (by, { caseId, person: personId }, over = {}) =>
    desk.done(by, ASK, {
      id: crypto.randomUUID(),
      caseId,
      personId,
      words: "sown-forget-words",
      ...over,
    });
  return {
    verify,
    ask,
    async asksToBeForgotten(by, of) {
      const id = crypto.randomUUID();
      await verify(by, of);
      const asked = (await ask(by, of, { id })) as { readonly __typename: string };
      if (asked.__typename !== "ForgetAsked") throw new Error("the sample does not ask");
      return id;
    },
    carryOut: async (by, id) => desk.done(by, CARRY_OUT, { id }),
    refuse: async (by, id, because) => desk.done(by, REFUSE, { id, because }),
    takeBack: async (by, id) => desk.done(by, TAKE_BACK, { id }),
    list: async (by, { caseId }) => desk.done(by, LIST, { caseId }),
  };
}
