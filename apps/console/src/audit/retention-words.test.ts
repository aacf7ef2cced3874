import "./audit-texts.ts";
import { readFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { turnTo } from "../text/language.ts";
import { elsewhereWords } from "./elsewhere-words.ts";
import { problemWords, retentionKindWords, waitWords } from "./retention-words.ts";

const REPORT = "apps/gateway/src/command/retention";
const source = (file: string): string => readFileSync(`${REPORT}/${file}`, "utf8");

/** Every code that the command of the same report has words for, by the name of its table. */
function codesOf(table: string): readonly string[] {
  const [, body = ""] =
    new RegExp(`const ${table}: [^=]*= \\{(.*?)\\n\\};`, "s").exec(source("report-lines.ts")) ?? [];
  return [...body.matchAll(/^ {2}(\w+):/gm)].map(([, code = ""]) => code);
}

// In English some are called as their code is.
beforeAll(async () => {
  if (!(await turnTo("es"))) throw new Error("there is no Spanish");
});

it.each([
  ["WAITS", 17, waitWords],
  ["PROBLEMS", 6, problemWords],
  ["WORDS", 6, retentionKindWords],
] as const)("[G497] has words for every code of %s that the report may say", (table, least, words) => {
  const codes = codesOf(table);
  expect(codes.length).toBeGreaterThanOrEqual(least);
  expect(codes.filter((code) => words(code) === code)).toEqual([]);
});

it("[G498] tells of every copy that stays elsewhere in its own words", () => {
  const codes = [...source("stays-elsewhere.ts").matchAll(/code: "(\w+)"/g)].map(([, code = ""]) => code);
  expect(codes.length).toBeGreaterThan(5);
  const other = { what: "in English", until: "in English", operator: "in English" };
  expect(codes.filter((code) => elsewhereWords({ ...other, code }).includes("in English"))).toEqual([]);
});
