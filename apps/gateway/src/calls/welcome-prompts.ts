import type { Language } from "@holdfast/case-schema";
import type { Waits } from "@holdfast/channel-kit";

/** What whoever rings is greeted with, by the names of the prompts' files: in these languages, and of a longer wait while there is one. */
export function welcomePrompts(
  languages: readonly Language[],
  { areLonger }: Pick<Waits, "areLonger">,
): readonly string[] {
  return languages.map((language) => `${areLonger ? "welcome-longer" : "welcome"}-${language}`);
}
