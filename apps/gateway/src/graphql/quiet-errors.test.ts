import { GraphQLError } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import { quietError } from "./quiet-errors.ts";

const MARK = "zephyrine";
let house: TestGateway;
let cookie = "";
beforeAll(async () => {
  house = await testGateway({});
  cookie = await house.signIn("dana");
});
afterAll(() => house.close());

const CLAIM = "mutation ($id: ID!, $n: Int!) { claimContact(id: $id, expectedVersion: $n) { __typename } }";

const UNREADABLE = ["This document cannot be read.", "GRAPHQL_PARSE_FAILED"] as const;
const UNFIT = ["This document does not fit the schema.", "GRAPHQL_VALIDATION_FAILED"] as const;
const VARIABLES = ["The variables do not fit the document.", "BAD_USER_INPUT"] as const;

describe("what is wrong with a document is told without a word of it", () => {
  it.each([
    ["a document that breaks off", `{ queue { ${MARK}`, {}, UNREADABLE],
    ["a name where none belongs", `{ queue } ${MARK} ""`, {}, UNREADABLE],
    ["a field that is not there", `{ ${MARK} }`, {}, UNFIT],
    ["an argument that is not there", `{ contact(id: "1", ${MARK}: 1) { __typename } }`, {}, UNFIT],
    [
      "words for a number",
      `mutation { claimContact(id: "1", expectedVersion: "${MARK}") { __typename } }`,
      {},
      UNFIT,
    ],
    ["a variable nobody declared", `{ contact(id: $${MARK}) { __typename } }`, {}, UNFIT],
    ["a directive nobody knows", `{ queue @${MARK} { asOf } }`, {}, UNFIT],
    ["words for a number, in a variable", CLAIM, { id: MARK, n: MARK }, VARIABLES],
    ["a variable that is missing", CLAIM, { id: MARK }, VARIABLES],
    ["an object for a name", CLAIM, { id: { [MARK]: MARK }, n: 1 }, VARIABLES],
  ] as const)("[G9] %s", async (_, query, variables, [message, code]) => {
    const answer = await house.ask(cookie, query, variables);
    expect(JSON.stringify(answer)).not.toContain(MARK);
    expect(answer.errors?.[0]).toMatchObject({ message, extensions: { code } });
  });

  it("[G9] nor is what execution could not tell, whatever stood there", () => {
    const error = new GraphQLError(`Enum "State" cannot represent value: "${MARK}"`, {
      path: ["queue", 0, "state"],
    });
    expect(quietError(error)).toMatchObject({
      message: "Something went wrong.",
      path: ["queue", 0, "state"],
    });
  });

  it("what we say ourselves stays as it is", () => {
    const error = new GraphQLError("messageId must be a UUID.", { extensions: { code: "BAD_USER_INPUT" } });
    expect(quietError(error)).toBe(error);
  });
});
