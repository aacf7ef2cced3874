import type { CodeWordHash, CodeWords, DangerMeaning } from "@holdfast/case-schema";
import { areToldApart, codeWordForm } from "@holdfast/contact-policy";
import { typed, type PreferenceProblem, type PreferenceWanted } from "./preference-wanted.ts";

/** The two words in the form in which they are hashed. Personal data: forgotten as soon as they are. */
interface Forms {
  readonly safe: string;
  readonly danger: string | null;
}

/** What becomes of the code words. */
export type CodesWanted =
  /** Both as agreed before; what danger means and the cover story may be new. */
  | { readonly kind: "kept"; readonly codes: CodeWords | null }
  | {
      readonly kind: "new";
      readonly forms: Forms;
      readonly means: DangerMeaning | null;
      readonly coverStory: readonly string[];
    };

/** What becomes of the code words, or every reason why they cannot be these (CP40, CP42). `taken` are words with a meaning. */
export function codesWanted(
  wanted: PreferenceWanted,
  before: CodeWords | null,
  taken: readonly string[],
): CodesWanted | readonly PreferenceProblem[] {
  const [safe, danger] = [typed(wanted.safeWord), typed(wanted.dangerWord)];
  const means = wanted.dangerMeans ?? before?.danger?.means ?? null;
  const story = wanted.coverStory?.flatMap((line) => typed(line) ?? []) ?? null;
  if (safe === null && danger === null) return keptCodes(before, means, story);
  const problems = [
    ...problemsOfForm("safeWord", safe, taken),
    ...problemsOfForm("dangerWord", danger, taken),
  ];
  // Words that were agreed before are not kept in clear: one alone cannot be compared with the other.
  if (safe === null) problems.push({ field: "safeWord", problem: before === null ? "missing" : "say_both" });
  else if (danger === null && before?.danger != null)
    problems.push({ field: "dangerWord", problem: "say_both" });
  else if (danger !== null && !areToldApart(safe, danger))
    problems.push({ field: "dangerWord", problem: "not_told_apart" });
  if (danger !== null && means === null) problems.push({ field: "dangerMeans", problem: "missing" });
  if (danger === null && (story ?? []).length > 0)
    problems.push({ field: "coverStory", problem: "without_danger_word" });
  const safeForm = safe === null ? null : codeWordForm(safe, taken);
  const dangerForm = danger === null ? null : codeWordForm(danger, taken);
  if (problems.length > 0 || safeForm?.ok !== true || dangerForm?.ok === false) return problems;
  return {
    kind: "new",
    forms: { safe: safeForm.form, danger: dangerForm === null ? null : dangerForm.form },
    means,
    coverStory: story ?? before?.danger?.coverStory ?? [],
  };
}

function keptCodes(
  before: CodeWords | null,
  means: DangerMeaning | null,
  story: readonly string[] | null,
): CodesWanted | readonly PreferenceProblem[] {
  if (before?.danger == null || means === null)
    return (story ?? []).length > 0
      ? [{ field: "coverStory", problem: "without_danger_word" }]
      : { kind: "kept", codes: before };
  const { hash, coverStory } = before.danger;
  return {
    kind: "kept",
    codes: { safe: before.safe, danger: { hash, means, coverStory: [...(story ?? coverStory)] } },
  };
}

function problemsOfForm(
  field: "safeWord" | "dangerWord",
  word: string | null,
  taken: readonly string[],
): PreferenceProblem[] {
  const form = word === null ? null : codeWordForm(word, taken);
  return form?.ok === false ? [{ field, problem: form.problem }] : [];
}

/** The code words as they are kept. */
export function hashedCodes(wanted: CodesWanted, hash: (form: string) => CodeWordHash): CodeWords | null {
  if (wanted.kind === "kept") return wanted.codes;
  const { forms, means, coverStory } = wanted;
  return {
    safe: hash(forms.safe),
    danger:
      forms.danger === null || means === null
        ? null
        : { hash: hash(forms.danger), means, coverStory: [...coverStory] },
  };
}
