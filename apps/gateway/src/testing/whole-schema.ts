import type { Capability } from "@holdfast/access-policy";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from "graphql";
import { DOCUMENT_LIMITS } from "../graphql/limits.ts";
import { neededBy } from "../graphql/needed.ts";
import { schema } from "../graphql/schema.ts";

/** A root field with all that it can answer to somebody, as documents that the gateway takes, and what has to be said to it. */
export interface Root {
  readonly name: string;
  readonly capability: Capability | null;
  readonly documents: readonly string[];
  readonly args: Readonly<Record<string, GraphQLInputType>>;
}

interface Piece {
  readonly text: string;
  readonly fields: number;
}

/** Whether somebody may ask for what needs that. */
export type MayAsk = (capability: Capability | null) => boolean;

/**
 * Every query or mutation that there is, so that one that comes to be is asked with the others. Of its answer all that they may ask
 * for: a document with more is refused as a whole, and would show nothing. What they may not ask for at all is asked all the same.
 */
export function everyRoot(operation: "query" | "mutation", may: MayAsk): readonly Root[] {
  const type = operation === "query" ? schema.getQueryType() : schema.getMutationType();
  if (type === null || type === undefined) throw new Error("the schema has no roots");
  return Object.values(type.getFields()).map((field) => {
    const needed = field.args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
    // Where it may be said of what, it is said of each in turn, too.
    const ofWhat = field.args.filter((arg) => !needed.includes(arg) && String(arg.type) === "ID");
    const selections = packed(told(field.type, [], may), getNamedType(field.type));
    return {
      name: field.name,
      capability: neededBy(field, type),
      documents: [needed, ...ofWhat.map((arg) => [...needed, arg])].flatMap((args) => {
        const head = headOf(operation, field.name, args);
        return selections.map((text) => `${head} ${text} }`);
      }),
      args: Object.fromEntries([...needed, ...ofWhat].map((arg) => [arg.name, arg.type])),
    };
  });
}

function headOf(operation: string, field: string, args: readonly GraphQLArgument[]): string {
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  return `${operation}${declared === "" ? "" : ` (${declared})`} { done: ${field}${given === "" ? "" : `(${given})`}`;
}

/** Pieces put together into as few selections as the limits of a document let pass. */
function packed(pieces: readonly Piece[], type: GraphQLNamedType): readonly string[] {
  const selections: Piece[] = [];
  for (const piece of pieces) {
    const last = selections.at(-1);
    if (last === undefined || last.fields + piece.fields > DOCUMENT_LIMITS.fields - 10)
      selections.push(piece);
    else
      selections[selections.length - 1] = {
        text: `${last.text} ${piece.text}`,
        fields: last.fields + piece.fields,
      };
  }
  if (selections.length > 0) return selections.map(({ text }) => `{ __typename ${text} }`);
  return [isObjectType(type) || isUnionType(type) ? "{ __typename }" : ""];
}

/** All that a type tells, but nothing of a type within itself. */
function told(type: GraphQLOutputType, within: readonly string[], may: MayAsk): readonly Piece[] {
  const named = getNamedType(type);
  if (isUnionType(named))
    return named.getTypes().flatMap((one) =>
      fieldsOf(one, within, `${one.name}_`, may).map((piece) => ({
        ...piece,
        text: `... on ${one.name} { ${piece.text} }`,
      })),
    );
  return isObjectType(named) ? fieldsOf(named, within, "", may) : [];
}

function fieldsOf(
  type: GraphQLObjectType,
  within: readonly string[],
  prefix: string,
  may: MayAsk,
): readonly Piece[] {
  if (within.includes(type.name)) return [];
  return Object.values(type.getFields())
    .filter((field) => may(neededBy(field, type)))
    .flatMap((field) => fieldOf(field, [...within, type.name], prefix, may));
}

function fieldOf(
  { name, type }: GraphQLField<unknown, unknown>,
  within: readonly string[],
  prefix: string,
  may: MayAsk,
): readonly Piece[] {
  // Those of one name need not be of one type in all members of a union.
  const said = prefix === "" ? name : `${prefix}${name}: ${name}`;
  const named = getNamedType(type);
  if (!isObjectType(named) && !isUnionType(named)) return [{ text: said, fields: 1 }];
  const inner = told(type, within, may);
  return [
    {
      text: `${said} { __typename ${inner.map(({ text }) => text).join(" ")} }`,
      fields: inner.reduce((sum, { fields }) => sum + fields, 2),
    },
  ];
}

/** A value of a type, as it is known under the name that it goes by; of other choices the first. */
export function valueFor(
  type: GraphQLInputType,
  name: string,
  ids: Readonly<Record<string, string>>,
): unknown {
  const bare = isNonNullType(type) ? type.ofType : type;
  if (isListType(bare)) return [valueFor(bare.ofType, name, ids)];
  if (isEnumType(bare))
    return (bare.getValues().find((one) => one.name === ids[name]) ?? bare.getValues()[0])?.name;
  // What is looked for is one thing: a word that all that is sown has.
  if (bare.name === "SearchTermInput") return { words: "sown" };
  if (isInputObjectType(bare))
    return Object.fromEntries(
      Object.values(bare.getFields())
        .filter((field) => isNonNullType(field.type))
        .map((field) => [field.name, valueFor(field.type, field.name, ids)]),
    );
  const { name: scalar } = getNamedType(bare);
  const known = ids[name];
  if (scalar === "ID") return known ?? ids["id"];
  return PLAIN[scalar] ?? "x";
}

const PLAIN: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Instant: 1,
  Boolean: false,
  String: "x",
  Preferences: {},
};
