import { defaultFieldResolver, isObjectType, type GraphQLResolveInfo } from "graphql";
import { describe, expect, it } from "vitest";
import { ANYBODY } from "./shared-answers.ts";
import { isSameForAll, SAME_FOR_ALL, sameForAll } from "./same-for-all.ts";
import { schema } from "./schema.ts";

it("[G5] [G720] is none once a field of it needs more than whoever is answered by it was asked for", () => {
  const row = schema.getType("QueueRow");
  if (!isObjectType(row)) throw new Error("there is no such type");
  const field = row.getFields()["danger"];
  if (field === undefined) throw new Error("there is no such field");
  const before = field.extensions;
  try {
    field.extensions = { ...before, needs: "audit.read" };
    expect(isSameForAll(schema, "{ queue { rows { id danger } } }")).toBe(false);
    expect(isSameForAll(schema, "{ queue { rows { id } } }")).toBe(true);
  } finally {
    field.extensions = before;
  }
});

describe("[G720] a question that is the same for all", () => {
  it.each([
    ["{ queue { asOf rows { id number holder { id name } } } }"],
    ["query Named { queue { rows { ...Row } } } fragment Row on QueueRow { id danger }"],
    ["{ again: queue { rows { id } } queue { asOf } }"],
  ])("is %s", (query) => {
    expect(isSameForAll(schema, query)).toBe(true);
  });

  it.each([
    ["asks for what is one person's", "{ queue { rows { id } asks { id } } }"],
    ["asks for what a gateway knows by itself", "{ queue { rows { id } channels { id } } }"],
    ["asks for somebody's own account beside it", "{ queue { asOf } me { id } }"],
    ["has a fragment that does", "{ queue { ...More } } fragment More on QueueSnapshot { asks { id } }"],
    ["takes a variable", "query ($yes: Boolean!) { queue { asOf @include(if: $yes) } }"],
    ["has a directive", "{ queue { asOf rows @skip(if: true) { id } } }"],
    ["does something", "mutation { endShift { __typename } }"],
    ["has two operations", "query A { queue { asOf } } query B { queue { asOf } }"],
    ["asks for the schema", "{ __schema { types { name } } }"],
    ["asks for a type's name", "{ queue { __typename } }"],
    ["asks for a field that is none", "{ queue { asOf toString } }"],
    ["is on a type of an object's own names", "{ constructor { asOf } }"],
    ["cannot be read", "{ queue {"],
  ])("is none that %s", (_why, query) => {
    expect(isSameForAll(schema, query)).toBe(false);
  });

  it("is none with variables, with a name among operations, or longer than anybody asks again and again", () => {
    const isSame = sameForAll(schema);
    const query = "{ queue { asOf } }";
    expect(isSame({ query })).toBe(true);
    expect(isSame({ query, variables: {}, operationName: null })).toBe(true);
    expect(isSame({ query, variables: { a: 1 } })).toBe(false);
    expect(isSame({ query, operationName: "Queue" })).toBe(false);
    expect(isSame({ query: `${query}${" ".repeat(4_096)}` })).toBe(false);
  });

  it("has fields alone that give what was read with their root, whoever asks, and take no argument", async () => {
    for (const [name, fields] of Object.entries(SAME_FOR_ALL)) {
      const type = schema.getType(name);
      if (!isObjectType(type)) throw new Error(`no such type: ${name}`);
      const all = type.getFields();
      for (const field of fields === "every" ? Object.keys(all) : fields) {
        expect(all[field]?.args).toEqual([]);
        if (name === "Query") continue;
        const { resolve = defaultFieldResolver } = all[field] ?? {};
        const given = Object.freeze({ [field]: "what was read" });
        const info = { fieldName: field } as GraphQLResolveInfo;
        const told: unknown = await resolve(given, {}, { identity: nobodyElse(ANYBODY) }, info);
        expect([name, field, told]).toEqual([name, field, "what was read"]);
      }
    }
  });
});

/** What says of somebody only what it has, and fails where anything else is asked of them. */
function nobodyElse<T extends object>(somebody: T): T {
  return new Proxy(somebody, {
    get: (of, name) => {
      if (!Object.hasOwn(of, name)) throw new Error(`it depends on who asks: ${String(name)}`);
      return Reflect.get(of, name) as unknown;
    },
  });
}
