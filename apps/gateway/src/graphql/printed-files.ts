import { minifyIntrospection, preprocessIntrospection } from "@gql.tada/internal";
import { introspectionFromSchema, lexicographicSortSchema, printSchema } from "graphql";
import { schema } from "./schema.ts";

/** The files that are made from the schema, by address: the committed SDL, and the console's types. */
export function printedFiles(): ReadonlyMap<URL, string> {
  const sorted = lexicographicSortSchema(schema);
  const introspection = minifyIntrospection(introspectionFromSchema(sorted, { descriptions: false }));
  return new Map([
    [new URL("../../schema.graphql", import.meta.url), `${printSchema(sorted)}\n`],
    [
      new URL("../../../console/src/graphql-types.ts", import.meta.url),
      `// Written by the gateway's \`print\` script.\nexport type introspection = ${preprocessIntrospection(introspection)};\n`,
    ],
  ]);
}
