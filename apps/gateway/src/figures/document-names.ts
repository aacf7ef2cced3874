import { readFile } from "node:fs/promises";

const PRINTED = new URL("../graphql/console-documents.txt", import.meta.url);
/** Where a document says its name, ahead of what it asks. */
const NAMED = /^\s*(?:query|mutation)\s+(\w{1,60})/u;

/** The names of the console's documents, as they are printed. */
export async function readDocumentNames(): Promise<ReadonlySet<string>> {
  const printed = await readFile(PRINTED, "utf8");
  return new Set(printed.split("\n").flatMap((line) => /^\w+/u.exec(line)?.[0] ?? []));
}

/** What a document is counted under: its name where it is one of the console's, and `other`, whatever somebody else made up. */
export function labelOfDocument(names: ReadonlySet<string>, query: string): string {
  const name = NAMED.exec(query)?.[1];
  return name !== undefined && names.has(name) ? name : "other";
}
