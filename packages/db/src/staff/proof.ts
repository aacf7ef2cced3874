import type { SessionId } from "@holdfast/case-schema";
import type { CaseAsker } from "../cases/case-store.ts";
import { statement } from "../sql/statement.ts";

/** In which session somebody asks, and how long ago it may have proved whose it is. */
export interface Proof {
  readonly sessionId: SessionId;
  readonly withinMs: number;
}

/** The same, of whoever changes how they sign in. */
export interface FactorProof extends Proof {
  /** The directory that says where it asked for two factors, as sign-in names it; `null`: none does. */
  readonly factorDirectory: string | null;
}

/** Whoever lets something leave (DB490). */
export interface ProvingAsker extends CaseAsker {
  readonly proof: Proof;
}

/** Whether the session has proved it, by the database's clock (DB628), and if so for as long as the transaction takes: it does not end meanwhile. */
export const holdProof = statement<
  { id: string },
  [sessionId: string, staffId: string, withinMs: number, gatewayMs: number, databaseMs: number]
>(
  "hold_proof",
  "select id from session where id = $1 and session_proved_lately($1, $2, $3, $4, $5) for share",
);

/**
 * Whether the session has proved it as far as changing how they sign in asks for (G516): held alike. A password alone is enough where
 * the account has nothing beyond it yet: no passkey, no codes that were proved, and no directory that counts beside the password.
 */
export const holdFactorProof = statement<
  { id: string },
  [
    sessionId: string,
    staffId: string,
    withinMs: number,
    gatewayMs: number,
    databaseMs: number,
    factorDirectory: string | null,
  ]
>(
  "hold_factor_proof",
  `select id from session where id = $1 and session_proved_lately($1, $2, $3, $4, $5) and (two_factors or not (
     exists (select from passkey where user_id = $2)
     or exists (select from staff where staff.id = $2 and two_factor_enabled)
     or exists (select from account there join account own on own.user_id = there.user_id
       where there.user_id = $2 and there.provider_id = $6::text and own.provider_id = 'credential' and own.password is not null)))
   for share of session`,
);

/** Says to the audit that something of a case did not leave, for want of a proof. */
export const noteUnproved = statement<{ done: boolean }, [staffId: string, caseId: string]>(
  "note_unproved",
  "select audit_write($1, 'tried', 'disclosure', null, null, $2, null, 'prove_it_is_you') as done",
);

export const proveSession = statement<
  { id: string },
  [sessionId: string, staffId: string, gatewayMs: number, databaseMs: number, byTwo: boolean]
>(
  "prove_session",
  `update session set proved_at = greatest(proved_at, instant($4)), two_factors = two_factors or $5
   where id = $1 and user_id = $2 and expires_at > instant($3) returning id`,
);

export const provedAt = statement<{ proved_at: number }, [sessionId: string, staffId: string]>(
  "session_proved_at",
  "select ms(proved_at) as proved_at from session where id = $1 and user_id = $2",
);
