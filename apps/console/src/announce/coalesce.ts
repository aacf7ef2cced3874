/** Something worth saying aloud. Events of one kind within the window become one sentence. */
export interface Announcement {
  /** What kind of event it is; one sentence is spoken per kind. */
  readonly kind: string;
  readonly urgency: "polite" | "assertive";
  /** Whether it is said at once, whatever was said a moment ago: danger and calls only. */
  readonly breaksThrough?: boolean;
  /** Whom it is about, where it happens by itself; left out for the answer to somebody's own deed. */
  readonly about?: "everyone" | "mine";
  /** Whether it says that what its kind tells is over: nobody hears the end of what they were not told. */
  readonly isEnd?: boolean;
  /** The sentence for `count` such events; the last one's wording is used. */
  readonly words: (count: number) => string;
}

/** A sentence ready to be spoken. */
export interface Sentence {
  readonly urgency: "polite" | "assertive";
  readonly words: string;
}

/** What waits to be said, and when something was last said. Instants are milliseconds. */
export interface Pending {
  readonly waiting: readonly { readonly announcement: Announcement; readonly count: number }[];
  readonly lastPolite: number;
  readonly lastAssertive: number;
}

export const NOTHING_PENDING: Pending = {
  waiting: [],
  lastPolite: Number.NEGATIVE_INFINITY,
  lastAssertive: Number.NEGATIVE_INFINITY,
};

/** Shortest time between two polite sentences, and between two assertive ones, in milliseconds. */
export const POLITE_GAP_MS = 4_000;
export const ASSERTIVE_GAP_MS = 10_000;

/**
 * Adds an event. One of a kind that already waits is counted with it and takes its place, not a new one; the end of what
 * still waits to be said goes with it, unsaid.
 */
export function enqueue(pending: Pending, announcement: Announcement): Pending {
  const isSame = (kind: string): boolean => kind === announcement.kind;
  const before = pending.waiting.find((item) => isSame(item.announcement.kind));
  // More than one: an end was to be told before, of something that was heard.
  if (announcement.isEnd && before?.count === 1 && !before.announcement.isEnd)
    return { ...pending, waiting: pending.waiting.filter((item) => item !== before) };
  const waiting =
    before === undefined
      ? [...pending.waiting, { announcement, count: 1 }]
      : pending.waiting.map((item) => (item === before ? { announcement, count: item.count + 1 } : item));
  return { ...pending, waiting };
}

/** What may be said now, and when to ask again; `null` when nothing is left. Everything polite goes in one sentence. */
export function take(
  pending: Pending,
  now: number,
): { readonly pending: Pending; readonly say: readonly Sentence[]; readonly againAt: number | null } {
  const say: Sentence[] = [];
  const last = { polite: pending.lastPolite, assertive: pending.lastAssertive };
  const gap = { polite: POLITE_GAP_MS, assertive: ASSERTIVE_GAP_MS };
  let waiting = pending.waiting;
  for (const urgency of ["assertive", "polite"] as const) {
    const due = waiting.filter((item) => item.announcement.urgency === urgency);
    const isHeld =
      now - last[urgency] < gap[urgency] && !due.some(({ announcement }) => announcement.breaksThrough);
    if (due.length === 0 || isHeld) continue;
    say.push({ urgency, words: due.map((item) => item.announcement.words(item.count)).join(" ") });
    waiting = waiting.filter((item) => item.announcement.urgency !== urgency);
    last[urgency] = now;
  }
  const times = waiting.map(({ announcement }) => last[announcement.urgency] + gap[announcement.urgency]);
  return {
    pending: { waiting, lastPolite: last.polite, lastAssertive: last.assertive },
    say,
    againAt: times.length === 0 ? null : Math.min(...times),
  };
}
