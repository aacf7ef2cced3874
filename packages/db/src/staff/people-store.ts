import type { Language, Role, SessionId, UserId } from "@holdfast/case-schema";
import type { OwnSession, Person, StaffLinkKind } from "./person.ts";
import type { FactorProof, Proof } from "./proof.ts";

/** A link as it is kept: by its secret's hash alone. */
export interface NewLink {
  readonly secretHash: Buffer;
  readonly by: UserId;
  readonly validForMs: number;
}

/** Somebody who is invited. */
export interface Invitation {
  /** Stored in lower case. */
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly languages: readonly Language[];
}

export type Disabled =
  /** `returned`: how many contacts went back to the queue with it. */
  | { readonly kind: "disabled"; readonly returned: number }
  | { readonly kind: "not_found" | "last_administrator" };

/** Accounts and what opens them (DB70 to DB73). */
export interface PeopleStore {
  readonly list: () => Promise<readonly Person[]>;
  /** Makes an account that nobody can sign in to before the link was used. */
  readonly invite: (who: Invitation, link: NewLink) => Promise<"invited" | "username_taken">;
  /**
   * Takes away password, second factor and sessions at once, and makes the one link by which their owner comes back;
   * an earlier link ends.
   */
  readonly reset: (
    id: UserId,
    link: NewLink,
  ) => Promise<"reset" | "not_found" | "disabled" | "last_administrator">;
  /** Shuts an account: sessions and links end, and what its owner held goes back to the queue, in one commit. Without `by` the house does it. */
  readonly disable: (id: UserId, by?: UserId) => Promise<Disabled>;
  /** Opens it again. Links that ended stay ended; so do sessions. Without `by` the house does it. */
  readonly enable: (id: UserId, by?: UserId) => Promise<boolean>;
  /** Whose link this is; `null` when it is used, withdrawn, too old, or none. */
  readonly findLink: (secretHash: Buffer) => Promise<FoundLink | null>;
  /** Sets the password, once: of two who use one link, one does. Says whether. */
  readonly useLink: (secretHash: Buffer, passwordHash: string) => Promise<boolean>;
  readonly ownSessions: (id: UserId) => Promise<readonly OwnSession[]>;
  /** Ends sessions of one person, all but `except`; or only `one`. Says how many. */
  readonly endOwnSessions: (
    id: UserId,
    which: { readonly one: SessionId } | { readonly except: SessionId },
  ) => Promise<number>;
  /**
   * Whoever asks in it has just proved that it is theirs (DB490), `byTwo` factors where it says so (DB551). False: there is no such session
   * of theirs any more.
   */
  readonly prove: (id: UserId, session: SessionId, byTwo?: boolean) => Promise<boolean>;
  /** When it was last proved; `null`: there is no such session of theirs. */
  readonly provedAt: (id: UserId, session: SessionId) => Promise<number | null>;
  /** Whether it was proved lately. */
  readonly isProved: (id: UserId, proof: Proof) => Promise<boolean>;
  /** The same, by a factor beyond the password where they have one (G516). */
  readonly isFactorProved: (id: UserId, proof: FactorProof) => Promise<boolean>;
  /** Notes that a code opened a session. False when it had done so before. */
  readonly useCode: (id: UserId, codeHash: Buffer) => Promise<boolean>;
  /** Whether that person's codes are locked for having been guessed at. */
  readonly areCodesLocked: (id: UserId) => Promise<boolean>;
  /** Counts a wrong code towards that lock, as sign-in counts them: the tenth in a row locks for a quarter of an hour. */
  readonly countWrongCode: (id: UserId) => Promise<void>;
  /** Forgets codes that could not be used again anyway; says how many. */
  readonly forgetCodes: (keptMs: number) => Promise<number>;
}

export interface FoundLink {
  readonly kind: StaffLinkKind;
  readonly username: string;
  readonly name: string;
  readonly expiresAt: number;
}
