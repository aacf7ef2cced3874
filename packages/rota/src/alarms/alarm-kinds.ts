import type { Duty } from "../shift.ts";

/** What whoever is on call is told of outside of the house; whatever presses most comes first. */
export const ALARM_KINDS = [
  "danger_unclaimed",
  "danger_owed",
  "clock_due",
  "report_due",
  "counsel_due",
  "lead_missing",
  "paged",
  "waiting_too_long",
  "channel_down",
  "sending_stuck",
  "follow_up_missed",
  "consent_ending",
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Those of danger: of the messages of an hour some are kept for them (RO15), and to see to them is for a while (RO18). */
export const ALARMS_OF_DANGER = ["danger_unclaimed", "danger_owed"] as const satisfies readonly AlarmKind[];

/** How one kind of alarm goes: each figure is the team's own, in milliseconds. */
export interface AlarmCourse {
  /** So long does its cause hold before anybody is told. */
  readonly afterMs: number;
  /** Who is told, one duty after another. */
  readonly ladder: readonly [Duty, ...Duty[]];
  /** So long is waited for a word before the next duty is told, too. */
  readonly escalateMs: number;
  /** Nobody is told again by the same way before that. */
  readonly againMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const ALARM_COURSES: Readonly<Record<AlarmKind, AlarmCourse>> = {
  danger_unclaimed: {
    afterMs: MINUTE,
    ladder: ["lead", "manager"],
    escalateMs: 3 * MINUTE,
    againMs: 5 * MINUTE,
  },
  // Whoever has them may be in a call. Leads who are there were told twice by then, as it was owed and once more.
  danger_owed: {
    afterMs: 10 * MINUTE,
    ladder: ["lead", "manager"],
    escalateMs: 5 * MINUTE,
    // No longer than a word that somebody sees to it holds: once it is past they are told again, as they were told they would be.
    againMs: 10 * MINUTE,
  },
  clock_due: {
    afterMs: 0,
    ladder: ["lead", "manager", "counsel"],
    escalateMs: 10 * MINUTE,
    againMs: 15 * MINUTE,
  },
  // The law, a funder or a court wants it by then; counsel and leads may sign at home.
  report_due: {
    afterMs: 0,
    ladder: ["lead", "manager", "counsel"],
    escalateMs: 15 * MINUTE,
    againMs: 60 * MINUTE,
  },
  counsel_due: {
    afterMs: 0,
    ladder: ["counsel", "lead", "manager"],
    escalateMs: 30 * MINUTE,
    againMs: 60 * MINUTE,
  },
  // Whoever is missing is told as well: they may have overslept.
  lead_missing: {
    afterMs: 0,
    ladder: ["lead", "manager"],
    escalateMs: 5 * MINUTE,
    againMs: 15 * MINUTE,
  },
  // A lead who is there asks for whoever is on call.
  paged: {
    afterMs: 0,
    ladder: ["lead", "manager"],
    escalateMs: 5 * MINUTE,
    againMs: 15 * MINUTE,
  },
  // Beyond what is promised: five minutes of a text in all, the longest wait of the handbook (3.2), and no mail within its time.
  waiting_too_long: {
    afterMs: 4 * MINUTE,
    ladder: ["lead", "manager"],
    escalateMs: 10 * MINUTE,
    againMs: 30 * MINUTE,
  },
  channel_down: {
    afterMs: 5 * MINUTE,
    ladder: ["lead", "manager"],
    escalateMs: 15 * MINUTE,
    againMs: 60 * MINUTE,
  },
  sending_stuck: {
    afterMs: 5 * MINUTE,
    ladder: ["lead", "manager"],
    escalateMs: 15 * MINUTE,
    againMs: 60 * MINUTE,
  },
  follow_up_missed: {
    afterMs: 0,
    ladder: ["lead", "manager"],
    escalateMs: 30 * MINUTE,
    againMs: 2 * HOUR,
  },
  // Once is enough, while there is time to ask them again.
  consent_ending: {
    afterMs: 0,
    ladder: ["lead"],
    escalateMs: 24 * HOUR,
    againMs: 24 * HOUR,
  },
};
