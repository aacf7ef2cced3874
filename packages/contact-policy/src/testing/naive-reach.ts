import type { LiftableLock } from "../reach-facts.ts";
import type { Agreed, Happening, HeldBy, ReachedBy, WouldLeave } from "./happening.ts";
import { isOpenBy } from "./naive-hours.ts";
import { silenceOf, when, type Locked } from "./naive-silence.ts";

export type { Agreed, Happening, HeldBy, ReachedBy, WouldLeave } from "./happening.ts";
export { isOpenBy, wallAt } from "./naive-hours.ts";

const MINUTE = 60_000;

/** What the page of the rules says of a text. */
export interface Judged {
  /** Which rule forbids it; `null`: none. */
  readonly forbiddenBy: string | null;
  /** Which rules open what another one would forbid. */
  readonly openedBy: readonly ("CP80" | "CP83")[];
}

/**
 * What SPEC.md says of this text to a person in a situation. Written from the page alone, to be slow and plain: it reads the
 * whole story anew each time, and shares no line with `mayReach`.
 */
export function judge(
  story: readonly Happening[],
  text: WouldLeave,
  now: number,
  by: HeldBy = "text",
): Judged {
  const openedBy: ("CP80" | "CP83")[] = [];
  const forbidden = (rule: string | null): Judged => ({ forbiddenBy: rule, openedBy });
  const { content, isQuiet, forTime, isAfterDrop = false } = text;
  const danger = dangerIn(story);
  const agreed = inForce(story);
  const may = agreed?.may === "contact" ? agreed : null;
  if (danger !== null && (may?.hasCoverStory !== true || content !== "cover_story")) return forbidden("CP51");
  // A page is fetched: when they are reached is no question there, who reads is (CP2).
  if (by === "form")
    return forbidden(danger === null && isMarked(story) && !isCheck(content) ? "CP33" : null);
  if (agreed?.may === "never") return forbidden("CP5");
  const silent = silenceOf(story, now);
  const isAnswer =
    forTime === null && !isAfterDrop && silent === null && story.some(({ kind }) => kind === "wrote");
  if (isOptedOut(story, isAnswer)) return forbidden("CP64");
  if (silent !== null && by === "text") {
    if (!isFirstOfItsTime(story, text, silent)) return forbidden("CP21");
    openedBy.push("CP83");
  }
  if (forTime !== null && !isItsTime(story, forTime, now)) return forbidden("CP82");
  if (isAfterDrop && !isTextAfterDrop(story, may, by, text.entry)) return forbidden("CP15");
  const locks = isAnswer ? [] : locksOfReaching(story, now, by);
  const lifted = danger === null ? liftedIn(story, text.entry, now) : [];
  const [lock] = locks;
  if (lock !== undefined && locks.some(({ lock: name }) => name === null || !lifted.includes(name)))
    return forbidden(lock.rule);
  if (lock !== undefined) {
    // A lead's word is for this and nothing else, whoever may hold the device.
    if (content !== "neutral_check") return forbidden("CP80");
    openedBy.push("CP80");
  } else if (danger === null) {
    const check = may?.hasCheckQuestion === true ? "agreed_check" : "neutral_check";
    if (isDoubtful(story, now, by) && content !== check) return forbidden("CP34");
    if (isMarked(story) && !isCheck(content)) return forbidden("CP33");
  }
  return forbidden(isQuiet && may?.allowsPlainWords !== true ? "CP71" : null);
}

/**
 * Which rule of the page forbids to call them now, in a conversation from which nobody was called yet; `null`: none. A call is
 * never an answer (CP3), and a lead's word is for a message (CP80).
 */
export function judgeCall(story: readonly Happening[], now: number): string | null {
  if (isInDanger(story)) return "CP51";
  if (inForce(story)?.may === "never") return "CP5";
  if (isOptedOut(story, false)) return "CP64";
  return locksOfReaching(story, now, "call")[0]?.rule ?? null;
}

/** Whether texts are seen to break off by now: from five minutes before silence locks them (CP21, CP24). */
export function isBreakingOff(story: readonly Happening[], now: number): boolean {
  return silenceOf(story, now + 5 * MINUTE) !== null;
}

/** Whether somebody said that it may be the exploiter who reads, and nobody took it back. */
function isMarked(story: readonly Happening[]): boolean {
  return story.findLast(({ kind }) => kind === "marked" || kind === "mark_taken_back")?.kind === "marked";
}

const isCheck = (content: WouldLeave["content"]): boolean =>
  content === "agreed_check" || content === "neutral_check";

/** What stands against reaching out to them now (CP6 to CP16), each with what a lead may lift of it. */
export function locksOfReaching(
  story: readonly Happening[],
  now: number,
  by: ReachedBy = "text",
): readonly { readonly rule: string; readonly lock: LiftableLock | null }[] {
  const agreed = inForce(story);
  if (agreed === null) return [{ rule: "CP6", lock: null }];
  if (agreed.may === "never") return [];
  const { timeZone } = agreed;
  const texts = by === "call" ? callsIn(agreed) : agreed.texts;
  const expired = isExpired(story, now) ? [{ rule: "CP16", lock: "preference_expired" } as const] : [];
  // Mails are agreed on in every story, at any time.
  if (by === "email") return expired;
  if (texts !== null && isOnceOver(story, agreed, now))
    return [...expired, { rule: "CP17", lock: "outside_window" }];
  return [
    ...expired,
    ...(texts === null ? [{ rule: "CP14", lock: null }] : []),
    ...(texts !== null && !isOpenBy(texts, timeZone, now)
      ? [{ rule: "CP10", lock: "outside_window" } as const]
      : []),
  ];
}

