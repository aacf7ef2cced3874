import type { RepresentativeKind, RepresentativeProof } from "@holdfast/case-schema/case";
import type { VariablesOf } from "../graphql.ts";
import type { FileContactDocument } from "./filing-documents.ts";

/** Who is said to speak in a contact, as it is chosen while it is filed. */
export interface CameDraft {
  readonly kind: "unknown" | "person" | "representative";
  /** The person who speaks, or where the representative is of the case; `new`: somebody who is not in it yet; `null`: nobody chosen. */
  readonly person: string | null;
  readonly as: RepresentativeKind;
  readonly proof: RepresentativeProof;
  /** For whom a representative speaks, of those who are in the case. */
  readonly people: readonly string[];
  /** And how many who are not in it yet, as it is typed. */
  readonly newCount: string;
}

export const NOBODY_KNOWS: CameDraft = {
  kind: "unknown",
  person: null,
  as: "attorney",
  proof: "none",
  people: [],
  newCount: "",
};

/** Somebody who is not in the case yet. */
export const NEW_PERSON = "new";

/** How many people one filing adds at most: no more than one case can hold. */
export const NEW_PEOPLE_MAX = 200;

/** Why something chosen cannot be filed yet. */
export type CameProblem = "who_speaks" | "for_whom" | "count";

type Variables = VariablesOf<typeof FileContactDocument>;

export type CameGiven =
  | { readonly kind: "given"; readonly came: Variables["came"]; readonly newPeople: readonly string[] }
  | { readonly kind: "problem"; readonly because: CameProblem };

/** What is to be filed, with ids for whoever is new; or what is still missing. */
export function cameOf(draft: CameDraft, makeId: () => string): CameGiven {
  if (draft.kind === "unknown") return { kind: "given", came: { kind: "unknown" }, newPeople: [] };
  if (draft.kind === "person") {
    if (draft.person === null) return { kind: "problem", because: "who_speaks" };
    const isNew = draft.person === NEW_PERSON;
    const person = isNew ? makeId() : draft.person;
    return { kind: "given", came: { kind: "person", person }, newPeople: isNew ? [person] : [] };
  }
  const count = draft.newCount.trim() === "" ? 0 : Number(draft.newCount);
  if (!Number.isInteger(count) || count < 0 || draft.people.length + count >= NEW_PEOPLE_MAX)
    return { kind: "problem", because: "count" };
  const clients = Array.from({ length: count }, makeId);
  const people = [...draft.people, ...clients];
  if (people.length === 0) return { kind: "problem", because: "for_whom" };
  const isNew = draft.person === NEW_PERSON;
  const self = isNew ? makeId() : draft.person;
  const { as, proof } = draft;
  return {
    kind: "given",
    came: { kind: "representative", as, proof, people, ...(self === null ? {} : { person: self }) },
    newPeople: isNew && self !== null ? [...clients, self] : clients,
  };
}
