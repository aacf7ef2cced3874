import { CaseId, PersonId } from "@holdfast/case-schema";
import { sampleAsker, sampleRelease, sampleSpoken } from "@holdfast/db/testing";
import type { CaseDesk, CasePeople, DeskCase } from "./case-desk.ts";

const VIEW = `view { packet seen facts { part id field at stands ruleId } subjects { personId dataClass outcome ruleId isApproved } }`;
const PREVIEW = `mutation ($input: DisclosureInput!) { done: previewDisclosure(input: $input) {
  __typename ... on DisclosureShown { ${VIEW} } ... on DisclosureNotSent { because } } }`;
const CONFIRM = `mutation ($id: ID!, $input: DisclosureInput!, $seen: String, $how: SentHow!) {
  done: confirmDisclosure(id: $id, input: $input, how: $how, seen: $seen) {
  __typename ... on DisclosureSent { heldId packet ${VIEW} } ... on DisclosureNotSent { because } } }`;
const SEND = `mutation ($id: ID!) { done: sendApprovedDisclosure(id: $id, how: on_paper) {
  __typename ... on DisclosureSent { heldId packet ${VIEW} } ... on DisclosureNotSent { because } } }`;
const DECIDE = `mutation ($id: ID!, $isApproved: Boolean!) { done: decideHeld(id: $id, isApproved: $isApproved, why: "sown-why-words") {
  __typename ... on HeldNotDecided { because } } }`;
const VET = `mutation ($id: ID!, $type: RecipientType!) { done: vetRecipient(id: $id, type: $type, name: "sown-recipient-name",
  reach: "sown-recipient-reach", vetting: "sown-recipient-vetting") { __typename } }`;
const WITHDRAW = `mutation ($caseId: ID!, $personId: ID!) { done: withdrawReleases(caseId: $caseId, personId: $personId, how: spoken) { __typename } }`;
const LOG = `query ($caseId: ID!) { done: disclosures(caseId: $caseId) { id sentAt } }`;

/** What came of showing or sending. */
export interface Shared {
  readonly __typename: string;
  readonly because?: string;
  readonly heldId?: string | null;
  readonly packet?: string | null;
  readonly view?: {
    readonly packet: string | null;
    readonly seen: string;
    readonly facts: readonly {
      readonly part: string;
      readonly id: string;
      readonly field: string;
      readonly at: number | null;
      readonly stands: string;
      readonly ruleId: string;
    }[];
    readonly subjects: readonly {
      readonly personId: string;
      readonly dataClass: string;
      readonly outcome: string;
      readonly ruleId: string;
    }[];
  } | null;
}

/** What can be done with a case of which somebody agreed that their name goes to one recipient. */
export interface Sharing {
  readonly of: DeskCase;
  readonly recipient: string;
  readonly releaseId: string;
  readonly input: (over?: object) => object;
  readonly preview: (by: CasePeople, over?: object) => Promise<Shared>;
  /** What was seen of just that, or nothing. */
  readonly seen: (by: CasePeople, over?: object) => Promise<string>;
  readonly confirm: (by: CasePeople, seen: string | null, over?: object, id?: string) => Promise<Shared>;
  /** Asks for what was only spoken, which waits for a lead: what is sent then, and what is decided. */
  readonly wait: (by: CasePeople) => Promise<{ readonly heldId: string; readonly item: string }>;
  readonly withdraw: () => Promise<unknown>;
  readonly rename: () => Promise<unknown>;
  /** How many disclosures have gone. */
  readonly gone: () => Promise<number>;
}

type Release = ReturnType<typeof sampleRelease>;

/** What is otherwise of a release than of the sample. */
export type Given = Partial<Omit<Release, "said">> & { readonly said?: Partial<Release["said"]> };

/** How sharing is asked for at a desk. */
export interface ShareDesk {
  readonly vet: (type: string) => Promise<string>;
  readonly send: (by: CasePeople, id: string) => Promise<Shared>;
  readonly decide: (by: CasePeople, id: string, isApproved?: boolean) => Promise<Shared>;
  /** Of that case of Dana's, with a release on paper that a second one has seen, unless said otherwise. */
  readonly share: (of: DeskCase, over?: Given, isWitnessed?: boolean, giver?: CasePeople) => Promise<Sharing>;
}

export function shareDesk(desk: CaseDesk): ShareDesk {
  const { store } = desk.house;
  const done = async (by: CasePeople, query: string, variables: object): Promise<Shared> => {
    const answer = await desk.asked(by, query, variables);
    const said = (answer.data as { readonly done: Shared } | null | undefined)?.done;
    return said ?? { __typename: answer.errors?.[0]?.extensions?.code ?? "none" };
  };
  const vet = async (type: string) => {
    const id = crypto.randomUUID();
    const { __typename } = await done("pat", VET, { id, type });
    if (__typename !== "RecipientVetted") throw new Error(`the recipient is ${__typename}`);
    return id;
  };
  return {
    vet,
    send: async (by, id) => done(by, SEND, { id }),
    decide: async (by, id, isApproved = true) => done(by, DECIDE, { id, isApproved }),
    async share(of, over = {}, isWitnessed = true, giver = "dana") {
      const recipient = await vet("service_provider");
      const [caseId, person] = [CaseId.parse(of.caseId), PersonId.parse(of.person)];
      const plain = sampleRelease({ caseId, person, recipient, now: Date.now() });
      const given = { ...plain, ...over, said: { ...plain.said, ...over.said } };
      const kept = await store.releases.grant(given, sampleAsker(desk.id(giver)));
      if (kept.kind !== "kept") throw new Error(`the release is ${kept.kind}`);
      if (isWitnessed) await store.releases.witness(given.id, caseId, sampleAsker(desk.id("lee")));
      const input: Sharing["input"] = (more = {}) => ({
        caseId,
        recipientId: recipient,
        purpose: "referral",
        trigger: "person_request",
        risk: "none",
        minorHarm: "none",
        vulnerableAdult: "no",
        concerns: [],
        onTheLine: [],
        facts: [{ part: "person", id: person, field: "name" }],
        ...more,
      });
      const preview: Sharing["preview"] = async (by, more) => done(by, PREVIEW, { input: input(more) });
      const seen: Sharing["seen"] = async (by, more) => (await preview(by, more)).view?.seen ?? "";
      const confirm: Sharing["confirm"] = async (by, shown, more, id = crypto.randomUUID()) =>
        done(by, CONFIRM, { id, input: input(more), seen: shown, how: "on_paper" });
      return {
        of,
        recipient,
        releaseId: given.id,
        input,
        preview,
        seen,
        confirm,
        async wait(by) {
          const to = { recipientId: await vet("service_provider") };
          const { contactId } = of;
          const whose = { caseId, person, recipient: to.recipientId, now: Date.now(), contactId };
          await store.releases.grant(sampleSpoken(whose), sampleAsker(desk.id("dana")));
          const { heldId } = await confirm(by, await seen(by, to), to);
          const [item] = await store.disclosures.heldOf(heldId ?? "");
          if (item === undefined) throw new Error("nothing waits");
          return { heldId: heldId ?? "", item: item.id };
        },
        withdraw: async () => done("dana", WITHDRAW, { caseId, personId: person }),
        rename: async () => desk.change("dana", of, "name", "sown-ana-renamed", 1),
        async gone() {
          const log = (await desk.done("dana", LOG, { caseId })) as readonly {
            readonly sentAt: number | null;
          }[];
          return log.filter(({ sentAt }) => sentAt !== null).length;
        },
      };
    },
  };
}
