import type { AnswerSubject, ChannelId, ChannelTraits, UserId } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import type { DraftNotice } from "@holdfast/wire";
import type { AlarmDoors } from "../alarms/alarm-doors.ts";
import type { OwnPasskeys } from "../auth/passkeys/own-passkeys.ts";
import type { AskCalls } from "../calls/ask-calls.ts";
import type { KnownFlood } from "../floods/known-floods.ts";
import type { Beginning } from "../intake/begin.ts";
import type { SignKeys } from "../sign-pages/sign-keys.ts";
import type { Identity } from "../sessions/live-sessions.ts";

/** A channel that is open here, as far as the console may know it. */
export interface OpenChannel {
  readonly id: ChannelId;
  readonly title: string;
  readonly traits: ChannelTraits;
  /** How a conversation is begun there from our side; `null` where it cannot be. */
  readonly begins: Beginning | null;
  /** Which subject an answer there has; `null` where messages have none. */
  readonly answerSubject: AnswerSubject | null;
  /** What stands before our address in an answer; `null` where nothing does. */
  readonly senderName: string | null;
}

/** What resolvers may touch. */
export interface Services {
  readonly store: Pick<
    Store,
    | "audit"
    | "contacts"
    | "moves"
    | "leadMoves"
    | "asks"
    | "sameAddress"
    | "links"
    | "looks"
    | "blocks"
    | "plans"
    | "triage"
    | "answers"
    | "drafts"
    | "escalations"
    | "groundingScripts"
    | "handovers"
    | "watches"
    | "whispers"
    | "announcements"
    | "alarms"
    | "surge"
    | "alarmAddresses"
    | "alarmDevices"
    | "lastHour"
    | "staffing"
    | "practice"
    | "afterDrop"
    | "followUps"
    | "forgetting"
    | "ownWords"
    | "safetyPlans"
    | "crises"
    | "calls"
    | "cases"
    | "bars"
    | "care"
    | "rota"
    | "emergencies"
    | "disclosures"
    | "recipients"
    | "houseTime"
    | "inquiries"
    | "legal"
    | "breaches"
    | "releases"
    | "retention"
    | "scans"
    | "signPages"
    | "search"
    | "settings"
    | "staff"
    | "preferences"
    | "shifts"
    | "people"
    | "skills"
    | "routing"
    | "dismissals"
    | "waitingOffers"
    | "passkeys"
    | "directoryAccounts"
    | "reach"
    | "liftAsks"
    | "optOuts"
    | "mails"
    | "quarantine"
    | "pictures"
    | "reports"
    | "outages"
  >;
  readonly channels: readonly OpenChannel[];
  /** Reads the live sessions anew, so that a revocation holds before its answer is sent. */
  readonly recheckSessions: () => Promise<void>;
  /** Tells whoever has the contact open that somebody's unsent words there changed. */
  readonly tellDraft: (notice: DraftNotice) => void;
  readonly calls: AskCalls;
  /** Contacts about one rumour among those who wait. */
  readonly floods: () => Promise<readonly KnownFlood[]>;
  readonly clock: () => number;
  /** How long ago a session may have proved whose it is where something leaves (G420). */
  readonly provedWithinMs: number;
  /** The directory whose second factor counts, as sign-in names it; `null`: none. */
  readonly factorDirectory: string | null;
  readonly passkeys: OwnPasskeys;
  /** The directory that people sign in by, as they call it and as sign-in does; `null`: they do not. */
  readonly directory: { readonly name: string; readonly provider: string } | null;
  /** Counts a search of somebody, and says whether it is one too many (G397). */
  readonly searchesTooOften: (by: UserId) => boolean;
  /** Counts an address that somebody asks to see, and says whether it is one too many (G392). */
  readonly unmasksTooOften: (by: UserId) => boolean;
  /** How the house tells those of its own of alarms who wish to be told. */
  readonly alarms: {
    readonly doors: AlarmDoors;
    /** Hosts of push services that the house names beside those of the browsers' makers. */
    readonly pushServices: ReadonlySet<string>;
    /** The code that confirms where. */
    readonly drawCode: () => string;
    /** Counts a code that somebody has sent, and says whether it is one too many (G633). */
    readonly codesTooOften: (by: UserId) => boolean;
  };
  /** What opens a page to sign on. */
  readonly makeSignKeys: () => SignKeys;
  /** A fresh secret for a one-time link, and what is kept of it. */
  readonly makeLink: () => { readonly secret: string; readonly secretHash: Buffer };
}

/** One request: who asks, and what they can reach. Whether they may ask was decided before any resolver runs. */
export interface Context extends Services {
  readonly identity: Identity;
}
