import { DEFAULT_QUIET_WORDS } from "@holdfast/contact-policy";
import { describe, expect, it } from "vitest";
import { SHIPPED } from "../library/shipped.ts";
import { DRAFT } from "../review/review-state.ts";
import { problemText, type ImportProblem } from "./import-problem.ts";
import { IMPORT_FORMAT, readImport, writeImport } from "./read-import.ts";

const EMPTY = { kept: [], quiet: DEFAULT_QUIET_WORDS };
const [FIRST, SECOND] = [SHIPPED[0]!, SHIPPED[1]!];
const file = (scripts: unknown, head: object = {}): string =>
  JSON.stringify({ format: IMPORT_FORMAT, formatVersion: 1, scripts, ...head });
const problemsOf = (
  text: string,
  around: Parameters<typeof readImport>[1] = EMPTY,
): readonly ImportProblem[] => {
  const read = readImport(text, around);
  return read.ok ? [] : read.problems;
};

it("[GS36] what was written is read again, whole", () => {
  const read = readImport(writeImport(SHIPPED), EMPTY);
  expect(read).toEqual({ ok: true, scripts: SHIPPED.map((script) => ({ script, review: DRAFT })) });
});

it("[GS37] a script begins as a draft, and a file that says who approved it is refused", () => {
  const read = readImport(file([FIRST]), EMPTY);
  expect(read.ok && read.scripts.map(({ review }) => review)).toEqual([DRAFT]);
  expect(problemsOf(file([{ ...FIRST, review: { status: "approved" } }]))).toEqual([
    { code: "invalid", at: ["scripts", 0] },
  ]);
});

describe("a file that cannot be taken", () => {
  it.each<[string, string, ImportProblem["code"]]>([
    ["is too large", " ".repeat(2_000_001), "too_large"],
    ["is no JSON", "{", "not_json"],
    ["is nothing", "", "not_json"],
    ["is other JSON", "[1]", "not_this_format"],
    ["is of a later release", file([], { formatVersion: 2 }), "newer_format"],
    ["has no scripts", file([]), "no_scripts"],
    ["has something else in their place", file("none"), "no_scripts"],
    ["has too many", file(Array.from({ length: 101 }, () => ({}))), "too_many"],
  ])("[GS36] %s", (_what, text, code) => {
    expect(problemsOf(text)).toEqual([{ code, at: [] }]);
  });

  it("[GS36] with one wrong script takes none, and says all that is wrong with each", () => {
    const wrong = { ...FIRST, eyes: "closed", durationS: { min: 1, typical: 60 } };
    expect(problemsOf(file([SECOND, wrong]))).toEqual([
      { code: "invalid", at: ["scripts", 1, "eyes"] },
      { code: "invalid", at: ["scripts", 1, "durationS", "min"] },
    ]);
  });

  it("[GS36] says what does not fit together, and what the words may not say", () => {
    const unasked = { ...FIRST, askFirst: ["child"] };
    const en = SECOND.wordings.en!;
    const loud = {
      ...SECOND,
      wordings: { en: { ...en, exit: { ...en.exit, open: { ...en.exit.open, voice: "Calm down." } } } },
    };
    expect(problemsOf(file([unasked, loud]))).toEqual([
      { code: "ask_first_not_in_do_not_use", at: ["scripts", 0, "askFirst"] },
      { code: "tells_calm", at: ["scripts", 1, "en", "exit", "open", "voice"] },
    ]);
  });

  it("[GS33, GS36] brings no version twice, and none that is there or older", () => {
    const at = [FIRST.id, FIRST.version];
    expect(problemsOf(file([FIRST, FIRST]))).toEqual([{ code: "version_twice", at }]);
    const kept = [{ script: FIRST, review: DRAFT }];
    expect(problemsOf(file([FIRST]), { ...EMPTY, kept })).toEqual([{ code: "version_not_newer", at }]);
    expect(problemsOf(file([{ ...FIRST, version: "0.2.0" }]), { ...EMPTY, kept })).toEqual([]);
  });

  it("[GS36] never has more problems told than somebody reads", () => {
    const bad = { ...FIRST, steps: Array.from({ length: 12 }, () => ({})) };
    expect(problemsOf(file(Array.from({ length: 60 }, () => bad)))).toHaveLength(200);
  });

  it("[GS36] is told in sentences that blame nobody and repeat no words of it", () => {
    const words = "A line that only this file has. Reply STOP.";
    const en = FIRST.wordings.en!;
    const told = { ...FIRST, wordings: { en: { ...en, title: words.repeat(9), exit: { open: words } } } };
    const texts = problemsOf(file([told])).map(problemText);
    expect(texts).not.toEqual([]);
    for (const text of texts) {
      expect(text).not.toContain("only this file");
      expect(text).not.toMatch(/\byou\b|\bplease\b|error/i);
    }
    expect(problemText({ code: "not_json", at: [] })).toBe("The file is not JSON.");
    expect(problemText({ code: "tells_calm", at: ["scripts", 1, "en"] })).toBe(
      "scripts > 1 > en: The words tell somebody to relax, or that they are safe.",
    );
  });
});
