import type { KeptWords } from "./kept-documents.ts";

/** Of these the gateway gives all that there was by its names; of the others the words as they were written. */
const STORED: readonly KeptWords["of"][] = ["call_party", "case_part", "contact", "mail"];

/** Kept words, line by line: where there are several facts, each with its name and none that is empty. */
export function keptLines(of: KeptWords["of"], words: string): readonly string[] {
  if (!STORED.includes(of)) return [words];
  try {
    return linesOf("", JSON.parse(words));
  } catch {
    // Not as it should be, and told all the same.
    return [words];
  }
}

function linesOf(name: string, value: unknown): readonly string[] {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return [];
  if (typeof value !== "object") {
    const words = typeof value === "string" ? value : JSON.stringify(value);
    return [name === "" ? words : `${name}: ${words}`];
  }
  // Of a list the first is number 1.
  const entries = Array.isArray(value)
    ? value.map((each: unknown, at) => [String(at + 1), each] as const)
    : Object.entries(value as Readonly<Record<string, unknown>>);
  return entries.flatMap(([key, each]) => linesOf(name === "" ? key : `${name} ${key}`, each));
}
