import type { Owed } from "./help-owed-document.ts";

const MINUTE_MS = 60_000;

/** When it is heard, after help was called, that nobody has confirmed that it came (AL29). Lengths are milliseconds. */
export const HELP_HEARD_MS = [10 * MINUTE_MS, 20 * MINUTE_MS] as const;

/** What was told of each by now: how many of its times had passed. */
export type HelpTold = ReadonlyMap<string, number>;

export interface HelpNews {
  readonly told: HelpTold;
  /** What is to be told now, the one first that waits longest. */
  readonly acts: readonly Owed[];
  /** When something is due by the clock though nothing changed; `null`: nothing is. */
  readonly againAt: number | null;
}

/** One call for help, by its contact and when it was made: of one contact help may be called twice. */
export const owedKey = ({ contact, since }: Owed): string => `${contact.id}/${String(since)}`;

/** What is owed by now and was not told before. The same again alarms nobody; what is confirmed is forgotten. Pure. */
export function helpNews(told: HelpTold, owed: readonly Owed[], now: number): HelpNews {
  const stages = owed.map((each) => ({
    each,
    key: owedKey(each),
    stage: HELP_HEARD_MS.filter((ms) => each.since + ms <= now).length,
  }));
  const next = owed.flatMap(({ since }) => HELP_HEARD_MS.map((ms) => since + ms)).filter((at) => at > now);
  return {
    told: new Map(stages.map(({ key, stage }) => [key, Math.max(stage, told.get(key) ?? 0)])),
    acts: stages
      .flatMap(({ each, key, stage }) => (stage > (told.get(key) ?? 0) ? [each] : []))
      .toSorted((one, other) => one.since - other.since),
    againAt: next.length === 0 ? null : Math.min(...next),
  };
}
