import type { DataClass } from "../data-class.ts";
import type { PersonId } from "../ids.ts";
import { EXPLOITER_FIELDS } from "./alleged-exploiter.ts";
import { PERSON_FIELDS } from "./case-person.ts";
import type { CaseRecord } from "./case-record.ts";
import type { Fields } from "./field.ts";

/** One thing that a case holds and that could be told: where it stands, whose it is, and every class of it. No value. */
export interface CaseFact {
  readonly part: "person" | "exploiter" | "note";
  /** The person's, exploiter's or note's id. */
  readonly id: string;
  readonly field: string;
  /** Whose permission it takes, each of them: of an exploiter, of whoever told it; of a note, of all whom it is about. */
  readonly subjects: readonly PersonId[];
  /** Every kind of fact that is in it; of several the strictest answer holds. */
  readonly classes: readonly DataClass[];
}

/** Everything in a case that could be told, so that each can be decided; what is not there is no fact. */
export function factsOf({ persons, exploiters, notes }: CaseRecord): readonly CaseFact[] {
  return [
    ...persons.flatMap((person) => factsIn("person", person, PERSON_FIELDS, [person.id])),
    ...exploiters.flatMap((each) => factsIn("exploiter", each, EXPLOITER_FIELDS, each.toldBy)),
    ...notes.map(({ id, about, mayHold }): CaseFact => ({
      part: "note",
      id,
      field: "text",
      subjects: about,
      classes: mayHold,
    })),
  ];
}

function factsIn(
  part: CaseFact["part"],
  record: { readonly id: string } & Readonly<Record<string, unknown>>,
  fields: Fields,
  subjects: readonly PersonId[],
): readonly CaseFact[] {
  return Object.entries(fields).flatMap(([name, { dataClass }]): readonly CaseFact[] =>
    dataClass === "kept_inside" || saysNothing(record[name])
      ? []
      : [{ part, id: record.id, field: name, subjects, classes: [dataClass] }],
  );
}

/** Whether nobody has said anything there. */
function saysNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === undefined || value === "not_said" || value === "unknown";
}
