import type { AuditStore, PeopleStore } from "@holdfast/db";
import type { Identity } from "../sessions/live-sessions.ts";
import type { Auth } from "./auth.ts";
import { passes, type codeProof } from "./prove-code.ts";

/** What somebody proves it with. Secret, all of it. */
export interface ProofGiven {
  readonly password: string;
  /** From their app, or one of their backup codes; `null`: none was typed. */
  readonly code: string | null;
  /** For what changes how they sign in (G516): their password alone is not enough where they have a factor beyond it. */
  readonly ofFactor: boolean;
}

/**
 * What came of it. `code_wanted`: the password is right, and they sign in with a code, too. `factor_wanted`: it is right and proves it,
 * but not for what it was given for: that wants their passkey, or the directory.
 */
export type Proving =
  | "proved"
  | "code_wanted"
  | "factor_wanted"
  | "wrong_password"
  | "wrong_code"
  | "locked"
  | "ended";

export interface ProvePassword {
  readonly auth: {
    readonly api: Pick<Auth["api"], "verifyPassword" | "getSession">;
  };
  readonly judge: ReturnType<typeof codeProof>;
  readonly people: Pick<PeopleStore, "prove" | "isFactorProved">;
  readonly audit: Pick<AuditStore, "note">;
  readonly provedWithinMs: number;
  readonly factorDirectory: string | null;
}

/**
 * Proves by password, and by a code where whoever asks signs in with one, that the session is still theirs (G420). Wrong codes count
 * towards the same lock as at sign-in (G27); what was wrong is in the audit.
 */
export function provePassword(parts: ProvePassword) {
  const { auth, judge, people, audit, provedWithinMs: withinMs, factorDirectory } = parts;
  return async ({ userId, sessionId }: Identity, cookie: string, given: ProofGiven): Promise<Proving> => {
    const headers = new Headers({ cookie });
    const refused = async (refusal: "wrong_password" | "wrong_code"): Promise<Proving> => {
      await audit.note({
        by: userId,
        deed: "tried",
        thing: "session",
        subjectId: sessionId,
        contactId: null,
        refusal,
      });
      return refusal;
    };
    const { password, code, ofFactor } = given;
    if (!(await passes(auth.api.verifyPassword({ headers, body: { password } }))))
      return refused("wrong_password");
    const session = await auth.api.getSession({ headers, query: { disableRefresh: true } });
    const wantsCode = session?.user.twoFactorEnabled === true;
    if (wantsCode) {
      if (code === null) return "code_wanted";
      const judged = await judge(userId, cookie, code);
      if (judged === "locked") return judged;
      if (judged === "wrong_code") return refused(judged);
    }
    if (!(await people.prove(userId, sessionId, wantsCode))) return "ended";
    const isEnough =
      !ofFactor || (await people.isFactorProved(userId, { sessionId, withinMs, factorDirectory }));
    return isEnough ? "proved" : "factor_wanted";
  };
}
