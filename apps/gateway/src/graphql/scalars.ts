import { ClosingFacts, Preferences } from "@holdfast/case-schema";
import { Cursor } from "@holdfast/wire";
import { GraphQLError } from "graphql";
import { builder } from "./builder.ts";

/** From the year 1 to the last instant that a date can be: the database and the language both have all of these. */
const INSTANTS = { first: -62_135_596_800_000, last: 8_640_000_000_000_000 };

builder.scalarType("Instant", {
  description: "Milliseconds since 1970, UTC; from the year 1 on.",
  serialize: (value) => value,
  parseValue: (value) => {
    if (
      typeof value === "number" &&
      Number.isInteger(value) &&
      value >= INSTANTS.first &&
      value <= INSTANTS.last
    )
      return value;
    throw new GraphQLError("An instant is a whole number of milliseconds since 1970, from the year 1 on.");
  },
});

builder.scalarType("Cursor", {
  description: "A place in the log; see packages/wire/SPEC.md.",
  serialize: (value) => value,
  parseValue: (value) => {
    const cursor = Cursor.safeParse(value);
    if (cursor.success) return cursor.data;
    throw new GraphQLError("A cursor is three groups of sixteen hexadecimal digits.");
  },
});

builder.scalarType("ClosingFacts", {
  description: "What was answered beside an outcome, by the facts' names: a number, yes or no, or a code.",
  serialize: (value) => value,
  parseValue: (value) => {
    const facts = ClosingFacts.safeParse(value);
    if (facts.success) return facts.data;
    throw new GraphQLError("A fact is a number, yes or no, or a code.");
  },
});

builder.scalarType("Preferences", {
  description: "How somebody arranged the console, as one record; see packages/case-schema.",
  serialize: (value) => value,
  parseValue: (value) => {
    const preferences = Preferences.safeParse(value);
    if (preferences.success) return preferences.data;
    throw new GraphQLError("These are not preferences.");
  },
});
