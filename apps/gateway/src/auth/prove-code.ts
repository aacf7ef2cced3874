import type { PeopleStore } from "@holdfast/db";
import type { UserId } from "@holdfast/case-schema";
import { APIError } from "better-auth/api";
import type { Auth } from "./auth.ts";

export interface ProveCode {
  readonly auth: { readonly api: Pick<Auth["api"], "verifyTOTP" | "verifyBackupCode"> };
  readonly people: Pick<PeopleStore, "useCode" | "areCodesLocked" | "countWrongCode">;
  readonly hashCode: (text: string) => Buffer;
}

/** Whether sign-in's own check passes: it throws what it refuses. */
export async function passes(check: Promise<unknown>): Promise<boolean> {
  try {
    await check;
    return true;
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500) return false;
    throw error;
  }
}

/** Judges a code of whoever is signed in, from their app or a backup code; wrong ones count towards the lock of sign-in (G27). */
export function codeProof({ auth, people, hashCode }: ProveCode) {
  return async (userId: UserId, cookie: string, code: string): Promise<"right" | "wrong_code" | "locked"> => {
    const headers = new Headers({ cookie });
    if (await people.areCodesLocked(userId)) return "locked";
    const isRight = /^\d{6}$/.test(code)
      ? (await passes(auth.api.verifyTOTP({ headers, body: { code } }))) &&
        (await people.useCode(userId, hashCode(`${userId}:${code}`)))
      : await passes(auth.api.verifyBackupCode({ headers, body: { code, disableSession: true } }));
    if (isRight) return "right";
    await people.countWrongCode(userId);
    return "wrong_code";
  };
}
