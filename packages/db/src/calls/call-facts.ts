import type {
  CallDirection,
  CallEnd,
  CallId,
  CallLegState,
  CallLegWho,
  CallLine,
  CallPartyId,
  CallPhase,
  CallPrompt,
  ChannelId,
  ContactId,
  Lane,
  UserId,
} from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";

/**
 * A call that goes on, as the queue shows it: facts, never a number or a key that was pressed. Instants are milliseconds since
 * 1970. The database makes this shape itself (view `call_row`), for snapshots and events alike.
 */
export interface CallFacts {
  /** The contact's: at most one call of a contact goes on. */
  readonly id: ContactId;
  /** The contact's calls' own; not the contact's. */
  readonly version: number;
  readonly phase: CallPhase;
  readonly phaseSince: number;
  readonly direction: CallDirection;
  readonly line: CallLine;
  /** Since when they have been waiting, an earlier try of theirs included. */
  readonly waitingFrom: number;
  /** Since when whoever has it talks with them; `null` while nobody does. */
  readonly talkingSince: number | null;
  /** Whether it lost its advocate, until another one talks with them. */
  readonly isBack: boolean;
  readonly isOnHold: boolean;
  /** Whose device rings. */
  readonly ringing: readonly UserId[];
  /** Colleagues in it, those who only listen apart. */
  readonly with: readonly StaffName[];
  readonly listening: readonly StaffName[];
  readonly hasParty: boolean;
  /** Who is asked first: whoever they talked with lately. It binds nobody. */
  readonly firstFor: StaffName | null;
  /** The earlier contact of whoever calls again. */
  readonly follows: { readonly id: ContactId; readonly number: number } | null;
  /** Whether they said by a key, while they waited, that they cannot speak. */
  readonly cannotSpeak: boolean;
  /** How many keys they pressed: whoever has the contact open fetches which. */
  readonly keys: number;
}

/** One end of a call as it stands. `user` is of `staff`, `party` of `party`; each `null` of everybody else. */
export interface CallLegFacts {
  readonly leg: string;
  readonly who: CallLegWho;
  readonly user: UserId | null;
  readonly party: CallPartyId | null;
  readonly state: CallLegState;
  /** Whether it hears music. */
  readonly isOnHold: boolean;
  /** Whether it hears and is not heard. */
  readonly isListening: boolean;
  readonly since: number;
}

/** How a call in which the person was on the line came about, and ended. */
export interface CallWithPerson {
  readonly direction: CallDirection;
  readonly end: CallEnd | null;
  readonly endedAt: number | null;
  /** Whether they rang again after it: another call, of another contact. */
  readonly rangSince: boolean;
}

/** A call, live or the last one of its contact, as whoever may read the contact sees it. Personal data: `keys`. */
export interface Call {
  readonly id: CallId;
  readonly phase: CallPhase;
  readonly direction: CallDirection;
  readonly line: CallLine;
  readonly startedAt: number;
  readonly waitingFrom: number;
  /** When somebody first talked with them. */
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly end: CallEnd | null;
  /** When they said by a key that they cannot speak; `null` while they have not. */
  readonly cannotSpeakAt: number | null;
  readonly follows: { readonly id: ContactId; readonly number: number } | null;
  readonly firstFor: StaffName | null;
  readonly legs: readonly CallLeg[];
  /** In the order in which they were pressed; `digit` is `null` when it is damaged. */
  readonly keys: readonly { readonly at: number; readonly digit: string | null }[];
  /** Which prompts were played to them, in their order. */
  readonly said: readonly { readonly at: number; readonly prompt: CallPrompt }[];
}

export interface CallLeg extends Omit<CallLegFacts, "user"> {
  readonly user: StaffName | null;
}

/** A call that goes on, as whoever carries it needs it. It holds nothing personal. */
export interface LiveCall {
  readonly id: CallId;
  readonly contactId: ContactId;
  readonly channel: ChannelId;
  /** Its name at its channel. */
  readonly key: string;
  readonly phase: CallPhase;
  readonly direction: CallDirection;
  readonly line: CallLine;
  readonly startedAt: number;
  readonly waitingFrom: number;
  readonly answeredAt: number | null;
  readonly isBack: boolean;
  readonly firstFor: UserId | null;
  readonly legs: readonly CallLegFacts[];
  /** Who has the contact. */
  readonly holder: UserId | null;
  /** The contact's. */
  readonly version: number;
  readonly number: number;
  readonly danger: string | null;
  readonly lane: Lane | null;
  readonly dueAt: number;
  readonly waitingSince: number;
  readonly language: string | null;
  /** Who sends help and was called with the person on the line. */
  readonly helpJoins: readonly CallPartyId[];
}
