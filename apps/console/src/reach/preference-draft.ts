import {
  ReachWay,
  type DangerMeaning,
  type DeviceAnswer,
  type DroppedAction,
  type Weekday,
} from "@holdfast/case-schema";
import type { Preference } from "./reach-documents.ts";

/** Hours as they are typed: a beginning, an end, and the days on which they begin. */
export interface HoursDraft {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly until: string;
}

/** When a way is safe, as it is being answered. */
export type WhenDraft =
  | { readonly kind: "any_time" }
  /** From `since`, when it was chosen or typed, until a time on their clock, once. Milliseconds since 1970. */
  | { readonly kind: "until"; readonly until: string; readonly since: number }
  | { readonly kind: "hours"; readonly hours: readonly HoursDraft[] };

/** One way that they agreed to, as it is being answered. */
export interface WayDraft {
  readonly when: WhenDraft;
  readonly aliasName: string;
  readonly aliasTopic: string;
  readonly mayLeaveVoicemail: boolean;
}

/** How long it holds: as usual, until midnight on their clock, or for so many days. */
export type HoldsFor = "usual" | "tonight" | "1" | "3" | "30";

/**
 * How somebody may be reached, as it is being asked. Personal data, and code words in clear until they are sent: in memory
 * alone.
 */
export interface PreferenceDraft {
  /** Names what was recorded when the asking began; `null`: nothing was. */
  readonly seen: string | null;
  readonly may: "contact" | "never";
  readonly ways: Readonly<Partial<Record<ReachWay, WayDraft>>>;
  readonly timeZone: string;
  readonly safeWord: string;
  readonly dangerWord: string;
  readonly dangerMeans: DangerMeaning | null;
  readonly coverStory: string;
  readonly checkQuestion: string;
  readonly whenDropped: DroppedAction;
  readonly sharedDevice: DeviceAnswer;
  readonly watchedDevice: DeviceAnswer;
  readonly allowsPlainWords: boolean;
  readonly holdsFor: HoldsFor;
}

export const ANY_TIME: WayDraft = {
  when: { kind: "any_time" },
  aliasName: "",
  aliasTopic: "",
  mayLeaveVoicemail: false,
};

export const ALL_DAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/**
 * Where the asking begins: at what they said last, else at nothing. Code words are never shown again. `seen` names what was
 * recorded, also where it may not be shown.
 */
export function draftFrom(
  preference: Preference | null,
  zoneHere: string,
  seen = preference?.id ?? null,
): PreferenceDraft {
  const ways = Object.fromEntries(
    (preference?.ways ?? []).map((each) => [
      each.way,
      {
        when: whenFrom(each, preference?.confirmedAt ?? 0),
        aliasName: each.aliasName ?? "",
        aliasTopic: each.aliasTopic ?? "",
        mayLeaveVoicemail: each.mayLeaveVoicemail,
      } satisfies WayDraft,
    ]),
  );
  return {
    seen,
    may: preference?.may ?? "contact",
    ways,
    timeZone: preference?.timeZone ?? zoneHere,
    safeWord: "",
    dangerWord: "",
    dangerMeans: preference?.dangerMeans ?? null,
    coverStory: (preference?.coverStory ?? []).join("\n"),
    checkQuestion: preference?.checkQuestion ?? "",
    whenDropped: preference?.whenDropped ?? "they_return",
    sharedDevice: preference?.sharedDevice ?? "unknown",
    watchedDevice: preference?.watchedDevice ?? "unknown",
    allowsPlainWords: preference?.allowsPlainWords ?? false,
    holdsFor: "usual",
  };
}

/** What was agreed for once stays that: from when it was said until its time, which may be over by now. */
function whenFrom({ windows, until }: Preference["ways"][number], confirmedAt: number): WhenDraft {
  if (windows === null) return { kind: "any_time" };
  const [once] = windows;
  if (until !== null && once !== undefined) return { kind: "until", until: once.until, since: confirmedAt };
  return { kind: "hours", hours: windows.map(({ days, from, until: end }) => ({ days, from, until: end })) };
}

/** The draft with all that is agreed of code words as it was agreed, whatever was typed since. */
export function wordsAsAgreed(draft: PreferenceDraft, agreed: Preference | null): PreferenceDraft {
  const { safeWord, dangerWord, dangerMeans, coverStory, checkQuestion } = draftFrom(agreed, draft.timeZone);
  return { ...draft, safeWord, dangerWord, dangerMeans, coverStory, checkQuestion };
}

/** The draft with one way agreed to in this manner, as a preset does it with one press. */
export function withWay(
  draft: PreferenceDraft,
  way: ReachWay,
  change: Partial<WayDraft> | null,
): PreferenceDraft {
  const { [way]: before, ...others } = draft.ways;
  return {
    ...draft,
    may: "contact",
    ways: change === null ? others : { ...others, [way]: { ...(before ?? ANY_TIME), ...change } },
  };
}

/** The ways they agreed to, in the order in which they are asked. */
export function agreedWays({ ways }: PreferenceDraft): readonly (readonly [ReachWay, WayDraft])[] {
  return ReachWay.options.flatMap((way) => {
    const each = ways[way];
    return each === undefined ? [] : [[way, each] as const];
  });
}
