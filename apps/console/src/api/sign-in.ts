import { fetchInTime } from "./fetch-in-time.ts";

/** What came of trying to sign in. No answer says whether the name exists. */
export type SignInAnswer = "signed_in" | "refused" | "too_many" | "unreachable";

const JSON_HEADERS = { "content-type": "application/json" };

/** Signs in with a username and a password; the session comes back as a cookie that scripts cannot read. */
export async function signIn(username: string, password: string): Promise<SignInAnswer> {
  try {
    const response = await fetchInTime("/api/auth/sign-in/username", {
      method: "POST",
      headers: JSON_HEADERS,
      body: JSON.stringify({ username, password }),
    });
    if (response.ok) return "signed_in";
    if (response.status === 429) return "too_many";
    return response.status >= 500 ? "unreachable" : "refused";
  } catch {
    return "unreachable";
  }
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
  try {
    const response = await fetchInTime("/api/auth/sign-out", {
      method: "POST",
      headers: JSON_HEADERS,
      body: "{}",
    });
    return response.ok;
  } catch {
    return false;
  }
}
