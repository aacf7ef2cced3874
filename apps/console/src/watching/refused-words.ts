import { t } from "@lingui/core/macro";

interface TooLong {
  readonly __typename: "TextRefused";
  readonly limit: number;
  readonly length: number;
}

interface Hidden {
  readonly __typename: "CharactersRefused";
  readonly character: string;
}

/** Why words to colleagues cannot stand as they are written. */
export function refusedWords(refused: TooLong | Hidden): string {
  if (refused.__typename === "CharactersRefused") {
    const { character } = refused;
    return t`It holds a character that nobody sees, or that turns the words beside it (${character}). Write it without that.`;
  }
  if (refused.limit === 0) return t`It says nothing.`;
  const [length, limit] = [String(refused.length), String(refused.limit)];
  return t`It is too long: ${length} characters, and ${limit} fit.`;
}
