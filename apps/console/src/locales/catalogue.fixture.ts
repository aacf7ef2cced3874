import { readFileSync } from "node:fs";
import type { Language } from "@holdfast/case-schema";

/** What a catalogue file says, by its English text. A text that nobody has translated is empty. */
export function readCatalogue(language: Language): ReadonlyMap<string, string> {
  const text = readFileSync(`${import.meta.dirname}/${language}.po`, "utf8");
  const entries = text.matchAll(/^msgid ((?:"(?:[^"\\]|\\.)*"\n)+)msgstr ((?:"(?:[^"\\]|\\.)*"(?:\n|$))+)/gm);
  return new Map([...entries].map(([, id, words]) => [unquoted(id!), unquoted(words!)] as const).slice(1));
}

function unquoted(lines: string): string {
  return lines
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as string)
    .join("");
}
