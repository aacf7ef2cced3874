import { notAnswered } from "@holdfast/db";
import { GraphQLError } from "graphql";
import { maskError } from "graphql-yoga";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";

/**
 * Tells nothing of what was thrown, and writes down what may be. Where the database did not answer, nobody knows whether it was done, and
 * that is said: whoever asked may ask again, and may not be told that it was not done (G743).
 */
export function maskErrors(log: Pick<Log, "error">): typeof maskError {
  return (error, message) => {
    const masked = maskError(error, message, false);
    if (masked === error) return masked;
    const original = originalOf(error);
    log.error("graphql_failed", errorFacts(original));
    if (!notAnswered(original)) return masked;
    const path = error instanceof GraphQLError ? (error.path ?? null) : null;
    return new GraphQLError("Try again.", { path, extensions: { code: "UNAVAILABLE" } });
  };
}

/** What was thrown, where the library has wrapped it. */
function originalOf(error: unknown): unknown {
  return error instanceof Error && "originalError" in error && error.originalError
    ? error.originalError
    : error;
}
