import { decideAccess } from "@holdfast/access-policy";
import { DEMO_ACCOUNTS } from "../demo/accounts.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  isScalarType,
  isUnionType,
} from "graphql";
import type { GraphQLArgument, GraphQLField, GraphQLInputType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { neededBy } from "./needed.ts";
import { schema } from "./schema.ts";

let house: TestGateway;
const cookies = new Map<string, string>();
beforeAll(async () => {
  house = await testGateway();
  for (const { username } of DEMO_ACCOUNTS) cookies.set(username, await house.signIn(username));
});
afterAll(() => house.close());

/** Where what is well formed is not enough to be asked and to change nothing. */
const SAID: Readonly<Record<string, string>> = {
  ID: '"01890000-0000-7000-8000-000000000000"',
  Int: "1",
  Float: "-1",
  String: '"x"',
  Boolean: "false",
  Instant: "1",
  Preferences: "{}",
  SettingValue: "{}",
  SettingName: "targets",
  Role: "advocate",
  TargetsInput: "{ voice: -1, text: -1, email: -1, form: -1, danger: -1 }",
  SearchTermInput: "{ number: 1 }",
  FollowUpTimes: "{ dueAt: 1, until: 2 }",
  PreferenceInput: "{ may: never }",
  AddressOf: "contact",
  SafetyPlanValue: "{}",
  RotaFileInput: '{ format: csv, text: "x", zone: "x" }',
};

/** Values that are well formed and name nothing, so that whoever may ask changes nothing. */
function literal(type: GraphQLInputType): string {
  const named = getNamedType(type);
  const said = SAID[named.name];
  if (said !== undefined) return said;
  if (isEnumType(named)) return named.getValues()[0]?.name ?? "";
  if (!isInputObjectType(named)) throw new Error(`say in this test what a ${named.name} looks like`);
  const needed = Object.values(named.getFields()).filter(isNeeded);
  return `{ ${needed.map((field) => `${field.name}: ${literal(field.type)}`).join(", ")} }`;
}

const isNeeded = ({ type, defaultValue }: Pick<GraphQLArgument, "type" | "defaultValue">): boolean =>
  isNonNullType(type) && defaultValue === undefined;

function documentFor(operation: "query" | "mutation", field: GraphQLField<unknown, unknown>): string {
  // A length that is none is no question to it; every other number is asked for what changes nothing.
  const isLength = (name: string): boolean => field.name === "proposeLongerBlock" && name === "milliseconds";
  // Of one thing or another, each of which may be left out.
  const isAsked = (arg: GraphQLArgument): boolean =>
    isNeeded(arg) || (field.name === "audit" && arg.name === "contact");
  const args = field.args
    .filter(isAsked)
    .map(({ name, type }) => `${name}: ${isLength(name) ? "172800000" : literal(type)}`)
    .join(", ");
  const type = getNamedType(field.type);
  const selection = isObjectType(type) || isUnionType(type) ? "{ __typename }" : "";
  expect(selection !== "" || isScalarType(type)).toBe(true);
  return `${operation} { ${field.name}${args === "" ? "" : `(${args})`} ${selection} }`;
}

const roots = (["query", "mutation"] as const).flatMap((operation) => {
  const type = operation === "query" ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {}).map((field) => ({
    operation,
    field,
    capability: type && neededBy(field, type),
  }));
});
const cases = DEMO_ACCOUNTS.filter(({ username }) => !["ada", "marta"].includes(username)).flatMap(
  ({ username, role }) =>
    roots.map(({ operation, field, capability }) => ({
      username,
      role,
      name: `${operation} ${field.name}`,
      document: documentFor(operation, field),
      allowed: capability ? decideAccess(role, capability).allowed : false,
    })),
);

describe("every role and every root field", () => {
  it.each(cases)("[G5] $role, $name: allowed is $allowed", async ({ username, document, allowed }) => {
    const answer = await house.ask(cookies.get(username) ?? "", document);
    expect(answer.status).toBe(200);
    expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(
      allowed ? undefined : ["FORBIDDEN"],
    );
    expect(answer.data === null || answer.data === undefined).toBe(!allowed);
  });

  it.each(roots)("[G5] nobody without a session: $field.name", async ({ operation, field }) => {
    const answer = await house.ask("", documentFor(operation, field));
    expect(answer.status).toBe(401);
    expect(answer.errors?.[0]?.extensions?.code).toBe("UNAUTHENTICATED");
    expect(answer.data).toBeUndefined();
  });

  it("[G5] tells everybody who they are and exactly what they may do", async () => {
    for (const { username, name, role } of DEMO_ACCOUNTS) {
      const { data } = await house.ask(cookies.get(username) ?? "", "{ me { name role capabilities } }");
      expect(data).toMatchObject({ me: { name, role } });
    }
  });

  it("[G5] keeps the schema from everybody who only asks for it", async () => {
    for (const cookie of cookies.values()) {
      const { errors } = await house.ask(cookie, "{ __schema { types { name } } }");
      expect(errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
    }
  });
});
