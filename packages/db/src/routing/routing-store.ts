import type {
  ChannelId,
  ContactId,
  DangerReason,
  Lane,
  Language,
  Medium,
  Role,
  ShiftState,
  UserId,
} from "@holdfast/case-schema";
import type { HadWeight } from "../care/care-store.ts";
import type { Skill } from "../skills/skill-store.ts";

/** A contact that waits for somebody, as matching reads it: facts only. Instants are milliseconds since 1970. */
export interface SoughtFacts {
  readonly id: ContactId;
  readonly number: number;
  readonly version: number;
  readonly channel: ChannelId;
  readonly medium: Medium;
  readonly language: Language | null;
  readonly danger: DangerReason | null;
  readonly lane: Lane | null;
  readonly dueAt: number;
  readonly waitingSince: number;
  readonly barred: readonly UserId[];
  /** Who said no to it as it stands now, or let it run out, and has been there since (Q69). */
  readonly refusedBy: readonly UserId[];
  /** Who of those on shift had it last on this shift; `null` when nobody did. */
  readonly hadBy: UserId | null;
}

/** A contact that somebody has, as matching reads it. */
export interface HeldFacts {
  readonly id: ContactId;
  readonly number: number;
  readonly channel: ChannelId;
  readonly medium: Medium;
  readonly language: Language | null;
  /** How heavy it is to have (Q40). */
  readonly weight: HadWeight;
  /** Whether a call of it goes on. */
  readonly isTalking: boolean;
  /** Since when an answer is owed to them; `null` when the last word is ours: what only machines wrote owes none. */
  readonly owedSince: number | null;
  readonly barred: readonly UserId[];
}

/** Somebody on shift, as matching reads of them. */
export interface AdvocateFacts extends Skill {
  readonly id: UserId;
  readonly role: Role;
  readonly state: ShiftState;
  /** The media on which they want nothing new for now. */
  readonly paused: readonly Medium[];
  /** Since when no console of theirs answers, told already or not (DB652). */
  readonly goneSince: number | null;
  /** Whether they have time to themselves after a contact. */
  readonly isWrappingUp: boolean;
  /** Since when they are on shift. */
  readonly since: number;
  readonly holds: readonly HeldFacts[];
  /** What they had on this shift, the first first. */
  readonly had: readonly { readonly at: number; readonly weight: HadWeight }[];
  readonly breakEndedAt: number | null;
  readonly declinedAt: number | null;
  /** Since when nothing new has come to them, on this shift. */
  readonly idleSince: number;
}

/** Whoever is on shift with the instant of the reading, by the database's clock, which is theirs. */
export interface OnShiftFacts {
  readonly now: number;
  readonly advocates: readonly AdvocateFacts[];
}

/** The world as matching reads it, each part by one statement (DB656). */
export interface RoutingStore {
  /** What waits for somebody now: not what is set aside, only machines wrote, or is on the telephone. */
  readonly sought: () => Promise<readonly SoughtFacts[]>;
  /** Everybody on shift, or one of them. */
  readonly onShift: (only?: UserId) => Promise<OnShiftFacts>;
}
