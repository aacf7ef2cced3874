import type { ReachContent } from "@holdfast/case-schema";

/** What was agreed on, as far as a text is asked about. */
export interface Agreed {
  readonly may: "contact" | "never";
  readonly hasCoverStory: boolean;
  readonly hasCheckQuestion: boolean;
  readonly allowsPlainWords: boolean;
}

/** Something that happened to a conversation by texts, when by the house's clock; listed in the order in which it happened. */
export type Happening = { readonly at: number } & (
  | {
      readonly kind: "wrote";
      readonly entry: number;
      readonly word: "stop" | "start" | "danger" | "safe" | null;
    }
  | { readonly kind: "left" | "did_not_arrive"; readonly entry: number }
  | { readonly kind: "agreed"; readonly preference: Agreed }
  | { readonly kind: "text_until"; readonly until: number }
  | { readonly kind: "danger_confirmed_over"; readonly by: string }
  | {
      readonly kind:
        | "confirmed"
        | "reopened"
        | "reassigned"
        | "marked"
        | "mark_taken_back"
        | "looked"
        | "refused"
        | "agreed_anew"
        | "provider_blocks"
        | "provider_unblocks";
    }
);

/** A text that would leave. */
export interface WouldLeave {
  readonly content: ReachContent;
  readonly isQuiet: boolean;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Which rule of SPEC.md forbids this text to a person in a situation who has written at least once, or `null`. Written from
 * the page alone, to be slow and plain: it reads the whole story anew each time, and shares no line with `mayReach`.
 */
export function forbiddenBy(
  story: readonly Happening[],
  { content, isQuiet }: WouldLeave,
  now: number,
): string | null {
  const danger = dangerIn(story);
  const agreed = inForce(story);
  const may = agreed?.may === "contact" ? agreed : null;
  if (danger !== null && (may?.hasCoverStory !== true || content !== "cover_story")) return "CP51";
  if (agreed?.may === "never") return "CP5";
  if (isOptedOut(story)) return "CP64";
  if (isSilent(story, now)) return "CP21";
  const isCheck = content === "agreed_check" || content === "neutral_check";
  if (danger === null) {
    const check = may?.hasCheckQuestion === true ? "agreed_check" : "neutral_check";
    if (isDoubtful(story, now) && content !== check) return "CP34";
    const lastMark = last(story, ({ kind }) => kind === "marked" || kind === "mark_taken_back");
    if (lastMark?.kind === "marked" && !isCheck) return "CP33";
  }
  return isQuiet && may?.allowsPlainWords !== true ? "CP71" : null;
}

/** Where danger that still holds began; `null` when it does not hold. Codes are agreed on before anything is said (CP53). */
function dangerIn(story: readonly Happening[]): number | null {
  const words = story.flatMap((each, index) =>
    each.kind === "wrote" && each.word === "danger" ? [index] : [],
  );
  let began: number | null = null;
  for (const index of words) {
    began ??= index;
    const next = words.find((other) => other > index) ?? story.length;
    const since = story.slice(index + 1, next);
    const check = since.findIndex((each) => each.kind === "wrote" && each.word === "safe");
    const confirmed = check < 0 ? [] : since.slice(check);
    const staff = confirmed.flatMap((each) => (each.kind === "danger_confirmed_over" ? [each.by] : []));
    if (new Set(staff).size >= 2) began = null;
  }
  return began;
}

/** What was agreed on last; nothing of it holds for whoever has the number since, unless danger does (CP32). */
function agreedIn(story: readonly Happening[]): Agreed | null {
  const index = story.findLastIndex(
    (each, at) =>
      each.kind === "agreed" || (each.kind === "reassigned" && dangerIn(story.slice(0, at)) === null),
  );
  const found = story[index];
  return found?.kind === "agreed" ? found.preference : null;
}

/** Whether the danger word holds. */
export function isInDanger(story: readonly Happening[]): boolean {
  return dangerIn(story) !== null;
}

/** What holds of what was agreed on: in danger, what was before it began (CP50), but that no contact at all is their word always (CP5). */
export function inForce(story: readonly Happening[]): Agreed | null {
  const latest = agreedIn(story);
  if (latest?.may === "never") return latest;
  return agreedIn(story.slice(0, dangerIn(story) ?? story.length));
}

function isOptedOut(story: readonly Happening[]): boolean {
  const start = story.findLastIndex((each) => each.kind === "wrote" && each.word === "start");
  const since = story.slice(start + 1);
  const isStop = (each: Happening): boolean => each.kind === "wrote" && each.word === "stop";
  const stops = since.some(isStop);
  const anew = stops ? -1 : since.findLastIndex(({ kind }) => kind === "agreed_anew");
  const said = since.findLastIndex((each, at) => at > anew && (isStop(each) || each.kind === "refused"));
  const block = since.findLastIndex(({ kind }) => kind === "provider_blocks" || kind === "provider_unblocks");
  const wroteAfter = (at: number): boolean =>
    since.slice(at + 1).some((each) => each.kind === "wrote" && each.word !== "stop");
  const isBlocked = since[block]?.kind === "provider_blocks" && !wroteAfter(block);
  return isBlocked || (said >= 0 && !wroteAfter(said));
}

/** What moves a conversation: a clock that is put back dates nothing that it has seen later than what it sees then (CP26). */
function isSeen({ kind }: Happening): boolean {
  return (
    !["agreed", "danger_confirmed_over", "refused", "agreed_anew"].includes(kind) &&
    !kind.startsWith("provider")
  );
}

function when(story: readonly Happening[], index: number, now: number): number {
  return Math.min(
    now,
    ...story
      .slice(index)
      .filter(isSeen)
      .map(({ at }) => at),
  );
}

/** Whether texts are locked by silence, or were seen to be since they last wrote (CP20 to CP26). */
function isSilent(story: readonly Happening[], now: number): boolean {
  let until = -Infinity;
  let lockedOn: number | null = null;
  const lockAt = (upTo: number, clock: number): void => {
    const past = story.slice(0, upTo);
    const heard = last(past, (each) => each.kind === "wrote");
    const failed = past.flatMap((each) => (each.kind === "did_not_arrive" ? [each.entry] : []));
    const ours = past.flatMap((each, index) =>
      each.kind === "left" && each.entry > (heard?.entry ?? 0) && !failed.includes(each.entry)
        ? [{ entry: each.entry, index }]
        : [],
    );
    const first = ours.toSorted((a, b) => a.entry - b.entry)[0];
    if (lockedOn !== null && !ours.some(({ entry }) => entry === lockedOn)) lockedOn = null;
    if (first !== undefined && clock >= Math.max(when(past, first.index, clock) + 15 * MINUTE, until))
      lockedOn ??= first.entry;
  };
  for (const [index, each] of story.entries()) {
    if (!isSeen(each)) continue;
    lockAt(index, each.at);
    if (each.kind === "text_until" && lockedOn === null) until = Math.min(each.until, each.at + DAY);
    // What they never got asked nothing of them: whether the next one did is seen at once (CP23).
    if (each.kind === "did_not_arrive") lockAt(index + 1, each.at);
  }
  lockAt(story.length, now);
  return lockedOn !== null;
}

/** Whether something asks to confirm the person (CP30 to CP35). */
function isDoubtful(story: readonly Happening[], now: number): boolean {
  const confirmed = story.findLastIndex(({ kind }) => kind === "confirmed");
  const asked = story.slice(confirmed + 1);
  if (asked.some(({ kind }) => kind === "reopened" || kind === "reassigned")) return true;
  const spoken = story.findIndex(({ kind }) => kind === "left");
  if (spoken < 0) return false;
  // Five minutes without a word of theirs, before any of those that came since, or now.
  const looks = asked.flatMap((each, at) => (each.kind === "wrote" ? [confirmed + 1 + at] : []));
  return [...looks, story.length].some((index) => {
    if (index <= spoken) return false;
    const past = story.slice(0, index);
    const clock = story[index]?.at ?? now;
    const bases = past.flatMap((each, at) =>
      each.kind === "wrote" || at === confirmed || at === spoken ? [when(past, at, clock)] : [],
    );
    return clock >= Math.max(...bases) + 5 * MINUTE;
  });
}

function last<Found extends Happening>(
  story: readonly Happening[],
  is: ((each: Happening) => each is Found) | ((each: Happening) => boolean),
): Found | undefined {
  return story.findLast(is as (each: Happening) => each is Found);
}
