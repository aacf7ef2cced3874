import { globSync, readFileSync } from "node:fs";
import {
  buildSchema,
  Kind,
  NoUnusedFragmentsRule,
  specifiedRules,
  validate,
  type DocumentNode,
  type SelectionSetNode,
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

/** How many fields a document asks for once its fragments are put in place. */
function fieldsOf({ definitions }: DocumentNode): number {
  const within = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, each) => {
      if (each.kind === Kind.FRAGMENT_SPREAD) return sum + named(each.name.value);
      const own = each.kind === Kind.FIELD ? 1 : 0;
      return sum + own + (each.selectionSet === undefined ? 0 : within(each.selectionSet));
    }, 0);
  const named = (name: string): number => {
    const found = definitions.find(
      (each) => each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === name,
    );
    return found?.kind === Kind.FRAGMENT_DEFINITION ? within(found.selectionSet) : 0;
  };
  return definitions.reduce(
    (sum, each) => sum + (each.kind === Kind.OPERATION_DEFINITION ? within(each.selectionSet) : 0),
    0,
  );
}

/** What the gateway answers at most (G6). */
const [, fieldsMax] = /\bfields: (\d+)/.exec(
  readFileSync(`${here}/../../gateway/src/graphql/limits.ts`, "utf8"),
) ?? ["", ""];

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

  it("[G6] asks for no more fields than the gateway answers", () => {
    const sizes = documents.map(({ name, document }) => ({ name, fields: fieldsOf(document) }));
    expect(sizes.find(({ name }) => name === "ContactDocument")?.fields).toBeGreaterThan(100);
    expect(Number(fieldsMax)).toBeGreaterThan(0);
    expect(sizes.filter(({ fields }) => fields > Number(fieldsMax))).toEqual([]);
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
