/** Characters that are not seen and change how others are: controls, and marks that turn or join what stands around them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu;
const SPACE_RUN = /[\p{Zs}]{2,}/gu;
const SHOWN_MAX = 120;

/**
 * A name that a stranger gave, as it really reads: what would not be seen stands as its number ("⟨202E⟩"), so that no name
 * can pretend to another ending. A long one keeps its beginning and its end, where the ending is.
 */
export function visibleName(name: string): string {
  const seen = name
    .replaceAll(UNSEEN, (character) => `⟨${codeOf(character)}⟩`)
    .replaceAll(SPACE_RUN, (run) => ` ⟨${Array.from(run).length}×␣⟩ `);
  const characters = Array.from(seen);
  if (characters.length <= SHOWN_MAX) return seen;
  const half = SHOWN_MAX / 2;
  return `${characters.slice(0, half).join("")} … ${characters.slice(-half).join("")}`;
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
}
