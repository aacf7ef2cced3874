import { askedAgain, type AskedAgain, type Pauses } from "./asked-again.ts";
import { suspects, type Suspects } from "./suspects.ts";

/** What is known of a folder's messages beyond one line to it. */
export interface FolderMemory {
  readonly again: AskedAgain;
  readonly suspects: Suspects;
}

/** Remembers for as long as UIDs mean the same. `now` never goes back; `chance` is from 0 up to 1. */
export function folderMemory(
  pauses: Pauses,
  now: () => number,
  chance: () => number,
): (validity: string) => FolderMemory {
  let known: (FolderMemory & { readonly validity: string }) | null = null;
  return (validity) => {
    if (known?.validity !== validity)
      known = { validity, again: askedAgain(pauses, now, chance), suspects: suspects() };
    return known;
  };
}
