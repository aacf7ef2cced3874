import type { AuditStore, PeopleStore } from "@holdfast/db";
import { APIError } from "better-auth/api";
import type { Identity } from "../sessions/live-sessions.ts";
import type { Auth } from "./auth.ts";

/** What somebody proves it with. Secret, all of it. */
export interface ProofGiven {
  readonly password: string;
  /** From their app, or one of their backup codes; `null`: none was typed. */
  readonly code: string | null;
}

/** What came of it. `code_wanted`: the password is right, and they sign in with a code, too. */
export type Proving = "proved" | "code_wanted" | "wrong_password" | "wrong_code" | "locked" | "ended";

export interface ProvePassword {
  readonly auth: {
    readonly api: Pick<Auth["api"], "verifyPassword" | "verifyTOTP" | "verifyBackupCode" | "getSession">;
  };
  readonly people: Pick<PeopleStore, "prove" | "useCode" | "areCodesLocked" | "countWrongCode">;
  readonly audit: Pick<AuditStore, "note">;
  readonly hashCode: (text: string) => Buffer;
}

/** Whether sign-in's own check passes: it throws what it refuses. */
async function passes(check: Promise<unknown>): Promise<boolean> {
  try {
    await check;
    return true;
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return false;
    throw error;
  }
}

/**
 * Proves by password, and by a code where whoever asks signs in with one, that the session is still theirs (G420). Wrong codes count
 * towards the same lock as at sign-in (G27); what was wrong is in the audit.
 */
export function provePassword({ auth, people, audit, hashCode }: ProvePassword) {
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
    const { password, code } = given;
    if (!(await passes(auth.api.verifyPassword({ headers, body: { password } }))))
      return refused("wrong_password");
    const session = await auth.api.getSession({ headers, query: { disableRefresh: true } });
    if (session?.user.twoFactorEnabled === true) {
      if (code === null) return "code_wanted";
      if (await people.areCodesLocked(userId)) return "locked";
      const isRight = /^\d{6}$/.test(code)
        ? (await passes(auth.api.verifyTOTP({ headers, body: { code } }))) &&
          (await people.useCode(userId, hashCode(`${userId}:${code}`)))
        : await passes(auth.api.verifyBackupCode({ headers, body: { code, disableSession: true } }));
      if (!isRight) {
        await people.countWrongCode(userId);
        return refused("wrong_code");
      }
    }
    return (await people.prove(userId, sessionId)) ? "proved" : "ended";
  };
}
