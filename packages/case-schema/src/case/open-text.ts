import { z } from "zod";
import { PersonalClass } from "../data-class.ts";
import { PersonId } from "../ids.ts";
import { someOf, words, type Classes, type Field } from "./field.ts";

/** How many people one text can be about. */
const ABOUT_MAX = 200;

/** Every kind of fact that may be in a text: what nobody has looked through names all of them. */
export const MayHold = someOf(PersonalClass).refine((classes) => classes.length > 0);

/** Whom a text is about. */
export const About = z.array(PersonId).max(ABOUT_MAX);

/**
 * Words that nobody can take apart, beside a record's other fields: whom they are about besides whoever's field it is, and every
 * kind of fact that may be in them. They go only where all of these may, for all of them. Personal data.
 */
const openText = (max: number) => z.strictObject({ text: words(max), about: About, mayHold: MayHold });
export type OpenText = z.infer<ReturnType<typeof openText>>;

/** A field of such words. It holds the field's own kinds of fact whatever else it may hold. */
export function openField(own: Classes, max: number): Field<z.ZodNullable<ReturnType<typeof openText>>> {
  const [first, ...others] = own;
  const rest = PersonalClass.options.filter((each) => !own.includes(each));
  return {
    classes: [first, ...others, ...rest],
    schema: openText(max).nullable(),
    facts: (value) => {
      // Whoever asks has read the record by this schema.
      const { about, mayHold } = value as OpenText;
      const more = mayHold.filter((each) => !own.includes(each));
      return [{ at: null, classes: [first, ...others, ...more], about }];
    },
  };
}
