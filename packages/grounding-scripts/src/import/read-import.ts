import type { QuietWords } from "@holdfast/case-schema";
import { z } from "zod";
import { lintScript } from "../lint/lint-script.ts";
import { isNewVersion, type KeptScript } from "../review/kept-script.ts";
import { DRAFT } from "../review/review-state.ts";
import { GroundingScript } from "../script/grounding-script.ts";
import type { ImportProblem } from "./import-problem.ts";

/** What a file says of itself, so that no other JSON is taken for one. */
export const IMPORT_FORMAT = "holdfast-grounding-scripts";
export const IMPORT_VERSION = 1;
/** In UTF-16 code units. The shipped library is a tenth of it. */
const FILE_MAX = 2_000_000;
const SCRIPTS_MAX = 100;
/** So many problems are told; somebody who repairs these reads the file again. */
const PROBLEMS_MAX = 200;

export type ImportRead =
  | { readonly ok: true; readonly scripts: readonly KeptScript[] }
  | { readonly ok: false; readonly problems: readonly ImportProblem[] };

const Head = z.looseObject({ format: z.literal(IMPORT_FORMAT), formatVersion: z.int().min(1) });

/**
 * Reads a file of scripts: all of them, or none and everything that is wrong with them. Whatever the file says, each begins as a
 * draft: who looked at it elsewhere did not look at it here (GS36, GS37).
 */
export function readImport(
  text: string,
  { kept, quiet }: { readonly kept: readonly KeptScript[]; readonly quiet: QuietWords },
): ImportRead {
  if (text.length > FILE_MAX) return failed("too_large");
  const json = parsed(text);
  if (json === undefined) return failed("not_json");
  const head = Head.safeParse(json);
  if (!head.success) return failed("not_this_format");
  if (head.data.formatVersion > IMPORT_VERSION) return failed("newer_format");
  const entries = head.data["scripts"];
  if (!Array.isArray(entries) || entries.length === 0) return failed("no_scripts");
  if (entries.length > SCRIPTS_MAX) return failed("too_many");
  const read = entries.map((entry: unknown, index) => readScript(entry, ["scripts", index], quiet));
  const scripts = read.flatMap(({ script }) => (script === null ? [] : [script]));
  const problems = [...read.flatMap((each) => each.problems), ...versionProblems(scripts, kept)];
  return problems.length > 0
    ? { ok: false, problems: problems.slice(0, PROBLEMS_MAX) }
    : { ok: true, scripts: scripts.map((script) => ({ script, review: DRAFT })) };
}

/** Scripts as a file that `readImport` takes. Who approved them stays where they were approved. */
export function writeImport(scripts: readonly GroundingScript[]): string {
  return `${JSON.stringify({ format: IMPORT_FORMAT, formatVersion: IMPORT_VERSION, scripts }, null, 2)}\n`;
}

function readScript(
  entry: unknown,
  at: readonly (string | number)[],
  quiet: QuietWords,
): { readonly script: GroundingScript | null; readonly problems: readonly ImportProblem[] } {
  const read = GroundingScript.safeParse(entry);
  if (read.success) {
    const problems = lintScript(read.data, quiet).map(({ code, at: inside }) => ({
      code,
      at: [...at, ...inside],
    }));
    return { script: read.data, problems };
  }
  return {
    script: null,
    problems: read.error.issues.map((issue): ImportProblem => ({
      code: codeOf(issue),
      at: [...at, ...issue.path.map((part) => (typeof part === "symbol" ? "?" : part))],
    })),
  };
}

/** What `GroundingScript` found beyond its parts carries its own code; everything else is a part that is wrong. */
function codeOf(issue: z.core.$ZodIssue): ImportProblem["code"] {
  const code: unknown = issue.code === "custom" ? issue.params?.["code"] : undefined;
  return SHAPE_CODES.find((known) => known === code) ?? "invalid";
}

const SHAPE_CODES = [
  "step_twice",
  "no_step_for_all",
  "ask_first_not_in_do_not_use",
  "shorter_than_shortest",
  "no_language",
  "steps_differ",
  "covert_missing",
  "covert_not_meant",
] as const satisfies readonly ImportProblem["code"][];

function versionProblems(
  scripts: readonly GroundingScript[],
  kept: readonly KeptScript[],
): readonly ImportProblem[] {
  return scripts.flatMap((script, index): readonly ImportProblem[] => {
    const at = [script.id, script.version];
    const isTwice = scripts
      .slice(0, index)
      .some(({ id, version }) => id === script.id && version === script.version);
    if (isTwice) return [{ code: "version_twice", at }];
    return isNewVersion(script, kept) ? [] : [{ code: "version_not_newer", at }];
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function failed(code: ImportProblem["code"]): ImportRead {
  return { ok: false, problems: [{ code, at: [] }] };
}
