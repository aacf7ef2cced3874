import { readFile } from "node:fs/promises";
import { ACCESS, Capability, decideAccess } from "@holdfast/access-policy";
import {
  ContactStatus,
  DangerReason,
  Disposition,
  Language,
  Medium,
  ReachWay,
  Role,
  SendState,
} from "@holdfast/case-schema";
import { isEnumType, isObjectType, parse, type GraphQLObjectType } from "graphql";
import { describe, expect, it } from "vitest";
import { mayAsk } from "./access.ts";
import { neededBy, neededOf } from "./needed.ts";
import { printedFiles } from "./printed-files.ts";
import { schema } from "./schema.ts";

const objects = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith("__"),
);
const fields = objects.flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, type, field })),
);

describe("the schema", () => {
  it("is printed as it is: schema.graphql and the console's types are up to date", async () => {
    for (const [file, text] of printedFiles()) expect(await readFile(file, "utf8")).toBe(text);
  });

  it.each(fields)("[G5] $name names a capability of the one table", ({ type, field }) => {
    const needed = neededBy(field, type);
    expect(needed).not.toBeNull();
    expect(Object.keys(ACCESS)).toContain(needed);
  });

  it("[G5] has no root field that leans on its type for a capability", () => {
    for (const root of [schema.getQueryType(), schema.getMutationType()]) {
      expect(root?.extensions["needs"]).toBeUndefined();
      for (const field of Object.values(root?.getFields() ?? {}))
        expect(field.extensions["needs"]).toBeDefined();
    }
  });

  it("[G5] asks for changing nothing with a capability that only reads", () => {
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {}))
      expect(String(field.extensions["needs"])).not.toMatch(/\.(?:read|list)$/);
  });

  it.each(
    Object.entries({
      ContactStatus,
      DangerReason,
      Disposition,
      Language,
      Medium,
      ReachWay,
      Role,
      SendState,
    }),
  )("takes the enumeration %s from case-schema", (name, { options }) => {
    const type = schema.getType(name);
    const names = isEnumType(type) ? type.getValues().map((value) => value.name) : [];
    expect(names.toSorted()).toEqual([...options].toSorted());
  });
});

describe("what a document needs", () => {
  const needed = (text: string) => neededOf(schema, parse(text));

  it("[G5] is collected from every field, in fragments and in every operation", () => {
    const { capabilities, unknown } = needed(`
      query A { me { __typename ...Who } }
      query B { settings { reopenWithinMs } }
      fragment Who on Me { id }
      fragment Unused on Colleague { id }
    `);
    expect([...capabilities].toSorted()).toEqual(["self.read", "settings.read", "staff.list"]);
    expect(unknown).toBe(false);
  });

  it("[G5] is unknown, and so refused to everybody, where a field names no capability", () => {
    const asked = needed("{ __schema { types { name } } }");
    expect(asked.unknown).toBe(true);
    for (const role of Role.options) expect(mayAsk({ role }, asked)).toBe(false);
  });

  it("[G5] is judged by the table alone", () => {
    for (const role of Role.options)
      for (const capability of Capability.options)
        expect(mayAsk({ role }, { capabilities: new Set([capability]), unknown: false })).toBe(
          decideAccess(role, capability).allowed,
        );
  });

  it("[G5] is refused whole when one part of it is", () => {
    const asked = needed("{ me { id } queue { asOf } }");
    expect(mayAsk({ role: "advocate" }, asked)).toBe(true);
    expect(mayAsk({ role: "administrator" }, asked)).toBe(false);
  });
});
