import { GraphQLError } from "graphql";
import { describe, expect, it } from "vitest";
import { resultResponse, type Result } from "./result-response.ts";

const unread = new GraphQLError("This document cannot be read.", {
  extensions: { code: "GRAPHQL_PARSE_FAILED", http: { status: 400, spec: true } },
});
const failed = new GraphQLError("Something went wrong.", {
  extensions: { code: "INTERNAL_SERVER_ERROR", unexpected: true },
});

describe("[G6] a result as it is answered", () => {
  it.each<readonly [string, Result, number, unknown]>([
    ["is its data", { data: { me: null } }, 200, { data: { me: null } }],
    [
      "is what is wrong with a document, without what the library notes for itself",
      { errors: [unread] },
      200,
      {
        errors: [{ message: "This document cannot be read.", extensions: { code: "GRAPHQL_PARSE_FAILED" } }],
      },
    ],
    [
      "is a fault of ours as such where nothing came of it",
      { errors: [failed] },
      500,
      { errors: [{ message: "Something went wrong.", extensions: { code: "INTERNAL_SERVER_ERROR" } }] },
    ],
    [
      "is a result where something did",
      { data: { me: 1, queue: null }, errors: [failed] },
      200,
      {
        data: { me: 1, queue: null },
        errors: [{ message: "Something went wrong.", extensions: { code: "INTERNAL_SERVER_ERROR" } }],
      },
    ],
    [
      "says nothing of an error that is none of GraphQL's",
      { errors: [{ message: "zephyrine" } as GraphQLError] },
      200,
      { errors: [{ message: "Something went wrong." }] },
    ],
  ])("%s", async (_what, result, status, body) => {
    const answer = resultResponse(result);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(await answer.json()).toEqual(body);
  });

  it("is encoded by what its document was compiled to", async () => {
    const answer = resultResponse({ data: { me: 1 }, stringify: ({ data }) => `<${JSON.stringify(data)}>` });
    expect(await answer.text()).toBe('<{"me":1}>');
  });
});
