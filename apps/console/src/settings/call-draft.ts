import { CallSettings, type Language } from "@holdfast/case-schema";

/** How calls are answered and shown, as an administrator edits it. */
export interface CallDraft {
  /** In this order. */
  readonly promptLanguages: readonly Language[];
  /** Empty: none is shown. */
  readonly aliasNumber: string;
  /** In seconds. */
  readonly shortAbandon: string;
}

/** What is wrong with a draft. */
export type CallProblem = "languages" | "alias" | "short_abandon";

export function draftCalls({ promptLanguages, aliasNumber, shortAbandonMs }: CallSettings): CallDraft {
  return { promptLanguages, aliasNumber: aliasNumber ?? "", shortAbandon: String(shortAbandonMs / 1_000) };
}

/** What a draft makes: the setting, or what is wrong with it. */
export function readCalls({
  promptLanguages,
  aliasNumber,
  shortAbandon,
}: CallDraft): { readonly value: CallSettings } | { readonly problem: CallProblem } {
  const alias = aliasNumber.replaceAll(/[\s().\-/]/g, "");
  const seconds = shortAbandon.trim() === "" ? Number.NaN : Number(shortAbandon);
  const read = CallSettings.safeParse({
    promptLanguages,
    aliasNumber: alias === "" ? null : alias,
    shortAbandonMs: Math.round(seconds * 1_000),
  });
  if (read.success) return { value: read.data };
  const wrong = new Set(read.error.issues.map(({ path: [first] }) => first));
  if (wrong.has("promptLanguages")) return { problem: "languages" };
  return { problem: wrong.has("aliasNumber") ? "alias" : "short_abandon" };
}

/** The languages with one of them added at the end, or taken out. */
export function withLanguage(
  languages: readonly Language[],
  language: Language,
  isIn: boolean,
): readonly Language[] {
  const others = languages.filter((each) => each !== language);
  return isIn ? [...others, language] : others;
}

/** The languages with one of them a place earlier; the first stays where it is. */
export function earlier(languages: readonly Language[], language: Language): readonly Language[] {
  const place = languages.indexOf(language);
  if (place <= 0) return languages;
  const others = languages.filter((each) => each !== language);
  return others.toSpliced(place - 1, 0, language);
}
