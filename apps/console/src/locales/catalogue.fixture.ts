import { readFileSync } from "node:fs";
import type { Language } from "@holdfast/case-schema";

/** Where catalogues are: what the first file says, and what each part says that comes later. */
export const CATALOGUES = [
  "locales",
  "account/locales",
  "alarms/locales",
  "audit/locales",
  "calls/locales",
  "case/locales",
  "crisis/locales",
  "grounding/locales",
  "contact/locales",
  "reach/locales",
  "roles/locales",
  "board/locales",
  "inquiry/locales",
  "people/locales",
  "rota/locales",
  "safety-plan/locales",
  "scripts/locales",
  "search/locales",
  "settings/locales",
  "share/locales",
  "watching/locales",
] as const;

/** What tells a text from one with the same words that means something else, before those words. */
export const keyOf = (message: string, context = ""): string =>
  context === "" ? message : `${context}\u0004${message}`;

/** What catalogue files say, by their English text and what it is said of. A text that nobody has translated is empty. */
export function readCatalogue(
  language: Language,
  folders: readonly (typeof CATALOGUES)[number][] = CATALOGUES,
): ReadonlyMap<string, string> {
  return new Map(
    folders.flatMap((folder) => [...readFile(`${import.meta.dirname}/../${folder}/${language}.po`)]),
  );
}

function readFile(path: string): ReadonlyMap<string, string> {
  const text = readFileSync(path, "utf8");
  const entries = text.matchAll(
    /(?:^msgctxt ("(?:[^"\\]|\\.)*")\n)?^msgid ((?:"(?:[^"\\]|\\.)*"\n)+)msgstr ((?:"(?:[^"\\]|\\.)*"(?:\n|$))+)/gm,
  );
  return new Map(
    [...entries]
      .map(([, of, id, words]) => [keyOf(unquoted(id!), unquoted(of ?? "")), unquoted(words!)] as const)
      .slice(1),
  );
}

function unquoted(lines: string): string {
  return lines
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as string)
    .join("");
}
