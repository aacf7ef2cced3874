import { fetchInTime } from "./fetch-in-time.ts";
import { tellAuth } from "./tell-auth.ts";

/** What came of trying to sign in. No answer says whether the name exists. */
export type SignInAnswer = "signed_in" | "code_wanted" | "refused" | "too_many" | "unreachable";

/** Signs in with a username and a password; the session comes back as a cookie that scripts cannot read. */
export async function signIn(username: string, password: string): Promise<SignInAnswer> {
  const answer = await tellAuth("/sign-in/username", { username, password });
  if (answer.kind !== "done") return answer.kind;
  return typeof answer.body === "object" && answer.body !== null && "twoFactorRedirect" in answer.body
    ? "code_wanted"
    : "signed_in";
}

/** Where a code comes from: the app on somebody's own device, or the list they keep. */
export type CodeKind = "app" | "backup";

/** `over`: this try to sign in is over, and begins again with the password. */
export type CodeAnswer = "signed_in" | "refused" | "over" | "locked" | "too_many" | "unreachable";

const ANSWERS: Readonly<Record<string, CodeAnswer>> = {
  INVALID_TWO_FACTOR_COOKIE: "over",
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: "over",
  ACCOUNT_TEMPORARILY_LOCKED: "locked",
};

/** Goes on signing in, with a code. */
export async function signInWithCode(code: string, kind: CodeKind): Promise<CodeAnswer> {
  const path = kind === "app" ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code";
  const answer = await tellAuth(path, { code });
  if (answer.kind === "done") return "signed_in";
  return answer.kind === "unreachable" ? "unreachable" : (ANSWERS[answer.code] ?? answer.kind);
}

/** Whether this browser has a session, asked so that having none is an ordinary answer and no failed request. */
export async function hasSession(): Promise<"yes" | "no" | "unreachable"> {
  try {
    const response = await fetchInTime("/api/auth/get-session");
    if (!response.ok) return "unreachable";
    const body: unknown = await response.json();
    return body === null ? "no" : "yes";
  } catch {
    return "unreachable";
  }
}

/** Ends the session on the gateway. `false` when the gateway could not be told. */
export async function signOut(): Promise<boolean> {
  return (await tellAuth("/sign-out", {})).kind === "done";
}
