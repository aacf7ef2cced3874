import { globSync, readFileSync } from "node:fs";
import { Role } from "@holdfast/case-schema";
import { concatAST, Kind, parse, print, visit, type DocumentNode } from "graphql";
import { expect, it } from "vitest";
import { mayAsk } from "./access.ts";
import { neededOf } from "./needed.ts";
import { DOCUMENTS_KEPT, TEXT_KEPT } from "./recent-documents.ts";
import { schema } from "./schema.ts";

// Nothing here imports the console: its documents are read as they are written there.
const consoleSources = `${import.meta.dirname}/../../../console/src`;
const sources = globSync("**/*.{ts,tsx}", { cwd: consoleSources })
  .filter((file) => !file.includes(".test."))
  .map((file) => readFileSync(`${consoleSources}/${file}`, "utf8"));
const written = sources.flatMap((source) =>
  [...source.matchAll(/\bgraphql\(\s*`([^`]*)`/g)].map(([, text]) => parse(text!)),
);

const fragments = new Map(
  written.flatMap(({ definitions }) =>
    definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  ),
);

/** A document with every fragment that it spreads, and that those spread, as the console sends it. */
function whole(document: DocumentNode): DocumentNode {
  const own = new Set(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [each.name.value] : [])),
  );
  const missing = new Set<string>();
  visit(document, {
    FragmentSpread: ({ name }) => {
      if (!own.has(name.value)) missing.add(name.value);
    },
  });
  if (missing.size === 0) return document;
  const definitions = [...missing].map((name) => fragments.get(name)!);
  return whole(concatAST([document, { kind: Kind.DOCUMENT, definitions }]));
}

const operations = written.flatMap((document) => {
  const operation = document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
  return operation === undefined ? [] : [{ name: operation.name?.value ?? "", document: whole(document) }];
});

it("finds every document that the console writes, each under a name of its own", () => {
  const count = sources.reduce((sum, source) => sum + (source.match(/\bgraphql\(/g)?.length ?? 0), 0);
  expect(written).toHaveLength(count);
  const names = operations.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(100);
  expect(new Set(names).size).toBe(names.length);
});

it("[G6] keeps them all, with room for half as many again that changed with a new version", () => {
  const text = operations.reduce((sum, { document }) => sum + print(document).length, 0);
  expect(operations.length * 1.5).toBeLessThan(DOCUMENTS_KEPT);
  expect(text * 2).toBeLessThan(TEXT_KEPT);
});

it("[G5] answers each document of the console to the roles that are written down for it, and refuses it whole to all others", async () => {
  const rows = operations
    .map(({ name, document }) => {
      const needed = neededOf(schema, document);
      return [name, ...Role.options.map((role) => (mayAsk({ role }, needed) ? role : "-"))];
    })
    .toSorted(([one], [other]) => (one! < other! ? -1 : 1));
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd(),
  );
  // A document that somebody's screen asks and that lost their role is a refused screen: read what changes here.
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("console-documents.txt");
  for (const [name, ...roles] of rows)
    expect(
      roles.some((each) => each !== "-"),
      `${name} is answered to somebody`,
    ).toBe(true);
});
