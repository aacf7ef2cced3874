import { readFileSync, readdirSync } from "node:fs";
import { Language } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { GroundingScript } from "../script/grounding-script.ts";
import { SHARED, SharedLine } from "../script/shared-lines.ts";
import { SHIPPED } from "./shipped.ts";

it("[GS1] there are the twelve families, each once, in the order of their rank", () => {
  expect(SHIPPED.map(({ id }) => id)).toEqual([
    "orient_here_now",
    "senses_54321",
    "category_naming",
    "feet_and_objects",
    "long_exhale",
    "soothing_words",
    "notice_refocus",
    "muscle_press_release",
    "cool_temperature",
    "box_breathing",
    "safe_place_image",
    "body_scan_short",
  ]);
  const ranks = SHIPPED.map(({ rank }) => rank);
  expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
});

it("[GS1] every script and every line around them speaks every language", () => {
  for (const language of Language.options) {
    expect(SHIPPED.filter(({ wordings }) => wordings[language] === undefined)).toEqual([]);
    expect(Object.keys(SHARED[language])).toEqual(SharedLine.options);
  }
});

it("[GS1] no two languages say the same, which would be a translation left out", () => {
  for (const { wordings } of SHIPPED) {
    const voices = Language.options.map((language) =>
      Object.values(wordings[language]?.steps ?? {}).map(({ open }) => open.voice),
    );
    expect(new Set(voices.flat()).size).toBe(voices.flat().length);
  }
});

it("[GS1] a folder of the library is a script of the library", () => {
  const here = new URL(".", import.meta.url);
  const folders = readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "shared")
    .map(({ name }) => name.replaceAll("-", "_"));
  expect(folders.toSorted()).toEqual(SHIPPED.map(({ id }) => id).toSorted());
});

it("[GS1] the README says that all of it is a draft", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
  expect(readme).toMatch(/draft: needs clinician and survivor-advisor review/);
});

it("[GS4] breathing, and what looks at the body, is never offered without what speaks against it being known", () => {
  const bodily = SHIPPED.filter(({ family }) =>
    ["breathing", "temperature", "body_scan", "muscle"].includes(family),
  );
  expect(bodily).toHaveLength(5);
  expect(bodily.filter(({ askFirst }) => askFirst.length === 0)).toEqual([]);
});

const first = SHIPPED[0]!;
const codesOf = (changed: unknown): readonly unknown[] =>
  GroundingScript.safeParse(changed).error?.issues.map((issue) =>
    issue.code === "custom" ? issue.params?.["code"] : issue.code,
  ) ?? [];

it.each<[string, unknown, readonly unknown[]]>([
  ["as it is", first, []],
  [
    "a step twice",
    { ...first, steps: [...first.steps, first.steps[0]] },
    ["step_twice", "steps_differ", "steps_differ", "steps_differ"],
  ],
  [
    "no step for all",
    { ...first, steps: first.steps.map((step) => ({ ...step, skipIf: ["child"] })) },
    ["no_step_for_all"],
  ],
  ["asked first, used all the same", { ...first, askFirst: ["child"] }, ["ask_first_not_in_do_not_use"]],
  ["longer than it takes", { ...first, durationS: { min: 60, typical: 30 } }, ["shorter_than_shortest"]],
  ["no language", { ...first, wordings: {} }, ["no_language"]],
  ["eyes closed", { ...first, eyes: "closed" }, ["invalid_value"]],
  ["a version that is none", { ...first, version: "1" }, ["invalid_format"]],
  [
    "a step of no wording",
    { ...first, steps: first.steps.slice(1) },
    ["steps_differ", "steps_differ", "steps_differ"],
  ],
  [
    "a source that is copied",
    { ...first, sources: [{ ...first.sources[0], usedAs: "text" }] },
    ["invalid_value"],
  ],
])("[GS2, GS3, GS4] %s", (_what, script, codes) => {
  expect(codesOf(script)).toEqual(codes);
});

it("[GS3] covert wordings stand at every line or at none", () => {
  const seen = codesOf({ ...first, covert: false });
  expect(new Set(seen)).toEqual(new Set(["covert_not_meant"]));
  expect(seen).toHaveLength(3 * (first.steps.length + 1));
  const cool = SHIPPED.find(({ covert }) => !covert)!;
  expect(new Set(codesOf({ ...cool, covert: true }))).toEqual(new Set(["covert_missing"]));
});
