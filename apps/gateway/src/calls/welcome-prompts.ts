import type { Language } from "@holdfast/case-schema";
import type { Waits } from "@holdfast/channel-kit";

/** What is played to whoever rings, and in its place where the exchange has no such sound; `null`: nothing. */
export interface WelcomePrompts {
  readonly first: readonly string[];
  readonly instead: readonly string[] | null;
}

/** What whoever rings is greeted with, by the names of the prompts' files: in these languages, and of a longer wait while there is one. */
export function welcomePrompts(
  languages: readonly Language[],
  { areLonger }: Pick<Waits, "areLonger">,
): WelcomePrompts {
  const usual = languages.map((language) => `welcome-${language}`);
  if (!areLonger) return { first: usual, instead: null };
  return { first: languages.map((language) => `welcome-longer-${language}`), instead: usual };
}
