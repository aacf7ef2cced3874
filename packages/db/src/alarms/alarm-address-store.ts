import type { Language, UserId } from "@holdfast/case-schema";
import type { StoredAlarmWay } from "./alarm-store.ts";

/** Somebody's own, shown to nobody else. Personal data: `address`. */
export interface OwnAlarmAddress {
  readonly way: StoredAlarmWay;
  /** `null`: what is kept of it does not open. */
  readonly address: string | null;
  readonly isConfirmed: boolean;
}

/** `none_asked`: none waits for a code, or its code is too old or was said wrong too often. */
export type AlarmAddressConfirmed = "confirmed" | "wrong" | "none_asked";

/** Where somebody wishes to be told of alarms: said by themselves, and used once they said the code that came there (DB674). */
export interface AlarmAddressStore {
  readonly own: (user: UserId) => Promise<readonly OwnAlarmAddress[]>;
  /** Keeps one beside the one that is used, until its code is said; in the place of one that waits for another code. */
  readonly ask: (given: {
    readonly id: string;
    readonly user: UserId;
    readonly way: StoredAlarmWay;
    readonly address: string;
    readonly language: Language;
    /** What was sent there; only a keyed hash of it is kept. */
    readonly code: string;
    readonly codeLastsMs: number;
  }) => Promise<void>;
  readonly confirm: (user: UserId, way: StoredAlarmWay, code: string) => Promise<AlarmAddressConfirmed>;
  /** Keeps none of theirs by that way any more. */
  readonly remove: (user: UserId, way: StoredAlarmWay) => Promise<void>;
  /** Forgets what nobody confirmed while its code was good. How many. */
  readonly forgetAsked: () => Promise<number>;
}
