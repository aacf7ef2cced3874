import { z } from "zod";
import type { DataClass } from "../data-class.ts";
import { isShownAsWritten } from "../visible-text.ts";

/** What a field is for the question of who may have it; `kept_inside` is what ties a record together and is told nobody. */
export type FieldClass = DataClass | "kept_inside";

/** A field of a record, with its class: one without a class does not compile. */
export interface Field<Schema extends z.ZodType = z.ZodType> {
  readonly dataClass: FieldClass;
  readonly schema: Schema;
}

export type Fields = Readonly<Record<string, Field>>;

/** What the record of these fields holds. */
type Held<All extends Fields> = { [Name in keyof All]: All[Name]["schema"] };

/** One field. */
export function field<Schema extends z.ZodType>(dataClass: FieldClass, schema: Schema): Field<Schema> {
  return { dataClass, schema };
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
