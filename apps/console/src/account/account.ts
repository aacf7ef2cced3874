import { ask } from "../api/ask.ts";
import { createStore } from "../store/store.ts";
import { AccountDocument, type AccountData } from "./account-documents.ts";

/** One's own account, as last told. */
export type OwnAccount =
  | { readonly kind: "loading" | "failed" }
  | { readonly kind: "ready"; readonly account: AccountData; readonly isStale: boolean };

export const ownAccount = createStore<OwnAccount>({ kind: "loading" });

/** Asks how the account stands. What is known stays on screen while the gateway is away. */
export async function lookAtAccount(): Promise<void> {
  const answer = await ask(AccountDocument, {});
  ownAccount.update((before) => {
    if (answer.kind === "data") return { kind: "ready", account: answer.data.account, isStale: false };
    return before.kind === "ready" ? { ...before, isStale: true } : { kind: "failed" };
  });
}
