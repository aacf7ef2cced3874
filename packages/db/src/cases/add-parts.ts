import { PersonId, type CaseId, type UserId } from "@holdfast/case-schema";
import {
  CASE_PART_MAX,
  CASE_VERSION,
  fitsInto,
  NAMES_VERSION,
  namesOf,
  newCasePerson,
  tracesOf,
  type CasePart,
  type CasePartKind,
} from "@holdfast/case-schema/case";
import { keepCaseWords } from "../search/case-words.ts";
import type { Queryable } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import {
  addPart,
  namesMade,
  partsOfCase,
  replaceNames,
  replaceTraces,
  type PartRow,
} from "./case-statements.ts";
import type { PartAdded } from "./case-store.ts";
import { sealNewPart } from "./sealed-part.ts";

const MOST: Readonly<Record<CasePartKind, number>> = {
  person: CASE_PART_MAX,
  exploiter: CASE_PART_MAX,
  note: 2_000,
};

/** The people of a case, those who were forgotten included: they are still somebody of whom notes speak. */
export function peopleOf(rows: readonly Pick<PartRow, "kind" | "id">[]): readonly PersonId[] {
  return rows.filter(({ kind }) => kind === "person").map(({ id }) => PersonId.parse(id));
}

/** Adds a part to a case whose lock is held. */
export async function addPartTo(
  inside: Inside,
  on: Queryable,
  { caseId, by, part }: { readonly caseId: CaseId; readonly by: UserId; readonly part: CasePart },
): Promise<PartAdded> {
  const rows = await partsOfCase(on, caseId);
  const { id } = part.values;
  // Written twice, it is written once.
  if (rows.some((row) => row.id === id && row.kind === part.kind)) return { kind: "added" };
  if (rows.filter(({ kind }) => kind === part.kind).length >= MOST[part.kind]) return { kind: "full" };
  if (!fitsInto(part, { caseId, people: peopleOf(rows) })) return { kind: "invalid", because: "people" };
  const { key, body } = sealNewPart(inside, part);
  const added = await addPart(on, id, caseId, part.kind, CASE_VERSION, key, body, by, inside.clock());
  // That id is somebody's of another case.
  if (added.length === 0) return { kind: "invalid", because: "value" };
  await keepTraces(inside, on, part);
  return { kind: "added" };
}

/** Adds people of whom nothing is known yet but that they are there, and of these who contacted us. */
export async function addPeopleTo(
  inside: Inside,
  on: Queryable,
  {
    caseId,
    by,
    people,
    spoke,
  }: {
    readonly caseId: CaseId;
    readonly by: UserId;
    readonly people: readonly PersonId[];
    readonly spoke: readonly PersonId[];
  },
): Promise<PartAdded> {
  for (const id of people) {
    // One after the other: the same connection, and each is counted.
    const values = { ...newCasePerson(id), hasContactedUs: spoke.includes(id) };
    const part: CasePart = { kind: "person", values };
    const added = await addPartTo(inside, on, { caseId, by, part });
    if (added.kind !== "added") return added;
  }
  return { kind: "added" };
}

/** Keeps by what a part is found, and of a person by what they are compared and found in a reply, as keyed hashes alone. */
export async function keepTraces({ keyring }: Inside, on: Queryable, part: CasePart): Promise<void> {
  await keepCaseWords({ keyring }, on, part);
  if (part.kind !== "person") return;
  const { address, venue } = tracesOf(part.values);
  const traces = [
    ...address.map((form) => ["address", keyring.hash("address", form)] as const),
    ...venue.map((form) => ["venue", keyring.hash("venue", form)] as const),
  ];
  await replaceTraces(
    on,
    part.values.id,
    traces.map(([kind]) => kind),
    traces.map(([, hash]) => hash),
  );
  await replaceNames(
    on,
    part.values.id,
    namesOf(part.values).map((form) => keyring.hash("name", form)),
  );
  await namesMade(on, part.values.id, NAMES_VERSION);
}
