import type { PersonalClass } from "../data-class.ts";
import type { PersonId } from "../ids.ts";
import { EXPLOITER_FIELDS } from "./alleged-exploiter.ts";
import { PERSON_FIELDS } from "./case-person.ts";
import type { CaseRecord } from "./case-record.ts";
import type { Fields } from "./field.ts";
import { presentAge } from "./present-age.ts";

/** One thing that a case holds and that could be told: where it stands, whose it is, and every class of it. No value. */
export interface CaseFact {
  readonly part: "person" | "exploiter" | "note";
  /** The person's, exploiter's or note's id. */
  readonly id: string;
  readonly field: string;
  /** Its place in the field's list where each entry is a fact of its own; `null`: the field goes or stays as a whole. */
  readonly at: number | null;
  /**
   * Whose permission it takes, each of them: of an exploiter, of whoever told it; of words, of all whom they are about as well;
   * of whom somebody represents, of these as well.
   */
  readonly subjects: readonly PersonId[];
  /** Every kind of fact that is in it; of several the strictest answer holds. Never numbers that point at nobody. */
  readonly classes: readonly PersonalClass[];
}

/**
 * Everything in a case that could be told at this instant, so that each can be decided; what is not there is no fact. How old
 * somebody is, is a child's until they are surely adult.
 */
export function factsOf({ persons, exploiters, notes }: CaseRecord, at: number): readonly CaseFact[] {
  return [
    ...persons.flatMap((person) =>
      factsIn("person", person, PERSON_FIELDS, [person.id], presentAge(person, at) === "adult"),
    ),
    ...exploiters.flatMap((each) => factsIn("exploiter", each, EXPLOITER_FIELDS, each.toldBy, true)),
    ...notes.map(({ id, about, mayHold }): CaseFact => ({
      part: "note",
      id,
      field: "text",
      at: null,
      subjects: about,
      classes: mayHold,
    })),
  ];
}

function factsIn(
  part: CaseFact["part"],
  record: { readonly id: string } & Readonly<Record<string, unknown>>,
  fields: Fields,
  whose: readonly PersonId[],
  isAdult: boolean,
): readonly CaseFact[] {
  return Object.entries(fields).flatMap(([field, { facts }]): readonly CaseFact[] =>
    saysNothing(record[field])
      ? []
      : facts(record[field], isAdult).map(({ at, classes, about }) => ({
          part,
          id: record.id,
          field,
          at,
          subjects: [...new Set([...whose, ...about])],
          classes,
        })),
  );
}

/** Whether nobody has said anything there. */
function saysNothing(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === undefined || value === "not_said" || value === "unknown";
}
