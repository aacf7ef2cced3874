import type { Capability } from "@holdfast/access-policy";
import {
  Kind,
  OperationTypeNode,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type GraphQLSchema,
} from "graphql";
import type { Asked } from "./asked.ts";
import { DOCUMENT_LIMITS } from "./limits.ts";
import { neededBy } from "./needed.ts";
import { recent } from "./recent-documents.ts";

/**
 * Fields whose values are the database's alone: the same for whoever may ask for them and is barred from no contact, at whatever hour, and for as long as nothing is
 * committed. `every`: all that the type has.
 */
export const SAME_FOR_ALL: Readonly<Record<string, "every" | readonly string[]>> = {
  Query: ["queue"],
  QueueSnapshot: ["asOf", "rows"],
  QueueRow: "every",
  Staff: "every",
};

/** What whoever asks for any of them may do: a field that needs anything else is none of them. */
export const ASKED_BY_WHOEVER_MAY: Capability = "queue.read";

/** Longer ones are read by nobody often. */
export const QUESTION_CHARS_MAX = 4_096;
/** More than anybody asks again and again, and few enough that made-up ones fill nothing. */
const TEXTS_KEPT = 64;

/** Tells whether a question is one of such fields alone. Each text is read once while it is remembered. */
export function sameForAll(schema: GraphQLSchema): (asked: Asked) => boolean {
  const known = recent<boolean>(TEXTS_KEPT);
  return ({ query, variables, operationName }) => {
    if (query.length > QUESTION_CHARS_MAX || operationName != null || Object.keys(variables ?? {}).length > 0)
      return false;
    const before = known.get(query);
    if (before !== undefined) return before;
    const isSame = isSameForAll(schema, query);
    known.set(query, isSame);
    return isSame;
  };
}

/** Whether a document is one question of such fields, and says nothing else: no variables, no directives, no second operation. */
export function isSameForAll(schema: GraphQLSchema, query: string): boolean {
  let document;
  try {
    document = parse(query, { maxTokens: DOCUMENT_LIMITS.tokens, noLocation: true });
  } catch {
    // What is wrong with it is said where it is asked.
    return false;
  }
  let isSame = true;
  let operations = 0;
  const types = new TypeInfo(schema);
  const differs = (): void => void (isSame = false);
  visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: ({ operation }) => {
        operations += 1;
        if (operation !== OperationTypeNode.QUERY) differs();
      },
      Directive: differs,
      Variable: differs,
      VariableDefinition: differs,
      Field: () => {
        const [parent, field] = [types.getParentType(), types.getFieldDef()];
        if (!parent || !field || !isNamed(parent.name, field.name)) differs();
        else if (neededBy(field, parent) !== ASKED_BY_WHOEVER_MAY) differs();
      },
    }),
  );
  return isSame && operations === 1 && document.definitions.every(({ kind }) => ASKED_BY.has(kind));
}

const ASKED_BY: ReadonlySet<Kind> = new Set([Kind.OPERATION_DEFINITION, Kind.FRAGMENT_DEFINITION]);

function isNamed(type: string, field: string): boolean {
  const named = Object.hasOwn(SAME_FOR_ALL, type) ? SAME_FOR_ALL[type] : undefined;
  return named === "every" ? !field.startsWith("__") : (named?.includes(field) ?? false);
}
