import type { Language } from "@holdfast/case-schema";
import type { Form } from "./form.ts";
import type { GroundingScript } from "./grounding-script.ts";
import type { Said } from "./line.ts";
import { SHARED, type SharedLine } from "./shared-lines.ts";

/** Who hears it, how, and whether somebody else may. */
export interface Hearing {
  readonly language: Language;
  readonly form: Form;
  /** Whether the covert variant is said, where the line has one. */
  readonly covert: boolean;
}

/**
 * What one step of a script says, or its exit; `null` when the script does not speak the language, has no such step, or would
 * have to be seen by whoever watches (GS5).
 */
export function wordsFor(script: GroundingScript, step: string, hearing: Hearing): string | null {
  const wording = script.wordings[hearing.language];
  const said = step === EXIT ? wording?.exit : wording?.steps[step];
  return said === undefined ? null : spoken(said, hearing);
}

/** What is said around every script. */
export function sharedWords(line: SharedLine, { language, form, covert }: Hearing): string {
  const said = SHARED[language][line];
  return (covert ? said.covert : said.open)[form];
}

/** In place of a step: what is said when somebody has had enough. No step can have this name. */
export const EXIT = "$exit";

function spoken({ open, covert }: Said, hearing: Hearing): string | null {
  return (hearing.covert ? covert : open)?.[hearing.form] ?? null;
}
