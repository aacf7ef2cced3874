import { DEFAULT_KEYWORDS, type SafeWindow } from "@holdfast/case-schema";
import { areToldApart, codeWordForm, keywordTexts } from "@holdfast/contact-policy";
import type { VariablesOf } from "../graphql.ts";
import type { RecordPreferenceDocument } from "./reach-mutations.ts";
import { agreedWays, type HoldsFor, type PreferenceDraft, type WhenDraft } from "./preference-draft.ts";
import { readClock } from "./read-clock.ts";
import { untilWindow } from "./until-window.ts";
import { midnightThere, wallTime } from "./wall-time.ts";

export type PreferenceInput = VariablesOf<typeof RecordPreferenceDocument>["preference"];

/** What is wrong with one answer: codes, for which the form has words. */
export interface PreferenceProblem {
  readonly field: string;
  readonly problem: string;
}

/** Which code words were agreed before. */
export interface AgreedBefore {
  readonly hasSafeWord: boolean;
  readonly hasDangerWord: boolean;
}

/** The answers in the form in which they are recorded, or what is wrong with them. The gateway asks all of it again. */
export type Readied =
  | { readonly ok: true; readonly input: PreferenceInput }
  | { readonly ok: false; readonly problems: readonly PreferenceProblem[] };

const DAY_MS = 24 * 60 * 60_000;

/** Makes the answers ready. Words that were agreed before stay where both are left out. */
export function readied(draft: PreferenceDraft, agreed: AgreedBefore, now: number): Readied {
  if (draft.may === "never") return { ok: true, input: { may: "never" } };
  const problems = [...problemsOfWays(draft, now), ...problemsOfWords(draft, agreed)];
  if (problems.length > 0) return { ok: false, problems };
  const { safeWord, dangerWord, dangerMeans } = draft;
  const hasDanger = dangerWord.trim() !== "" || (safeWord.trim() === "" && agreed.hasDangerWord);
  const story = hasDanger ? linesOf(draft.coverStory) : [];
  return {
    ok: true,
    input: {
      may: "contact",
      ways: agreedWays(draft).map(([way, { when, aliasName, aliasTopic, mayLeaveVoicemail }]) => ({
        way,
        windows: windowsOf(when, draft.timeZone)?.map((each) => ({ ...each })) ?? null,
        until: endOf(when, draft.timeZone),
        aliasName: orNull(aliasName),
        aliasTopic: orNull(aliasTopic),
        mayLeaveVoicemail: way === "call" && mayLeaveVoicemail,
      })),
      timeZone: draft.timeZone.trim(),
      safeWord: orNull(safeWord),
      dangerWord: orNull(dangerWord),
      dangerMeans: hasDanger ? dangerMeans : null,
      coverStory: [...story],
      checkQuestion: orNull(draft.checkQuestion),
      whenDropped: draft.whenDropped,
      sharedDevice: draft.sharedDevice,
      watchedDevice: draft.watchedDevice,
      allowsPlainWords: draft.allowsPlainWords,
      validUntil: validUntil(draft, now),
    },
  };
}

function problemsOfWays(draft: PreferenceDraft, now: number): readonly PreferenceProblem[] {
  const problems: PreferenceProblem[] = [];
  const ways = agreedWays(draft);
  if (ways.length === 0) problems.push({ field: "ways", problem: "none" });
  if (wallTime(now, draft.timeZone.trim()) === null) problems.push({ field: "timeZone", problem: "unknown" });
  for (const [way, { when, aliasName, aliasTopic }] of ways) {
    if (!isWhole(when)) problems.push({ field: `ways.${way}`, problem: "hours" });
    else if (isOver(when, draft.timeZone, now)) problems.push({ field: `ways.${way}`, problem: "past" });
    if (aliasTopic.trim() !== "" && aliasName.trim() === "")
      problems.push({ field: `ways.${way}.alias`, problem: "name_missing" });
  }
  return problems;
}

