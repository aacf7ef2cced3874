import type { Language, UserId } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import type { RotaDuty } from "../rota/rota-store.ts";
import type { PushSubscription } from "./alarm-device-store.ts";

/** As `ALARM_KINDS` of packages/rota says. */
export type StoredAlarmKind =
  | "danger_unclaimed"
  | "danger_owed"
  | "clock_due"
  | "lead_missing"
  | "paged"
  | "waiting_too_long"
  | "channel_down"
  | "sending_stuck"
  | "counsel_due"
  | "report_due"
  | "follow_up_missed"
  | "consent_ending";

/** As `AlarmWay` of packages/rota says. */
export type StoredAlarmWay = "push" | "email" | "text";

/** Of what kind, of which thing, since when. Instants are milliseconds since 1970, by the database's clock. */
export interface AlarmCauseFound {
  readonly kind: StoredAlarmKind;
  /** An id, and nothing that says whose it is. */
  readonly thing: string;
  readonly since: number;
}

/** One that stands. */
export interface StandingAlarm extends AlarmCauseFound {
  readonly id: string;
  readonly isAcknowledged: boolean;
}

/** What somebody was told, or is about to be. */
export interface AlarmToldBefore extends AlarmCauseFound {
  /** Whether it surely did not come there. */
  readonly hasFailed: boolean;
  readonly duty: RotaDuty;
  readonly who: UserId;
  readonly way: StoredAlarmWay;
  readonly at: number;
}

/** All that it hangs on who is told of what. */
export interface AlarmFacts {
  readonly now: number;
  /** Whatever holds, however short. */
  readonly causes: readonly AlarmCauseFound[];
  readonly standing: readonly StandingAlarm[];
  /** When an alarm of what holds ended last. */
  readonly ended: readonly AlarmCauseFound[];
  /** Of what stands, and of the last hour. */
  readonly told: readonly AlarmToldBefore[];
  readonly onCall: readonly {
    readonly duty: RotaDuty;
    readonly who: UserId;
    readonly ways: readonly StoredAlarmWay[];
  }[];
}

/** What comes of it. */
export interface AlarmRound {
  readonly begin: readonly (AlarmCauseFound & { readonly id: string })[];
  /** Ids of alarms whose causes hold no more. */
  readonly end: readonly string[];
  readonly tell: readonly {
    readonly id: string;
    readonly alarmId: string;
    readonly duty: RotaDuty;
    readonly who: UserId;
    readonly way: StoredAlarmWay;
  }[];
}

/** What is to be sent now. Personal data: `address`. */
export interface DueAlarmTelling {
  readonly id: string;
  readonly who: UserId;
  readonly way: StoredAlarmWay;
  /** So often it was tried by now, this time too. */
  readonly attempt: number;
  /** `null`: they gave none by that way any more, or what is kept of it does not open. */
  readonly to: { readonly address: string; readonly language: Language } | null;
  /** By push: every device of theirs that opens. */
  readonly devices: readonly { readonly id: string; readonly subscription: PushSubscription }[];
}

export type AlarmTellingOutcome =
  | { readonly kind: "sent" | "failed" | "unknown" }
  | { readonly kind: "again"; readonly afterMs: number };

/** One as everybody inside is told of it: nothing of what it is about. */
export interface AlarmShown {
  readonly id: string;
  readonly kind: StoredAlarmKind;
  readonly since: number;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: StaffName | null;
  /** How many people were told, or are about to be. */
  readonly told: number;
  /** Whether whoever asks was told, or is about to be. */
  readonly isTheirs: boolean;
  /** How many tellings did not leave, or are not known to have. */
  readonly notSent: number;
  readonly version: number;
}

export type AlarmAcknowledged = "acknowledged" | "not_yours" | "not_found";

/** What whoever is on call is told of outside of the house (DB673). */
export interface AlarmStore {
  /**
   * Settles what stands and who is told of what, by one gateway after another, in one commit; how much was otherwise. `beside`: what is
   * known to hold and stands in no table.
   */
  readonly round: (
    beside: readonly AlarmCauseFound[],
    plan: (facts: AlarmFacts) => AlarmRound,
  ) => Promise<number>;
  /** What is to be sent, for this gateway alone. */
  readonly lease: (holder: string, leaseMs: number) => Promise<readonly DueAlarmTelling[]>;
  /** Says what came of it, while the lease lasts. */
  readonly settle: (ids: readonly string[], holder: string, outcome: AlarmTellingOutcome) => Promise<void>;
  /** What stands, as `by` is told of it, the most pressing first, at most 100. */
  readonly standing: (by: UserId) => Promise<readonly AlarmShown[]>;
  /** Ends its repeats. */
  readonly acknowledge: (id: string, by: UserId) => Promise<AlarmAcknowledged>;
  /** Takes for unsaid what somebody said longer ago than that of alarms of a kind that stand still. How many. */
  readonly lapse: (kind: StoredAlarmKind, olderThanMs: number) => Promise<number>;
  /** Forgets what ended longer ago than that. How many. */
  readonly forget: (olderThanMs: number) => Promise<number>;
}
