import { fetchInTime } from "./fetch-in-time.ts";
import { changingSession } from "./session-change.ts";

/** What sign-in answered. `code` names the refusal where it says one. */
export type AuthAnswer =
  | { readonly kind: "done"; readonly body: unknown }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "too_many"; readonly code: string }
  | { readonly kind: "unreachable" };

/** The code of what is refused until whoever asks has proved that it is them. */
export const PROOF_WANTED = "PROVE_IT_IS_YOU";

/** Tells sign-in something, below `/api/auth`. Never throws for what a network or a gateway can do. */
export async function tellAuth(path: string, told: object): Promise<AuthAnswer> {
  try {
    const response = await changingSession(
      fetchInTime(`/api/auth${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(told),
      }),
    );
    const body: unknown = await response.json().catch(() => null);
    if (response.ok) return { kind: "done", body };
    if (response.status === 428) return { kind: "refused", code: PROOF_WANTED };
    if (response.status >= 500) return { kind: "unreachable" };
    return { kind: response.status === 429 ? "too_many" : "refused", code: textIn(body, "code") };
  } catch {
    return { kind: "unreachable" };
  }
}

/** A text in an answer that may be anything; empty when it is not there. */
export function textIn(body: unknown, name: string): string {
  const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, name) : null;
  return typeof value === "string" ? value : "";
}
