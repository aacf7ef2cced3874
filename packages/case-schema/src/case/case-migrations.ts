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
 * What is in neither version's words is carried along as it is, so that whoever reads it finds that it cannot be read.
 */
export const CASE_MIGRATIONS: readonly CaseMigration[] = Object.freeze([
  {
    // Methods of control that HTCDS lacks.
    to: 2,
    up: everyPerson((person) => {
      const { beyond, rest } = aside(person);
      const { methodsOfControl: laidAside, ...others } = beyond;
      const chosen = rest["methodsOfControl"];
      const before = methodsLaidAside(laidAside);
      if (!areWords(chosen) || before === null) return person;
      const { isOtherOnly, methods } = before;
      const kept = chosen.filter((word) => !(isOtherOnly && word === "other"));
      return withAside({ ...rest, methodsOfControl: inTableOrder([...kept, ...methods]) }, others);
    }),
    down: everyPerson((person) => {
      const { beyond, rest } = aside(person);
      const chosen = rest["methodsOfControl"];
      if (!areWords(chosen) || "methodsOfControl" in beyond) return person;
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
      if ("genderWords" in rest) return person;
      const { genderWords = null, ...others } = beyond;
      return withAside({ ...rest, genderWords }, others);
    }),
    down: everyPerson((person) => {
      const { beyond, rest } = aside(person);
      if ("genderWords" in beyond) return person;
      const { genderWords = null, ...others } = rest;
      return withAside(others, genderWords === null ? beyond : { ...beyond, genderWords });
    }),
  },
] satisfies CaseMigration[]);

function everyPerson(change: (person: Json) => Json): (record: Json) => Json {
  return (record) => {
    const { persons } = record;
    return Array.isArray(persons)
      ? { ...record, persons: persons.map((each: unknown) => (canChange(each) ? change(each) : each)) }
      : record;
  };
}

/** Whether it is somebody, and what was laid aside of them can be told from what was not. */
function canChange(person: unknown): person is Json {
  return isJson(person) && (!("beyond" in person) || isJson(person["beyond"]));
}

/** What an earlier version could not say, apart from what it can. */
function aside({ beyond, ...rest }: Json): { readonly beyond: Json; readonly rest: Json } {
  return { beyond: isJson(beyond) ? beyond : {}, rest };
}

function withAside(rest: Json, beyond: Json): Json {
  return Object.keys(beyond).length === 0 ? rest : { ...rest, beyond };
}

/** What was laid aside of methods: nothing, or what `down` wrote there; `null`: something else. */
function methodsLaidAside(value: unknown): {
  readonly isOtherOnly: boolean;
  readonly methods: readonly string[];
} | null {
  if (value === undefined) return { isOtherOnly: false, methods: [] };
  if (!isJson(value)) return null;
  const { isOtherOnly, methods, ...more } = value;
  const isOurs = typeof isOtherOnly === "boolean" && areWords(methods) && Object.keys(more).length === 0;
  return isOurs ? { isOtherOnly, methods } : null;
}

function areWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((word) => typeof word === "string");
}

/** Those that are known in the table's order, then those that nobody knows, as they were. */
function inTableOrder(words: readonly string[]): readonly string[] {
  const known: readonly string[] = MethodOfControl.options;
  return [...known.filter((word) => words.includes(word)), ...words.filter((word) => !known.includes(word))];
}

function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
