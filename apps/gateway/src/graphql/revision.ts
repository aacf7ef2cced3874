import { GraphQLError } from "graphql";

/** One below the most that the database counts to: discarding a draft counts it up once more. */
const REVISION_MAX = 2 ** 31 - 2;

/** Refuses a number that cannot count what was done to a draft. GraphQL has seen to it that it is a whole one. */
export function checkRevision(revision: number): void {
  if (revision > 0 && revision <= REVISION_MAX) return;
  throw new GraphQLError("A draft's revision is at least 1, and leaves room for the next.", {
    extensions: { code: "BAD_USER_INPUT" },
  });
}
