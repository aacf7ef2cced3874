import { DEFAULT_QUIET_WORDS } from "@holdfast/contact-policy";
import { expect, it } from "vitest";
import { boxBreathing } from "../library/box-breathing/script.ts";
import { coolTemperature } from "../library/cool-temperature/script.ts";
import { longExhale } from "../library/long-exhale/script.ts";
import type { GroundingScript } from "../script/grounding-script.ts";
import { lintScript } from "./lint-script.ts";

const problems = (script: GroundingScript) => lintScript(script, DEFAULT_QUIET_WORDS);

it("[GS27] a step without each of the three exits is found", () => {
  const steps = longExhale.steps.map((step) => ({ ...step, exits: step.exits.slice(1) }));
  expect(problems({ ...longExhale, steps })).toEqual([
    { code: "no_exit", at: ["choice"] },
    { code: "no_exit", at: ["out"] },
    { code: "no_exit", at: ["ask"] },
  ]);
});

it("[GS28] only what is asked for holds a breath, and never for those whom it could harm", () => {
  const held = [{ code: "holds_breath", at: ["square"] }];
  expect(problems(boxBreathing)).toEqual([]);
  expect(problems({ ...boxBreathing, onRequestOnly: false })).toEqual(held);
  const doNotUseIf = boxBreathing.doNotUseIf.filter(
    (code) => code !== "strangulation_or_suffocation_history",
  );
  expect(problems({ ...boxBreathing, doNotUseIf })).toEqual(held);
});

it("[GS28] what could be seen is for whoever is safe, and what turns inward says for whom it is not", () => {
  expect(problems({ ...coolTemperature, precondition: "unknown_ok" })).toEqual([
    { code: "covert_or_safe", at: [] },
  ]);
  const doNotUseIf = longExhale.doNotUseIf.filter((code) => code !== "dissociation_now");
  expect(problems({ ...longExhale, doNotUseIf })).toEqual([{ code: "inward_without_bars", at: [] }]);
});

it("[GS20] a wording that is hard to read is found in its language, variant and form", () => {
  const en = longExhale.wordings.en!;
  const hard = (line: { voice: string; text: string; written: string; tty: string }) => ({
    ...line,
    written:
      "Physiological regulation necessitates comparatively considerable attentional reorientation towards surroundings.",
  });
  const steps = Object.fromEntries(
    Object.entries(en.steps).map(([id, step]) => [id, { ...step, open: hard(step.open) }]),
  );
  expect(problems({ ...longExhale, wordings: { en: { ...en, steps } } })).toEqual([
    { code: "hard_to_read", at: ["en", "open", "written"] },
  ]);
});

it("[GS21] a wording is found by where it stands", () => {
  const fr = longExhale.wordings.fr!;
  const exit = { ...fr.exit, open: { ...fr.exit.open, voice: "Calmez-vous." } };
  expect(problems({ ...longExhale, wordings: { fr: { ...fr, exit } } })).toEqual([
    { code: "tells_calm", at: ["fr", "exit", "open", "voice"] },
  ]);
});
