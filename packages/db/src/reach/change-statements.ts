import type { CodeWordKind } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { statement } from "../sql/statement.ts";
import type { Again } from "./persons.ts";
import type { LiftableLock } from "./reach-record.ts";
import type { ReachHappened } from "./reach-store.ts";

/** Where it is not the holder's to say: who has it. */
export type ChangeRow<Done extends string> =
  | { readonly kind: Done; readonly version: number; readonly holder: null }
  | { readonly kind: "not_holder"; readonly version: null; readonly holder: StaffName | null }
  | { readonly kind: "not_found"; readonly version: null; readonly holder: null };

export const keepPreference = statement<
  ChangeRow<"kept"> | { readonly kind: Again | "changed"; readonly version: null; readonly holder: null },
  [
    contactId: string,
    by: string,
    personId: string,
    ownerKey: Buffer | null,
    id: string,
    seen: string | null,
    may: string,
    confirmedAtMs: number,
    bodyKey: Buffer,
    body: Buffer,
    safe: Buffer | null,
    danger: Buffer | null,
    nowMs: number,
  ]
>(
  "keep_preference",
  `select kind, version, holder
   from keep_preference($1, $2, $3, $4, $5, $6, $7::contact_may, $8, $9, $10, $11, $12, $13)`,
);

export const wantPerson = statement<
  { outcome: "kept" | Again },
  [contactId: string, personId: string, ownerKey: Buffer | null, nowMs: number]
>("want_person", "select want_person($1, $2, $3, $4) as outcome");

export const reachHappened = statement<
  ChangeRow<"recorded">,
  [
    contactId: string,
    by: string,
    kind: Exclude<ReachHappened["kind"], "confirmed">,
    until: number | null,
    nowMs: number,
  ]
>("reach_happened", "select kind, version, holder from reach_happened($1, $2, $3::reach_event_kind, $4, $5)");

export const confirmSamePerson = statement<
  ChangeRow<"recorded" | "moved">,
  [contactId: string, by: string, seenVersion: number, nowMs: number]
>("confirm_same_person", "select kind, version, holder from confirm_same_person($1, $2, $3, $4)");

/** `done` is false where more threads belong together than were locked. */
export const codeWordSaid = statement<
  { done: boolean },
  [
    channel: string,
    threadKey: Buffer,
    dedupeKey: Buffer,
    kind: CodeWordKind,
    personId: string,
    hash: Buffer,
    atMs: number,
    saidMs: number | null,
  ]
>("code_word_said", "select code_word_said($1, $2, $3, $4::code_word_kind, $5, $6, $7, $8) as done");

export const confirmDangerOver = statement<
  | { readonly kind: "recorded"; readonly version: number; readonly is_over: boolean }
  | { readonly kind: "moved"; readonly version: number; readonly is_over: null }
  | {
      readonly kind: "check_word_not_heard" | "no_danger" | "not_found" | "again";
      readonly version: null;
      readonly is_over: null;
    },
  [contactId: string, by: string, seenVersion: number, nowMs: number]
>("confirm_danger_over", "select kind, version, is_over from confirm_danger_over($1, $2, $3, $4)");

/** `changed` is false where nothing of danger was to be shown that was not. */
export const keepDangerShown = statement<
  { changed: boolean },
  [contactId: string, saidSo: boolean, nowMs: number]
>("keep_danger_shown", "select keep_danger_shown($1, $2, $3) as changed");

export const liftLock = statement<
  { version: number | null },
  [
    id: string,
    contactId: string,
    by: string,
    locks: readonly LiftableLock[],
    bodyKey: Buffer,
    body: Buffer,
    nowMs: number,
  ]
>("lift_lock", "select lift_lock($1, $2, $3, $4, $5, $6, $7) as version");

export const sawLocked = statement<{ kept: boolean }, [contactId: string, atMs: number]>(
  "saw_locked",
  "select saw_locked($1, $2) as kept",
);

/** Nothing of ours left meanwhile, which would have ended the lease: the deadline is still the one that was looked at. */
export const lookAgainAt = statement<Record<string, never>, [contactId: string, atMs: number | null]>(
  "look_again_at",
  `with over as (
     delete from reach_deadline where contact_id = $1 and lease_until is not null and $2::bigint is null
   )
   update reach_deadline set due_at = instant($2), lease_until = null
   where contact_id = $1 and lease_until is not null and $2::bigint is not null`,
);

/** A lease that would last far longer than anybody takes one for is of a clock that was set back. */
export const leaseDeadlines = statement<
  { contact_id: string },
  [nowMs: number, leaseMs: number, most: number]
>(
  "lease_reach_deadlines",
  `update reach_deadline set lease_until = instant($1::bigint + $2::bigint)
   where contact_id in (
     select contact_id from reach_deadline
     where due_at <= instant($1)
       and (lease_until is null or lease_until <= instant($1) or lease_until > instant($1::bigint + 10 * $2::bigint))
     order by due_at limit $3 for update skip locked)
   returning contact_id`,
);
