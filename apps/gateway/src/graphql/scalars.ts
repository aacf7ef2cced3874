import { ClosingFacts, Preferences } from "@holdfast/case-schema";
import { Cursor } from "@holdfast/wire";
import { GraphQLError } from "graphql";
import { builder } from "./builder.ts";

builder.scalarType("Instant", {
  description: "Milliseconds since 1970, UTC.",
  serialize: (value) => value,
  parseValue: (value) => {
    if (typeof value === "number" && Number.isSafeInteger(value)) return value;
    throw new GraphQLError("An instant is a whole number of milliseconds since 1970.");
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
