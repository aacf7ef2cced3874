import { Language, type QuietWords } from "@holdfast/case-schema";
import type { Contraindication } from "../script/contraindication.ts";
import { Form } from "../script/form.ts";
import type { GroundingScript } from "../script/grounding-script.ts";
import { Exit } from "../script/step.ts";
import type { Wording } from "../script/wording.ts";
import { lintSaid, type LineCode } from "./lint-line.ts";
import { readingLevel } from "./reading-level.ts";

/** What is wrong with a script beside its single wordings. */
export type ScriptCode =
  | "no_exit"
  | "holds_breath"
  | "covert_or_safe"
  | "inward_without_bars"
  | "hard_to_read";

/** Something to change before a script can be kept. `at` names a step, an exit, a language, a variant and a form, as far as there is one. */
export interface ScriptProblem {
  readonly code: ScriptCode | LineCode;
  readonly at: readonly string[];
}

/** Whoever may not be asked to hold a breath. */
const NO_HOLD: readonly Contraindication[] = [
  "strangulation_or_suffocation_history",
  "drowning_or_water_torture",
  "breathing_disease",
  "pregnancy",
];
/** Whose attention is not turned inward. */
const NOT_INWARD: readonly Contraindication[] = ["dissociation_now", "psychosis_now", "driving_or_moving"];

/** All that should be changed in a script; nothing, when it keeps the rules of the library (GS20 to GS28). */
export function lintScript(script: GroundingScript, quiet: QuietWords): readonly ScriptProblem[] {
  return [
    ...outlineProblems(script),
    ...Language.options.flatMap((language) => {
      const wording = script.wordings[language];
      return wording === undefined
        ? []
        : [...lineProblems(wording, language, quiet), ...readingProblems(wording, language)];
    }),
  ];
}

function outlineProblems(script: GroundingScript): readonly ScriptProblem[] {
  const { steps, inward, covert, precondition, onRequestOnly, doNotUseIf } = script;
  const lacks = (needed: readonly Contraindication[]): boolean =>
    needed.some((code) => !doNotUseIf.includes(code));
  return [
    ...steps
      .filter(({ exits }) => Exit.options.some((exit) => !exits.includes(exit)))
      .map(({ id }) => ({ code: "no_exit", at: [id] }) as const),
    ...steps
      .filter(({ holdS }) => holdS > 0 && (!onRequestOnly || lacks(NO_HOLD)))
      .map(({ id }) => ({ code: "holds_breath", at: [id] }) as const),
    ...(!covert && precondition !== "safe_now" ? [{ code: "covert_or_safe", at: [] } as const] : []),
    ...(inward && lacks(NOT_INWARD) ? [{ code: "inward_without_bars", at: [] } as const] : []),
  ];
}

function lineProblems(wording: Wording, language: Language, quiet: QuietWords): readonly ScriptProblem[] {
  const lines = [...Object.entries(wording.steps), ["exit", wording.exit] as const];
  return lines.flatMap(([id, said]) =>
    lintSaid(said, { language, quiet, covertMayAsk: false }).map(({ code, variant, form }) => ({
      code,
      at: [language, id, variant, form],
    })),
  );
}

/** Measured over all that is said in one form: a formula says nothing of a single short sentence. */
function readingProblems(wording: Wording, language: Language): readonly ScriptProblem[] {
  const all = [...Object.values(wording.steps), wording.exit];
  return Form.options.flatMap((form) =>
    (["open", "covert"] as const).flatMap((variant) => {
      const text = all.map((said) => said[variant]?.[form] ?? "").join(" ");
      return readingLevel(text.replaceAll(/ GA\b/g, ""), language).isEasy
        ? []
        : [{ code: "hard_to_read", at: [language, variant, form] } as const];
    }),
  );
}
