import { ask } from "../api/ask.ts";
import { createStore } from "../store/store.ts";
import { PasskeysDocument, type PasskeyData } from "./passkey-documents.ts";

/** One's own passkeys, as last told. */
export type Passkeys =
  | { readonly kind: "loading" | "failed" }
  | { readonly kind: "ready"; readonly passkeys: readonly PasskeyData[] };

export const ownPasskeys = createStore<Passkeys>({ kind: "loading" });

/** Asks which there are. What is known stays on screen while the gateway is away. */
export async function lookAtPasskeys(): Promise<void> {
  const answer = await ask(PasskeysDocument, {});
  ownPasskeys.update((before) => {
    if (answer.kind === "data") return { kind: "ready", passkeys: answer.data.passkeys };
    return before.kind === "ready" ? before : { kind: "failed" };
  });
}
