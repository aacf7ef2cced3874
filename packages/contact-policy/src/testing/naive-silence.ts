import type { Happening } from "./happening.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What moves a conversation: a clock that is put back dates nothing that it has seen later than what it sees then (CP26). */
const UNSEEN: ReadonlySet<Happening["kind"]> = new Set([
  "written",
  "came_back",
  "agreed",
  "time_agreed",
  "lifted",
  "lift_used",
  "danger_confirmed_over",
  "refused",
  "agreed_anew",
  "provider_blocks",
  "provider_unblocks",
]);

/** When something happened, by a clock that shows `now` and may have been put back since. */
export function when(story: readonly Happening[], index: number, now: number): number {
  return Math.min(
    now,
    ...story
      .slice(index)
      .filter(({ kind }) => !UNSEEN.has(kind))
      .map(({ at }) => at),
  );
}

/** That texts are locked by silence: since when, and the place of what they have not answered. */
export interface Locked {
  readonly since: number;
  readonly entry: number;
}

/** How texts are locked by silence, or were seen to be since they last wrote; `null`: they are not (CP20 to CP26). */
export function silenceOf(story: readonly Happening[], now: number): Locked | null {
  let until = -Infinity;
  let locked: Locked | null = null;
  const lockAt = (upTo: number, clock: number): void => {
    const past = story.slice(0, upTo);
    const heard = past.findLast((each) => each.kind === "wrote");
    const failed = past.flatMap((each) => (each.kind === "did_not_arrive" ? [each.entry] : []));
    const ours = past.flatMap((each, index) =>
      each.kind === "left" && each.entry > (heard?.entry ?? 0) && !failed.includes(each.entry)
        ? [{ entry: each.entry, index }]
        : [],
    );
    const first = ours.toSorted((a, b) => a.entry - b.entry)[0];
    if (locked !== null && !ours.some(({ entry }) => entry === locked?.entry)) locked = null;
    if (locked !== null) locked = { ...locked, since: Math.min(locked.since, clock) };
    else if (first !== undefined) {
      const since = Math.max(when(past, first.index, clock) + 15 * MINUTE, until);
      if (clock >= since) locked = { entry: first.entry, since };
    }
  };
  for (const [index, each] of story.entries()) {
    if (UNSEEN.has(each.kind)) continue;
    lockAt(index, each.at);
    if (each.kind === "text_until" && locked === null) until = Math.min(each.until, each.at + DAY);
    // What they never got asked nothing of them: whether the next one did is seen at once (CP23).
    if (each.kind === "did_not_arrive") lockAt(index + 1, each.at);
  }
  lockAt(story.length, now);
  return locked;
}
