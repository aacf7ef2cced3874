import { signWithPasskey } from "../passkey/browser-passkey.ts";
import { tellAuth } from "./tell-auth.ts";

/** What came of signing in by a passkey. `none`: none was chosen, or there is none here. */
export type PasskeyAnswer = "signed_in" | "none" | "refused" | "too_many" | "unreachable";

/** Signs in with a passkey of this browser, whosever it is. */
export async function signInByPasskey(): Promise<PasskeyAnswer> {
  const asked = await tellAuth("/passkey/options", {});
  if (asked.kind !== "done") return asked.kind;
  const key = await signWithPasskey(asked.body as object);
  if (key.kind === "none") return "none";
  const answer = await tellAuth("/passkey/sign-in", { response: key.response });
  return answer.kind === "done" ? "signed_in" : answer.kind;
}
