import type { UserId } from "@holdfast/case-schema";
import { PLACE } from "../sealing/places.ts";
import { seal, type Owner } from "../sealing/seal.ts";
import type { Queryable } from "../sql/statement.ts";
import type { ProvingAsker } from "../staff/proof.ts";
import type { Inside } from "../store/inside.ts";
import {
  addChoices,
  addDecisions,
  addDisclosure,
  addHeld,
  addPeople,
  addReport,
  addSentParts,
  markSent,
} from "./disclosure-statements.ts";
import type { DisclosureAsked, DisclosureDecided, FactPlace, SentHow } from "./disclosure-store.ts";

/** A place in a list as it is stored. */
const NO_PLACE = -1;

/** What is to be kept of an asking, and by what it is known again: what was asked of us, or what it is left over from. */
export interface ToKeep {
  readonly id: string;
  readonly asked: DisclosureAsked;
  readonly fingerprint: string;
  readonly from: { readonly request: Buffer } | { readonly restOf: string };
  readonly by: UserId;
  readonly at: number;
}

/** Keeps what was asked for, once; `null`: it was before. */
export async function keepAsked(
  inside: Inside,
  on: Queryable,
  { id, asked, fingerprint, from, by, at }: ToKeep,
): Promise<Owner | null> {
  const { owner, wrapped } = inside.owners.make(id);
  const row = {
    id,
    case_id: asked.caseId,
    recipient_id: asked.recipient,
    purpose: asked.purpose,
    trigger: asked.trigger,
    risk: asked.risk,
    minor_harm: asked.minorHarm,
    vulnerable_adult: asked.vulnerableAdult,
    place: asked.place,
    return_ms: asked.returnBy,
    rest_of_id: "restOf" in from ? from.restOf : null,
    now_ms: at,
    by_id: by,
  };
  const request = "request" in from ? from.request : null;
  const [added] = await addDisclosure(
    on,
    JSON.stringify(row),
    Buffer.from(fingerprint, "hex"),
    wrapped,
    request,
  );
  if (added === undefined) return null;
  const people = [...new Set([...asked.concerns, ...asked.onTheLine])].map((person) => ({
    person_id: person,
    concerns: asked.concerns.includes(person),
    on_the_line: asked.onTheLine.includes(person),
  }));
  await addPeople(on, id, asked.caseId, JSON.stringify(people));
  const choices = asked.chosen.map((fact) => ({ ...placeOf(fact), part_kind: fact.part }));
  await addChoices(on, id, asked.caseId, JSON.stringify(choices));
  return owner;
}

/** Keeps every decision with its reason, and what has to be reported. The ids of the decisions, in their order. */
export async function keepDecided(
  on: Queryable,
  id: string,
  { caseId }: DisclosureAsked,
  { decisions }: DisclosureDecided,
  nowMs: number,
): Promise<readonly string[]> {
  const ids = decisions.map(() => crypto.randomUUID());
  const rows = decisions.map(
    ({ subject, dataClass, edition, ruleId, outcome, obligations, input, releaseId }, at) => ({
      id: ids[at],
      person_id: subject,
      data_class: dataClass,
      edition,
      rule_id: ruleId,
      outcome,
      obligations,
      input,
      release_id: releaseId,
    }),
  );
  await addDecisions(on, id, caseId, JSON.stringify(rows), nowMs);
  return ids;
}

/** When something goes, in milliseconds since 1970. */
interface SentWhen {
  readonly at: number;
  /** The same by the database's clock, which the proof of whoever sends it is judged by (DB628). */
  readonly database: number;
}

/** Says that it went, with all that did and every decision that each of it stands on. */
export async function keepSent(
  on: Queryable,
  owner: Owner,
  decided: DisclosureDecided & { readonly packet: string },
  ids: readonly string[],
  { id: by, proof }: ProvingAsker,
  how: SentHow,
  { at, database }: SentWhen,
): Promise<void> {
  const sealed = seal(owner, PLACE.packet(owner.id), Buffer.from(decided.packet));
  const [sent] = await markSent(
    on,
    owner.id,
    by,
    how,
    sealed.key,
    sealed.body,
    decided.reviewDueAt,
    at,
    decided.mayGoUnseen,
    proof.sessionId,
    proof.withinMs,
    database,
  );
  if (sent === undefined)
    throw new Error("a disclosure is sent once, by whoever has its lock and has proved it");
  const parts = decided.goes.flatMap(({ fact, by: standsOn }) =>
    standsOn.map((decision) => ({ ...placeOf(fact), decision_id: ids[decision] })),
  );
  await addSentParts(on, owner.id, JSON.stringify(parts));
}

/** Keeps what waits for somebody's word. */
export async function keepHeld(
  on: Queryable,
  id: string,
  { caseId }: DisclosureAsked,
  { held, decisions }: DisclosureDecided,
): Promise<void> {
  const rows = held.flatMap(({ decision, approver, dueAt }) => {
    const waits = decisions[decision];
    if (waits === undefined) return [];
    const { subject, dataClass, edition, ruleId, outcome, releaseId } = waits;
    return [
      {
        id: crypto.randomUUID(),
        person_id: subject,
        data_class: dataClass,
        edition,
        rule_id: ruleId,
        outcome,
        release_id: releaseId,
        approver,
        due_ms: dueAt,
      },
    ];
  });
  await addHeld(on, id, caseId, JSON.stringify(rows));
}

export async function keepReport(
  on: Queryable,
  id: string,
  { report }: DisclosureDecided,
  nowMs: number,
): Promise<void> {
  if (report !== null) await addReport(on, id, report.place, report.dueAt, nowMs);
}

function placeOf({ id, field, at }: FactPlace) {
  return { part_id: id, field, ord: at ?? NO_PLACE };
}

/** A fact's place as it was stored. */
export function factOfRow({
  part,
  id,
  field,
  ord,
}: {
  readonly part: FactPlace["part"];
  readonly id: string;
  readonly field: string;
  readonly ord: number;
}): FactPlace {
  return { part, id, field, at: ord === NO_PLACE ? null : ord };
}
