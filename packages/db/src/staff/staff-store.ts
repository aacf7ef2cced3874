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
  /** Whether a session was shown two factors; false, where there is none of that id. */
  readonly hasTwoFactors: (session: SessionId) => Promise<boolean>;
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
  readonly count: () => Promise<number>;
}
