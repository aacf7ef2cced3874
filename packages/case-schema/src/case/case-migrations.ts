import { MethodOfControl } from "./method-of-control.ts";

type Json = Readonly<Record<string, unknown>>;

/** A step between two versions, both ways. Whatever went up and comes down is as it was, and so is what went down and comes up. */
export interface CaseMigration {
  /** The version that `up` makes. */
  readonly to: number;
  readonly up: (record: Json) => Json;
  readonly down: (record: Json) => Json;
}

/** Methods that HTCDS 2.0 has no word for; in the first version they were told as `other`. */
const BEYOND_HTCDS: readonly string[] = [
  "restricts_movement",
  "uses_children",
] satisfies readonly MethodOfControl[];

/**
 * How a case record came to be what it is, step by step. The first version holds what HTCDS 2.0 can say of a person: its methods
 * of control and its words for a gender. What a version cannot say is laid aside in `beyond`, so that going down loses nothing.
 */
export const CASE_MIGRATIONS: readonly CaseMigration[] = Object.freeze([
  {
    // Methods of control that HTCDS lacks.
    to: 2,
    up: everyPerson((person) => {
      const { beyond, rest } = aside(person);
      const { methodsOfControl: laidAside, ...others } = beyond;
      const { isOtherOnly, methods } = methodsLaidAside(laidAside);
      const kept = wordsIn(rest["methodsOfControl"]).filter((word) => !(isOtherOnly && word === "other"));
      return withAside({ ...rest, methodsOfControl: inTableOrder([...kept, ...methods]) }, others);
    }),
    down: everyPerson((person) => {
      const { beyond, rest } = aside(person);
      const chosen = wordsIn(rest["methodsOfControl"]);
      const methods = chosen.filter((word) => BEYOND_HTCDS.includes(word));
      if (methods.length === 0) return person;
      const isOtherOnly = !chosen.includes("other");
      const kept = chosen.filter((word) => !methods.includes(word));
      return withAside(
        { ...rest, methodsOfControl: inTableOrder([...kept, "other"]) },
        { ...beyond, methodsOfControl: { isOtherOnly, methods } },
      );
    }),
  },
  {
    // Somebody's own words for their gender, beside what is counted.
    to: 3,
    up: everyPerson((person) => {
      const { beyond, rest } = aside(person);
      const { genderWords = null, ...others } = beyond;
      return withAside({ ...rest, genderWords }, others);
    }),
    down: everyPerson((person) => {
      const { beyond, rest } = aside(person);
      const { genderWords = null, ...others } = rest;
      return withAside(others, genderWords === null ? beyond : { ...beyond, genderWords });
    }),
  },
] satisfies CaseMigration[]);

function everyPerson(change: (person: Json) => Json): (record: Json) => Json {
  return (record) => {
    const { persons } = record;
    return Array.isArray(persons)
      ? { ...record, persons: persons.map((each) => change(asJson(each))) }
      : record;
  };
}

/** What an earlier version could not say, apart from what it can. */
function aside({ beyond, ...rest }: Json): { readonly beyond: Json; readonly rest: Json } {
  return { beyond: asJson(beyond), rest };
}

function withAside(rest: Json, beyond: Json): Json {
  return Object.keys(beyond).length === 0 ? rest : { ...rest, beyond };
}

function methodsLaidAside(value: unknown): {
  readonly isOtherOnly: boolean;
  readonly methods: readonly string[];
} {
  const { isOtherOnly, methods } = asJson(value);
  return { isOtherOnly: isOtherOnly === true, methods: wordsIn(methods) };
}

function wordsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === "string") : [];
}

function inTableOrder(words: readonly string[]): readonly string[] {
  return MethodOfControl.options.filter((word) => words.includes(word));
}

function asJson(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}
