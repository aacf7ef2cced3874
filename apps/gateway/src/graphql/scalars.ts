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
