import { globSync, readFileSync } from "node:fs";
import {
  buildSchema,
  Kind,
  NoUnusedFragmentsRule,
  specifiedRules,
  validate,
  type DocumentNode,
} from "graphql";
import { describe, expect, it } from "vitest";

const here = import.meta.dirname;
const schema = buildSchema(readFileSync(`${here}/../../gateway/schema.graphql`, "utf8"));

function isDocument(value: unknown): value is DocumentNode {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === Kind.DOCUMENT;
}

// Read from the disk, so that a document nobody lists anywhere is found too.
const written = globSync("**/*.{ts,tsx}", { cwd: here })
  .filter((file) => !/\.test\.|^graphql/.test(file))
  .map((file) => ({
    file,
    count: readFileSync(`${here}/${file}`, "utf8").match(/\bgraphql\(/g)?.length ?? 0,
  }))
  .filter(({ count }) => count > 0);

const files = await Promise.all(
  written.map(async ({ file, count }) => {
    const exported = Object.entries((await import(`${here}/${file}`)) as Record<string, unknown>);
    return { file, count, found: exported.filter(([, value]) => isDocument(value)) };
  }),
);

const documents = files.flatMap(({ file, found }) =>
  found.map(([name, document]) => ({ file, name, document: document as DocumentNode })),
);

describe("every GraphQL document of the console", () => {
  it("is found by this test", () => {
    expect(documents.length).toBeGreaterThan(10);
  });

  it.each(files)("$file exports each one it writes", ({ count, found }) => {
    expect(found).toHaveLength(count);
  });

  it.each(documents)("$file $name is valid for the gateway's schema", ({ document }) => {
    const isFragment = document.definitions.every(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    const rules = isFragment
      ? specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule)
      : specifiedRules;
    expect(validate(schema, document, rules)).toEqual([]);
  });

  it("asks for the queue's rows exactly as the wire carries them", async () => {
    const { QueueRow } = await import("@holdfast/wire");
    const { RowFragment } = await import("./queue/row-fragment.ts");
    const [fragment] = RowFragment.definitions;
    const names =
      fragment?.kind === Kind.FRAGMENT_DEFINITION
        ? fragment.selectionSet.selections.map((each) => (each.kind === Kind.FIELD ? each.name.value : ""))
        : [];
    expect(names.toSorted()).toEqual(QueueRow.keyof().options.toSorted());
  });
});
