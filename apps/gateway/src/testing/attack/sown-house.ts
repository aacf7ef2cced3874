import { caseDesk, type CaseDesk, type CasePeople } from "../case-desk.ts";
import { sownCase, type SownCase } from "../sown-case.ts";
import type { Actor } from "./actor.ts";
import type { Secret } from "./secret.ts";
import { sownContact } from "./sown-contact.ts";
import { sownHandover } from "./sown-handover.ts";
import { sownPlan } from "./sown-plan.ts";
import { sownReached } from "./sown-reached.ts";
import { sownScan } from "./sown-scan.ts";
import { whoeverAsks } from "./whoever-asks.ts";

/** What was sown of one record: its words, and the ids that it is known by. */
export interface Sown {
  readonly of: Secret["of"];
  readonly words: readonly string[];
  readonly ids: readonly string[];
}

/** A house full of words that stand nowhere else, and everybody who could ask for them. */
export interface SownHouse {
  readonly desk: CaseDesk;
  readonly actors: readonly Actor[];
  readonly secrets: ReadonlyMap<string, Secret>;
  /** Every id that there is, with the record that it is of. */
  readonly ids: readonly { readonly id: string; readonly of: Secret["of"] }[];
}

/** Who answers people here, and to whom each offers a contact. */
const OFFERED_TO = [
  ["dana", "ada"],
  ["ada", "lee"],
  ["marta", "dana"],
] as const;

/** More than is sown. */
const OWED_AT_MOST = 1_000;

export async function sownHouse(): Promise<SownHouse> {
  const desk = await caseDesk();
  // As a demo says it, so that scripts are there to be asked for.
  await desk.house.store.settings.change("grounding", { drafts: "demo_shows_drafts" }, desk.id("alex"));
  const cases: SownCase[] = [];
  const sown: Sown[] = [];
  const filed: (readonly string[])[] = [];
  const handed = new Map<CasePeople, string[]>();
  for (const [at, [by, to]] of OFFERED_TO.entries()) {
    const nth = String(at);
    const own = await sownCase(desk, by, {
      person: `ana${nth}`,
      other: `ben${nth}`,
      exploiter: `rex${nth}`,
      note: `note${nth}`,
    });
    cases.push(own);
    const [mail, address] = await sownContact(desk, by, `mail${nth}`);
    // Of a case, and full of words: whoever is barred from the case may read none of them.
    await desk.file(by, { contactId: mail.of.id, caseId: own.caseId });
    filed.push([own.contactId, mail.of.id]);
    const handover = await sownHandover(desk, by, own, to);
    for (const one of [by, to]) handed.set(one, [...(handed.get(one) ?? []), handover[0]?.of.id ?? ""]);
    sown.push(
      {
        of: { kind: "case", id: own.caseId },
        words: own.words.map(({ word }) => word),
        ids: [own.caseId, own.person, own.other, own.exploiter, own.note],
      },
      { of: { kind: "contact", id: own.contactId }, words: [], ids: [own.contactId] },
      ...(await sownScan(desk, by, own, `scan${nth}`)),
      ...(await sownReached(desk, by, own, `reached${nth}`)),
      ...(await sownPlan(desk, by, own, `plan${nth}`)),
      ...handover,
      mail,
      address,
      ...(await sownContact(desk, null, `waits${nth}`)),
    );
  }
  const actors = await whoeverAsks(desk, cases, filed[0] ?? [], handed);
  // As the house does each second, and a search by words as well: what comes to stand among the words that are searched (DB620) would
  // look like something that asking changed.
  await desk.house.store.search.makeOwedWords(OWED_AT_MOST);
  return {
    desk,
    actors,
    secrets: new Map(sown.flatMap(({ of, words }) => words.map((word) => [word, { word, of }] as const))),
    ids: sown.flatMap(({ of, ids }) => ids.map((id) => ({ id, of }))),
  };
}
