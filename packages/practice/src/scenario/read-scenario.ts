import { Scenario } from "./scenario.ts";

/** A scenario, or everything that is wrong with its file, each with its place: `turns.2.says: has no words`. */
export type ScenarioRead =
  | { readonly kind: "scenario"; readonly scenario: Scenario }
  | { readonly kind: "refused"; readonly problems: readonly string[] };

/** Reads a file's text (PM2). */
export function readScenario(text: string): ScenarioRead {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return {
      kind: "refused",
      problems: [`it is no JSON: ${error instanceof Error ? error.message : "unreadable"}`],
    };
  }
  const read = Scenario.safeParse(given);
  if (read.success) return { kind: "scenario", scenario: read.data };
  return {
    kind: "refused",
    problems: read.error.issues.map(({ path, message }) => `${path.join(".") || "the file"}: ${message}`),
  };
}
