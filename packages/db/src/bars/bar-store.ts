import type { ContactId, Role, UserId } from "@holdfast/case-schema";
import type { CaseBarReason } from "@holdfast/case-schema/case";
import type { CaseAsker } from "../cases/case-store.ts";
import type { StaffName } from "../contacts/contact-facts.ts";

/** That somebody has nothing to do with a case, and why: a code, since words would be about somebody. */
export interface CaseBar {
  readonly id: string;
  readonly caseNumber: number;
  readonly user: StaffName;
  readonly reason: CaseBarReason;
  readonly at: number;
  readonly by: StaffName;
  readonly ended: { readonly at: number; readonly by: StaffName } | null;
}

export interface BarGiven {
  readonly id: string;
  /** Whoever bars may not be somebody who reads the case: they know it by its number. */
  readonly caseNumber: number;
  readonly user: UserId;
  readonly reason: CaseBarReason;
  /** Whether they can be, by their role and by whether somebody else of it is left who is not barred. */
  readonly mayBe: (role: Role, isOneLeft: boolean) => "yes" | "nobody" | "last";
}

export type Barred =
  | { readonly kind: "barred" }
  /** They are barred from it already, or that id is taken. */
  | { readonly kind: "already" }
  /** Nobody else of their role would be left (DB497). */
  | { readonly kind: "last" }
  /** There is nobody like that, or it is the asker themself. */
  | { readonly kind: "nobody" }
  /** There is no such case, or none that is the asker's to bar from. */
  | { readonly kind: "not_found" };

/** Contacts that wait while everybody on shift who could take them is barred from them. */
export interface Uncovered {
  /** Those that are kept from whoever asks are not among them. */
  readonly contacts: readonly { readonly id: ContactId; readonly number: number; readonly since: number }[];
  /** Whether there is one that is kept from whoever asks: nothing else is told of it. */
  readonly hasOther: boolean;
}

/** Who may have nothing to do with a case, whatever else they are to it (DB441). What was said stays. */
export interface BarStore {
  readonly bar: (given: BarGiven, asker: CaseAsker) => Promise<Barred>;
  /** Ends one, by somebody else than whom it bars. */
  readonly lift: (id: string, asker: CaseAsker) => Promise<{ readonly kind: "lifted" | "not_found" }>;
  /** Of every case that is the asker's to bar from, what stands first, then the newest; at most 200. */
  readonly list: (asker: CaseAsker) => Promise<readonly CaseBar[]>;
  /** The contacts from which somebody is barred at this moment (DB523). */
  readonly contactsOf: (user: UserId) => Promise<ReadonlySet<ContactId>>;
  /** Which of these ids are of a contact from which they are barred, or of something that belongs to one. */
  readonly keeps: (user: UserId, ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Which of these are the number of such a contact. */
  readonly keepsNumbers: (user: UserId, numbers: readonly number[]) => Promise<ReadonlySet<number>>;
  /** Everybody who is barred from any contact, with all of these: a handful of people. */
  readonly everybody: () => Promise<ReadonlyMap<UserId, ReadonlySet<ContactId>>>;
  /** What waits while everybody on shift is barred from it, as it was settled last, the longest first, told as `by` may be (A92). */
  readonly uncovered: (by: UserId) => Promise<Uncovered>;
  /** Settles which these are, of whoever is on shift in one of these roles, and tells it once where it is otherwise (DB562). */
  readonly settleUncovered: (roles: readonly Role[]) => Promise<number>;
  /** Takes back what somebody has, or was offered, and is barred from by now; says how many (DB521). */
  readonly handBack: () => Promise<number>;
}
