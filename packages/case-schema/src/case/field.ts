import { z } from "zod";
import type { PersonalClass } from "../data-class.ts";
import type { PersonId } from "../ids.ts";
import { isShownAsWritten } from "../visible-text.ts";

/** The kinds of fact that are in something: at least one. */
export type Classes = readonly [PersonalClass, ...PersonalClass[]];

/** One fact of a field. */
interface Told {
  /** Its place in the list where each entry is a fact of its own; `null`: the field is one fact. */
  readonly at: number | null;
  readonly classes: Classes;
  /** Whom it is about besides whoever's field it is. */
  readonly about: readonly PersonId[];
}

/** A field of a record, with its classes: one without any does not compile. */
export interface Field<Schema extends z.ZodType = z.ZodType> {
  /** Every kind of fact that can be in it; `kept_inside` is what ties a record together and is told nobody. */
  readonly classes: Classes | "kept_inside";
  readonly schema: Schema;
  /** What is in one value of it, of somebody who is surely adult at present or may not be. */
  readonly facts: (value: unknown, isAdult: boolean) => readonly Told[];
}

export type Fields = Readonly<Record<string, Field>>;

/** What the record of these fields holds. */
type Held<All extends Fields> = { [Name in keyof All]: All[Name]["schema"] };

const whole = (classes: Classes, about: readonly PersonId[] = []): readonly Told[] => [
  { at: null, classes, about },
];

/** A field that is one fact, of one kind or of several at once. */
export function field<Schema extends z.ZodType>(
  classes: PersonalClass | Classes | "kept_inside",
  schema: Schema,
): Field<Schema> {
  if (classes === "kept_inside") return { classes, schema, facts: () => [] };
  const all: Classes = typeof classes === "string" ? [classes] : classes;
  return { classes: all, schema, facts: () => whole(all) };
}

/** A field that tells of a child where it is not surely of an adult. */
export function fieldOfAge<Schema extends z.ZodType>(own: PersonalClass, schema: Schema): Field<Schema> {
  const classes: Classes = [own, "minor_details"];
  return { classes, schema, facts: (_, isAdult) => whole(isAdult ? [own] : classes) };
}

/** A list each of whose entries is a fact of its own, with the classes of its word. */
export function fieldOfEach<Entry, Word extends string>(
  table: Readonly<Record<Word, Classes>>,
  schema: z.ZodType<Entry[]>,
  wordOf: (entry: Entry) => Word,
): Field<z.ZodType<Entry[]>> {
  const [first, ...others] = new Set<PersonalClass>(Object.values<Classes>(table).flat());
  if (first === undefined) throw new Error("a field holds at least one kind of fact");
  const classes: Classes = [first, ...others];
  return {
    classes,
    schema,
    // Whoever asks has read the record by this schema.
    facts: (value) =>
      (value as readonly Entry[]).map((entry, at) => ({ at, classes: table[wordOf(entry)], about: [] })),
  };
}

/** A field that names other people, whose permission it takes as well. */
export function fieldAbout<Value>(
  classes: Classes,
  schema: z.ZodType<Value>,
  peopleIn: (value: NonNullable<Value>) => readonly PersonId[],
): Field<z.ZodType<Value>> {
  return { classes, schema, facts: (value) => whole(classes, peopleIn(value as NonNullable<Value>)) };
}

/** The schema of a record of these fields and of no others. */
export function recordOf<All extends Fields>(fields: All): z.ZodObject<Held<All>, z.core.$strict> {
  const shape = Object.fromEntries(Object.entries(fields).map(([name, { schema }]) => [name, schema]));
  return z.strictObject(shape as Held<All>);
}

/** Words that somebody wrote down, up to so many characters. Personal data. */
export const words = (max: number): z.ZodString => z.string().min(1).max(max).refine(isShownAsWritten);

/** Several of an enumeration, each once and in the enumeration's own order, so that the same choice is always the same record. */
export function someOf<Word extends string>(
  options: z.ZodEnum<{ [Key in Word]: Key }>,
): z.ZodArray<z.ZodEnum<{ [Key in Word]: Key }>> {
  return z.array(options).refine((chosen) => {
    const places = chosen.map((each) => options.options.indexOf(each));
    return places.every((place, at) => at === 0 || place > (places[at - 1] ?? -1));
  });
}

/** A choice in the order in which `someOf` keeps it, each once. */
export function inOrder<Word extends string>(
  { options }: { readonly options: readonly Word[] },
  chosen: readonly Word[],
): Word[] {
  return options.filter((each) => chosen.includes(each));
}
