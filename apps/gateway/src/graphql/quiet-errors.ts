import { GraphQLError } from "graphql";
import type { ExecutionResult } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Log } from "../log/log.ts";

/** Codes under which we say something ourselves; our sentences repeat nothing of what was asked. */
const OURS: ReadonlySet<unknown> = new Set([
  "FORBIDDEN",
  "SECOND_FACTOR",
  "TOO_LARGE",
  "BAD_USER_INPUT",
  "INTERNAL_SERVER_ERROR",
  "UNAVAILABLE",
]);

/** The library's own complaints quote names and values, which may be anybody's words, so each kind has one sentence. */
const SENTENCES: ReadonlyMap<unknown, string> = new Map([
  ["GRAPHQL_PARSE_FAILED", "This document cannot be read."],
  ["GRAPHQL_VALIDATION_FAILED", "This document does not fit the schema."],
  ["OPERATION_RESOLUTION_FAILURE", "This document has no such operation."],
]);

/** The same error with nothing of the request in it but where it went wrong (G9). */
export function quietError(error: GraphQLError): GraphQLError {
  // Errors of compiled documents are not the library's own, and have no extensions.
  const code = (error as Partial<GraphQLError>).extensions?.["code"];
  if (OURS.has(code)) return error;
  const { nodes = null, source = null, positions = null, path = null } = error;
  const place = { nodes, source, positions, path };
  const sentence = SENTENCES.get(code);
  if (sentence !== undefined) return new GraphQLError(sentence, { ...place, extensions: { code } });
  // Before anything was executed, what is left to be wrong are the variables.
  return isOfExecution(error)
    ? new GraphQLError("Something went wrong.", { ...place, extensions: { code: "INTERNAL_SERVER_ERROR" } })
    : new GraphQLError("The variables do not fit the document.", {
        ...place,
        extensions: { code: "BAD_USER_INPUT" },
      });
}

/** Before anything is executed nothing has a place in the answer. */
function isOfExecution({ path }: GraphQLError): boolean {
  return (path?.length ?? 0) > 0;
}

/** Lets no error repeat what was asked or found; one that execution made by itself is logged as a bug. */
export function useQuietErrors(log: Log): Plugin {
  return {
    onExecutionResult: (payload) => {
      const { result } = payload;
      if (!isPlain(result) || result.errors === undefined) return;
      const errors = result.errors.map((error) => {
        const quiet = quietError(error);
        if (quiet !== error && isOfExecution(error))
          log.error("graphql_value_not_told", { thrown: "graphql" });
        return quiet;
      });
      payload.setResult({ ...result, errors });
    },
  };
}

function isPlain(result: unknown): result is ExecutionResult {
  return (
    typeof result === "object" &&
    result !== null &&
    !Array.isArray(result) &&
    !(Symbol.asyncIterator in result)
  );
}
