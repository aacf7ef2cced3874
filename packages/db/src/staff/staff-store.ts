import type { Role, SessionId, UserId } from "@holdfast/case-schema";

/** Somebody who may sign in: a disabled account is nobody's colleague. */
export interface StaffMember {
  readonly id: UserId;
  readonly name: string;
  readonly role: Role;
}

export interface LiveSession {
  readonly sessionId: SessionId;
  readonly userId: UserId;
  readonly role: Role;
  readonly name: string;
  readonly expiresAt: number;
  /** Whether they are barred from any case. */
  readonly hasBars: boolean;
  /** Whether it was shown two factors (DB551). */
  readonly hasTwoFactors: boolean;
  /** Whether it was not, and the house wants them of that role: it opens nothing but its owner's account. */
  readonly isConfined: boolean;
  /** Until when at the longest it opens the house all the same (DB627); `null`: nothing is wanted of it, or its time is over. */
  readonly secondFactorBy: number | null;
}

/** What a session that goes on in another one, as a password is changed, hands over to it. */
export interface FactorsShown {
  readonly hasTwo: boolean;
  /** Until when it has time to show a second one (DB627); `null`: nobody gave it any. */
  readonly secondBy: number | null;
}

export interface NewStaffMember {
  /** Stored in lower case. */
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  /** As better-auth's `hashPassword` makes it. */
  readonly passwordHash: string;
}

export interface StaffStore {
  /** Whoever may sign in. */
  readonly list: () => Promise<readonly StaffMember[]>;
  /**
   * Whoever may sign in, by their id, and how often what they sign in with was taken from them: a session that says another number
   * than there is then does not begin (DB535).
   */
  readonly letIn: () => Promise<ReadonlyMap<string, number>>;
  /** What a session was shown: nothing, where there is none of that id. */
  readonly factorsOf: (session: SessionId) => Promise<FactorsShown>;
  /** Every session that has not expired, in one query. */
  readonly sessions: () => Promise<readonly LiveSession[]>;
  /** Changes a role and ends that person's sessions. Somebody always stays administrator. Without `by` the house does it. */
  readonly changeRole: (
    id: UserId,
    role: Role,
    by?: UserId,
  ) => Promise<"changed" | "not_found" | "last_administrator">;
  /** Ends a person's sessions, and says how many. Without `by` the house does it. */
  readonly revokeSessions: (id: UserId, by?: UserId) => Promise<number>;
  readonly create: (input: NewStaffMember) => Promise<"created" | "username_taken">;
  /** Makes those of these whose username is free, all at once; `false`: none. Of two who ask at once for the same, one makes all of them. */
  readonly createSeveral: (members: readonly NewStaffMember[]) => Promise<boolean>;
  readonly count: () => Promise<number>;
}
