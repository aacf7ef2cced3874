import { Language, ReachWay } from "@holdfast/case-schema";
import type { CasePartKind } from "@holdfast/case-schema/case";
import { t } from "@lingui/core/macro";
import { foundShape } from "../case/field-shape.ts";
import { fieldNamed } from "../case/field-words.ts";
import { valueWords } from "../case/value-words.ts";
import { LANGUAGE_NAMES } from "../text/language.ts";
import type { KeptWords } from "./kept-documents.ts";
import { keptFieldWords } from "./kept-field-words.ts";

/** Of these the gateway gives all that there was by its names; of the others the words as they were written. */
const STORED: readonly KeptWords["of"][] = ["call_party", "case_part", "contact", "mail"];

/** Not told: what it is known by, and who wrote it, stands beside it. */
const IDS: readonly string[] = ["id", "writtenBy", "writtenAt"];

type Values = Readonly<Record<string, unknown>>;

/** Kept words, line by line: where there are several facts, each with what it is called and none that is empty. */
export function keptLines(of: KeptWords["of"], words: string, language: string): readonly string[] {
  if (!STORED.includes(of)) return [words];
  const values = objectIn(words);
  // Not as it should be, and told all the same.
  if (values === null) return [words];
  return of === "case_part" ? partLines(values, language) : linesOf(of, "", values);
}

function objectIn(words: string): Values | null {
  try {
    const read: unknown = JSON.parse(words);
    return typeof read === "object" && read !== null && !Array.isArray(read) ? (read as Values) : null;
  } catch {
    return null;
  }
}

/** As the case says it: each field by its name there, in the words of its kind. Whom it names is somebody, since no case is open here. */
function partLines(values: Values, language: string): readonly string[] {
  const kind = kindOf(values);
  const nobody = { persons: [] };
  return Object.entries(values).flatMap(([field, value]) => {
    if (isEmpty(value) || IDS.includes(field)) return [];
    const [name, shape] = [fieldNamed(kind, field), foundShape(kind, field)];
    // Of an earlier form of the case: told as it was kept.
    if (shape === null) return linesOf("case_part", name, value);
    return [`${name}: ${valueWords(shape, value, nobody, language)}`];
  });
}

/** Which kind of part it was, by a field that no other kind has. */
function kindOf(values: Values): CasePartKind {
  if ("mayHold" in values) return "note";
  return "toldBy" in values ? "exploiter" : "person";
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);

function linesOf(of: KeptWords["of"], name: string, value: unknown): readonly string[] {
  if (isEmpty(value)) return [];
  if (typeof value !== "object") {
    const words = wordsOf(of, value);
    return [name === "" ? words : `${name}: ${words}`];
  }
  // Of a list the first is number 1.
  const entries = Array.isArray(value)
    ? value.map((each: unknown, at) => [String(at + 1), each] as const)
    : Object.entries(value as Values).map(([key, each]) => [keptFieldWords(of, key), each] as const);
  return entries.flatMap(([key, each]) => linesOf(of, name === "" ? key : `${name}, ${key}`, each));
}

function wordsOf(of: KeptWords["of"], value: unknown): string {
  if (typeof value === "boolean") return value ? t`Yes` : t`No`;
  if (typeof value !== "string") return JSON.stringify(value);
  if (of !== "contact") return value;
  const spoken = Language.safeParse(value);
  if (spoken.success) return LANGUAGE_NAMES[spoken.data];
  return ReachWay.safeParse(value).success ? keptFieldWords(of, value) : value;
}