function problemsOfWords(
  draft: PreferenceDraft,
  { hasSafeWord, hasDangerWord }: AgreedBefore,
): readonly PreferenceProblem[] {
  const { safeWord, dangerWord, dangerMeans } = draft;
  const problems: PreferenceProblem[] = [];
  const taken = keywordTexts(DEFAULT_KEYWORDS);
  for (const [field, word] of [
    ["safeWord", safeWord],
    ["dangerWord", dangerWord],
  ] as const) {
    const form = word.trim() === "" ? null : codeWordForm(word, taken);
    if (form?.ok === false) problems.push({ field, problem: form.problem });
  }
  const hasDanger = dangerWord.trim() !== "";
  if (hasDanger && safeWord.trim() === "") {
    // Both are hashed and forgotten, so that one alone cannot be compared with the other.
    problems.push({ field: "safeWord", problem: hasSafeWord ? "say_both" : "missing" });
  } else if (!hasDanger && hasDangerWord && safeWord.trim() !== "")
    problems.push({ field: "dangerWord", problem: "say_both" });
  else if (hasDanger && !areToldApart(safeWord, dangerWord))
    problems.push({ field: "dangerWord", problem: "not_told_apart" });
  if (hasDanger && dangerMeans === null) problems.push({ field: "dangerMeans", problem: "missing" });
  const story = linesOf(draft.coverStory);
  if (story.length > 5) problems.push({ field: "coverStory", problem: "too_many" });
  if (story.some((line) => line.length > 160)) problems.push({ field: "coverStory", problem: "too_long" });
  if (draft.checkQuestion.trim().length > 160) problems.push({ field: "checkQuestion", problem: "too_long" });
  return problems;
}

function isWhole(when: WhenDraft): boolean {
  if (when.kind === "any_time") return true;
  if (when.kind === "until") return isEnd(when.until);
  return (
    when.hours.length > 0 &&
    when.hours.every(
      ({ days, from, until }) =>
        days.length > 0 && isBeginning(from) && isEnd(until) && readClock(from) !== readClock(until),
    )
  );
}

const isEnd = (typed: string): boolean => readClock(typed) !== null;
const isBeginning = (typed: string): boolean => isEnd(typed) && readClock(typed) !== "24:00";

/** Whether it ended before it could be recorded: its clock time comes again tomorrow, and is not what was agreed. */
function isOver(when: WhenDraft, zone: string, now: number): boolean {
  const end = endOf(when, zone);
  return end !== null && end <= now;
}

/** When a way that was agreed to once ends; `null` for one that comes again. */
function endOf(when: WhenDraft, zone: string): number | null {
  return when.kind === "until" ? (untilWindow(when.until, when.since, zone.trim())?.endsAt ?? null) : null;
}

function windowsOf(when: WhenDraft, zone: string): readonly SafeWindow[] | null {
  if (when.kind === "any_time") return null;
  if (when.kind === "hours")
    return when.hours.map(({ days, from, until }) => ({
      days: [...days],
      from: readClock(from) ?? from,
      until: readClock(until) ?? until,
    }));
  const once = untilWindow(when.until, when.since, zone.trim());
  // No hours at all rather than any hour: the gateway refuses them.
  return once === null ? [] : [once.window];
}

/** As long as they said, and where every way is for once, no longer than the last of them: once does not come weekly. */
function validUntil(draft: PreferenceDraft, now: number): number | null {
  const said = saidUntil(draft.holdsFor, draft.timeZone, now);
  const ends = agreedWays(draft).map(([, { when }]) => endOf(when, draft.timeZone));
  if (!ends.every((end) => end !== null)) return said;
  return Math.min(Math.max(...ends), said ?? Number.POSITIVE_INFINITY);
}

function saidUntil(holdsFor: HoldsFor, zone: string, now: number): number | null {
  if (holdsFor === "usual") return null;
  return holdsFor === "tonight" ? midnightThere(now, zone.trim()) : now + Number(holdsFor) * DAY_MS;
}

/** Each line is one text; empty ones are none. */
export function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}
