import type { DangerMeaning, DeviceAnswer, DroppedAction, ReachWay, SafeWindow } from "@holdfast/case-schema";

/** A way as somebody typed it in. Personal data: the aliases. */
export interface WayWanted {
  readonly way: ReachWay;
  /** `null`: at any time. Left out, it was not asked, which is never any time. */
  readonly windows?: readonly SafeWindow[] | null | undefined;
  /** Until when it is agreed to, where that is once. */
  readonly until?: number | null | undefined;
  readonly aliasName?: string | null | undefined;
  readonly aliasTopic?: string | null | undefined;
  readonly mayLeaveVoicemail?: boolean | null | undefined;
}

/** What somebody said about being reached, as it was typed in and before any of it is believed. Personal data. */
export interface PreferenceWanted {
  readonly may: "contact" | "never";
  readonly ways?: readonly WayWanted[] | null | undefined;
  readonly timeZone?: string | null | undefined;
  /** Left out, the words that were agreed before stay. */
  readonly safeWord?: string | null | undefined;
  readonly dangerWord?: string | null | undefined;
  readonly dangerMeans?: DangerMeaning | null | undefined;
  readonly coverStory?: readonly string[] | null | undefined;
  readonly checkQuestion?: string | null | undefined;
  readonly whenDropped?: DroppedAction | null | undefined;
  readonly sharedDevice?: DeviceAnswer | null | undefined;
  readonly watchedDevice?: DeviceAnswer | null | undefined;
  readonly allowsPlainWords?: boolean | null | undefined;
  /** Left out, as long as the rule says (CP16). */
  readonly validUntil?: number | null | undefined;
}

/** What is wrong with one answer: where, as a path, and a code. Never a word of it. */
export interface PreferenceProblem {
  readonly field: string;
  readonly problem: string;
}

/** What was typed, when anything was. */
export function typed(text: string | null | undefined): string | null {
  const trimmed = text?.trim() ?? "";
  return trimmed === "" ? null : trimmed;
}