/** When they may be called; `null`: they may not. */
function callsIn({
  areCallsAgreed,
  texts,
}: Extract<Agreed, { may: "contact" }>): Extract<Agreed, { may: "contact" }>["texts"] {
  return areCallsAgreed ? (texts ?? "any_time") : null;
}

/** Whether what was agreed on has run out (CP16). */
export function isExpired(story: readonly Happening[], now: number): boolean {
  const agreed = inForce(story);
  return agreed?.may === "contact" && now >= saidAt(story, agreed) + agreed.forMs;
}

/** Whether texts were agreed on for once, and that is over (CP17). */
export function isOnceOver(
  story: readonly Happening[],
  agreed: Extract<Agreed, { may: "contact" }>,
  now: number,
): boolean {
  return agreed.onceForMs !== null && now >= saidAt(story, agreed) + agreed.onceForMs;
}

function saidAt(story: readonly Happening[], agreed: Agreed): number {
  return story.findLast((each) => each.kind === "agreed" && each.preference === agreed)?.at ?? -Infinity;
}

/**
 * Whether they asked to be texted once after it broke off, and were not yet, nor will be by another one (CP15): by that way, so
 * by no mail.
 */
function isTextAfterDrop(
  story: readonly Happening[],
  may: Extract<Agreed, { may: "contact" }> | null,
  by: HeldBy,
  entry: number | null,
): boolean {
  const cameBack = story.flatMap((each) => (each.kind === "came_back" ? [each.entry] : []));
  const isTried = story.some(
    (each) =>
      (each.kind === "left" || (each.kind === "written" && !cameBack.includes(each.entry))) &&
      each.isAfterDrop === true &&
      each.entry !== entry,
  );
  return by === "text" && may?.isTextedWhenDropped === true && !isTried;
}

/** Which locks a lead's word opens now, to a text in this place: once, and for a quarter of an hour (CP80). */
function liftedIn(story: readonly Happening[], entry: number | null, now: number): readonly LiftableLock[] {
  const index = story.findLastIndex(({ kind }) => kind === "lifted");
  const lift = story[index];
  if (lift?.kind !== "lifted" || now >= lift.at + 15 * MINUTE) return [];
  const cameBack = story.flatMap((each) => (each.kind === "came_back" ? [each.entry] : []));
  const isUsed = story
    .slice(index)
    .some((each) => each.kind === "lift_used" && each.entry !== entry && !cameBack.includes(each.entry));
  return isUsed ? [] : lift.locks;
}

/** Whether they asked for this before the lock closed, by order and by clock, and nothing of it was sent yet (CP83). */
function isFirstOfItsTime(
  story: readonly Happening[],
  { forTime, entry }: WouldLeave,
  silent: Locked,
): boolean {
  const index = story.findLastIndex((each) => each.kind === "time_agreed" && each.time === forTime);
  const asked = story[index];
  if (asked === undefined || asked.at >= silent.since) return false;
  if (silenceOf(story.slice(0, index), asked.at)?.entry === silent.entry) return false;
  const back = new Set(
    story.flatMap((each) =>
      each.kind === "did_not_arrive" || each.kind === "came_back" ? [each.entry] : [],
    ),
  );
  return !story.some(
    (each) =>
      (each.kind === "left" || each.kind === "written") &&
      each.forTime === forTime &&
      !back.has(each.entry) &&
      each.entry < (entry ?? Infinity),
  );
}

function isItsTime(story: readonly Happening[], time: string, now: number): boolean {
  const agreed = story.findLast((each) => each.kind === "time_agreed" && each.time === time);
  return agreed?.kind === "time_agreed" && agreed.from <= now && now < agreed.until;
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

function isOptedOut(story: readonly Happening[], isAnswer: boolean): boolean {
  const start = story.findLastIndex((each) => each.kind === "wrote" && each.word === "start");
  const since = story.slice(start + 1);
  const isStop = (each: Happening): boolean => each.kind === "wrote" && each.word === "stop";
  const stops = since.some(isStop);
  const anew = stops ? -1 : since.findLastIndex(({ kind }) => kind === "agreed_anew");
  const said = since.findLastIndex((each, at) => at > anew && (isStop(each) || each.kind === "refused"));
  const block = since.findLastIndex(({ kind }) => kind === "provider_blocks" || kind === "provider_unblocks");
  const wroteAfter = (at: number): boolean =>
    isAnswer && since.slice(at + 1).some((each) => each.kind === "wrote" && each.word !== "stop");
  const isBlocked = since[block]?.kind === "provider_blocks" && !wroteAfter(block);
  return isBlocked || (said >= 0 && !wroteAfter(said));
}

/** Whether something asks to confirm the person (CP30 to CP35). */
function isDoubtful(story: readonly Happening[], now: number, by: HeldBy): boolean {
  const confirmed = story.findLastIndex(({ kind }) => kind === "confirmed");
  const asked = story.slice(confirmed + 1);
  if (asked.some(({ kind }) => kind === "reopened" || kind === "reassigned")) return true;
  const spoken = story.findIndex(({ kind }) => kind === "left");
  // Silence says nothing of who holds a mailbox.
  if (spoken < 0 || by === "email") return false;
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
