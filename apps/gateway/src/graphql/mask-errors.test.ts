import { GraphQLError } from "graphql";
import { expect, it, vi } from "vitest";
import type { Log } from "../log/log.ts";
import { maskErrors } from "./mask-errors.ts";
import { quietError } from "./quiet-errors.ts";

/** What is told, and logged, of something that was thrown where a field was answered. */
function told(thrown: Error) {
  const error = vi.fn<Log["error"]>();
  const wrapped = new GraphQLError(thrown.message, { path: ["claimContact"], originalError: thrown });
  const masked = maskErrors({ error })(wrapped, "Something went wrong.");
  const { message, path, extensions } = masked instanceof GraphQLError ? quietError(masked) : wrapped;
  return { message, path, code: extensions["code"], logged: error.mock.calls.map(([event]) => event) };
}

it("[G743] that the database did not answer is said, with where, and not that nothing was done", () => {
  expect(told(new Error("the line to the database was dead"))).toEqual({
    message: "Try again.",
    path: ["claimContact"],
    code: "UNAVAILABLE",
    logged: ["graphql_failed"],
  });
});

it("[G743] [G9] of a mistake of ours nothing is said but that there was one", () => {
  expect(told(new TypeError("zephyrine is not a function"))).toEqual({
    message: "Something went wrong.",
    path: ["claimContact"],
    code: "INTERNAL_SERVER_ERROR",
    logged: ["graphql_failed"],
  });
});

it("what we say ourselves stays, and is no failure", () => {
  const ours = new GraphQLError("Not with this role.", { extensions: { code: "FORBIDDEN" } });
  const error = vi.fn<Log["error"]>();
  expect(maskErrors({ error })(ours, "Something went wrong.")).toBe(ours);
  expect(error).not.toHaveBeenCalled();
});
