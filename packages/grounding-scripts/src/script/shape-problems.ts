import type { Language } from "@holdfast/case-schema";
import type { Contraindication } from "./contraindication.ts";
import type { Step } from "./step.ts";
import type { Wording } from "./wording.ts";

/** What does not fit together in a script whose parts are right each by itself. */
export type ShapeCode =
  | "step_twice"
  | "no_step_for_all"
  | "ask_first_not_in_do_not_use"
  | "shorter_than_shortest"
  | "no_language"
  | "steps_differ"
  | "covert_missing"
  | "covert_not_meant";

export interface ShapeProblem {
  readonly code: ShapeCode;
  readonly path: readonly string[];
}

interface Parts {
  readonly doNotUseIf: readonly Contraindication[];
  readonly askFirst: readonly Contraindication[];
  readonly covert: boolean;
  readonly durationS: { readonly min: number; readonly typical: number };
  readonly steps: readonly Step[];
  readonly wordings: Partial<Readonly<Record<Language, Wording>>>;
}

/** Everything about a script that does not fit together; nothing when it does (GS2 to GS4). */
export function shapeProblems(script: Parts): readonly ShapeProblem[] {
  const { doNotUseIf, askFirst, durationS, steps, wordings } = script;
  const ids = steps.map(({ id }) => id);
  const found: ShapeProblem[] = [];
  if (new Set(ids).size !== ids.length) found.push({ code: "step_twice", path: ["steps"] });
  if (steps.every(({ skipIf }) => skipIf.length > 0))
    found.push({ code: "no_step_for_all", path: ["steps"] });
  if (askFirst.some((code) => !doNotUseIf.includes(code)))
    found.push({ code: "ask_first_not_in_do_not_use", path: ["askFirst"] });
  if (durationS.typical < durationS.min) found.push({ code: "shorter_than_shortest", path: ["durationS"] });
  const languages = Object.entries(wordings);
  if (languages.length === 0) found.push({ code: "no_language", path: ["wordings"] });
  return [
    ...found,
    ...languages.flatMap(([language, wording]) => wordingProblems(script, wording, ["wordings", language])),
  ];
}

function wordingProblems(
  { steps, covert }: Parts,
  wording: Wording,
  at: readonly string[],
): readonly ShapeProblem[] {
  const said = Object.keys(wording.steps);
  const differs = said.length !== steps.length || steps.some(({ id }) => !said.includes(id));
  const lines = [
    ...Object.entries(wording.steps).map(([id, line]) => ({ line, path: [...at, "steps", id] })),
    { line: wording.exit, path: [...at, "exit"] },
  ];
  return [
    ...(differs ? [{ code: "steps_differ", path: [...at, "steps"] } as const] : []),
    ...lines
      .filter(({ line }) => (line.covert !== undefined) !== covert)
      .map(({ path }) => ({ code: covert ? "covert_missing" : "covert_not_meant", path }) as const),
  ];
}
