import { tellAuth, textIn } from "../api/tell-auth.ts";
import { signWithPasskey } from "../passkey/browser-passkey.ts";

/** What came of it. `no_passkey`: they have none; `none`: they chose none. */
export type ProvedByKey = "proved" | "no_passkey" | "none" | "refused" | "ended" | "too_many" | "unreachable";

/** Proves by a passkey of one's own that it is still them. */
export async function proveByPasskey(): Promise<ProvedByKey> {
  const asked = await tellAuth("/prove/passkey-options", {});
  if (asked.kind !== "done") return asked.kind === "refused" ? "ended" : asked.kind;
  const options = textIn(asked.body, "options");
  if (options === "") return "no_passkey";
  const key = await signWithPasskey(JSON.parse(options) as object);
  if (key.kind === "none") return "none";
  const answer = await tellAuth("/prove/passkey", { response: key.response });
  if (answer.kind === "done") return textIn(answer.body, "kind") === "proved" ? "proved" : "refused";
  return answer.kind === "refused" ? "ended" : answer.kind;
}
