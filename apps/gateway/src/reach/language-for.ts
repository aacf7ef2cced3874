import type { Language } from "@holdfast/case-schema";
import type { CurrentSettings } from "@holdfast/db";

/**
 * The language in which somebody is spoken to: theirs, else the one that callers of the house hear first. No language of ours is
 * the usual one.
 */
export function languageFor(language: Language | null, { calls }: Pick<CurrentSettings, "calls">): Language {
  return language ?? calls.promptLanguages[0] ?? "en";
}
