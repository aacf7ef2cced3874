import { DRAFT_LENGTH_MAX } from "@holdfast/case-schema";

/** A draft as the gateway has it. Personal data: `text`. */
export interface KeptDraft {
  readonly revision: number;
  readonly text: string;
  readonly at: number;
}

/** How one draft stands with the gateway. The words themselves are elsewhere: these are what it is known to hold of them. */
export interface Keeping {
  /** The highest revision that was heard of or given out. Whatever is done next gets a higher one. */
  readonly revision: number;
  /** What the gateway is known to hold; `null` before anything is known. */
  readonly kept: KeptDraft | null;
  /** Whether a save came to nothing that the gateway may have kept nevertheless: what it holds is not known then. */
  readonly isUncertain: boolean;
  /** The one save on its way. */
  readonly flight: { readonly revision: number; readonly text: string } | null;
  /** Since when there are words that the gateway is not known to hold. */
  readonly unkeptSince: number | null;
  /** Why the last save came to nothing. */
  readonly trouble: "unreachable" | "gone" | null;
}

export const NOT_KEPT: Keeping = {
  revision: 0,
  kept: null,
  isUncertain: false,
  flight: null,
  unkeptSince: null,
  trouble: null,
};

/** Whether there is something to save. A place to write that is empty, and was never known to be otherwise, is not. */
export function isUnkept({ kept, isUncertain }: Keeping, words: string): boolean {
  return isUncertain || words !== (kept?.text ?? "");
}

/** Whether words are too long to be kept anywhere but here. */
export function isTooLong(words: string): boolean {
  return words.length > DRAFT_LENGTH_MAX;
}

/** Gives out the next revision, to whatever is done to the draft beside saving it. */
export function withNextRevision(keeping: Keeping): Keeping {
  return { ...keeping, revision: keeping.revision + 1 };
}

/** Sends these words on their way. */
export function begin(keeping: Keeping, words: string): Keeping {
  const revision = keeping.revision + 1;
  return { ...keeping, revision, flight: { revision, text: words } };
}

/** The gateway holds this from now on, unless it is known to hold something newer. */
export function holds(keeping: Keeping, found: KeptDraft): Keeping {
  const isNews = found.revision > (keeping.kept?.revision ?? 0);
  return {
    ...keeping,
    revision: Math.max(keeping.revision, found.revision),
    kept: isNews ? found : keeping.kept,
  };
}

/** The save on its way was kept. */
export function landed(keeping: Keeping, at: number): Keeping {
  if (keeping.flight === null) return keeping;
  return { ...holds(keeping, { ...keeping.flight, at }), flight: null, isUncertain: false, trouble: null };
}

/** The save on its way came to nothing, or nobody knows. Should it arrive yet, what follows it has a higher revision. */
export function failed(keeping: Keeping, trouble: NonNullable<Keeping["trouble"]>): Keeping {
  return { ...keeping, flight: null, isUncertain: true, trouble };
}

/** Notes whether anything is unkept, and since when. */
export function marked(keeping: Keeping, words: string, now: number): Keeping {
  const unkeptSince = isUnkept(keeping, words) ? (keeping.unkeptSince ?? now) : null;
  const trouble = unkeptSince === null ? null : keeping.trouble;
  return unkeptSince === keeping.unkeptSince && trouble === keeping.trouble
    ? keeping
    : { ...keeping, unkeptSince, trouble };
}

/** What hearing of a draft makes of it, of the words here, and what it pushes aside, to be offered back. */
export interface Heard {
  readonly keeping: Keeping;
  readonly words: string;
  readonly displaced: string | null;
}

/**
 * Hears what the gateway holds. What was typed here and is not saved yet wins over it, and pushes it aside; otherwise the
 * words from there stand here. What is not newer than what this screen did itself is no news.
 */
export function heard(keeping: Keeping, words: string, found: KeptDraft): Heard {
  // A save on its way will be told itself.
  if (found.revision <= keeping.revision || keeping.flight !== null)
    return { keeping, words, displaced: null };
  return isUnkept(keeping, words)
    ? { keeping: holds(keeping, found), ...won(keeping, words, found) }
    : { keeping: holds(keeping, found), words: found.text, displaced: null };
}

/** The save on its way met a newer revision. What is typed here is saved after it, with a higher one. */
export function superseded(keeping: Keeping, words: string, found: KeptDraft): Heard {
  const { flight } = keeping;
  if (flight === null) return { keeping, words, displaced: null };
  const next = { ...holds(keeping, found), flight: null, isUncertain: false, trouble: null };
  // A save that was kept, and whose answer was lost, meets itself.
  if (found.text === flight.text) return { keeping: next, words, displaced: null };
  return { keeping: next, ...won(keeping, words, found) };
}

/** What was typed wins over words that nobody here has seen, and pushes them aside; an empty place does not. */
function won({ kept }: Keeping, words: string, { text }: KeptDraft): Pick<Heard, "words" | "displaced"> {
  if (text === "" || text === words || text === kept?.text) return { words, displaced: null };
  return words === "" ? { words: text, displaced: null } : { words, displaced: text };
}
