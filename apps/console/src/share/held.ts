import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { ask, tell } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import type { ResultOf } from "../graphql.ts";
import { session } from "../session/session.ts";
import { latest } from "../store/latest.ts";
import { createStore } from "../store/store.ts";
import { DecideHeldDocument, HeldDocument, ToSignDocument, type ToSignData } from "./held-documents.ts";
import { notDecidedWords } from "./held-words.ts";
import { ToForgetDocument, type ToForgetData } from "./to-forget-documents.ts";

/** What waits for the word of whoever is signed in, as last told. */
export type Held =
  | { readonly kind: "loading" | "failed" }
  | {
      readonly kind: "ready";
      readonly all: ResultOf<typeof HeldDocument> & {
        readonly toSign: readonly ToSignData[];
        readonly toForget: readonly ToForgetData[];
      };
      readonly readAt: number;
      readonly isStale: boolean;
    };

export const held = createStore<Held>({ kind: "loading" });

/** Whoever signs nothing has nothing to sign, and is not told that it is unknown; so with who asks to be forgotten. */
const NOTHING_TO_SIGN = { kind: "data", data: { toSign: [] } } as const;
const NOBODY_TO_FORGET = { kind: "data", data: { toForget: [] } } as const;

const newest = latest();

/** Asks what waits. What is known stays, and says as of when, while the gateway is away. */
export async function lookAtHeld(): Promise<void> {
  const answers = await newest.ask(() =>
    Promise.all([
      ask(HeldDocument, {}),
      may("disclosure.sign") ? ask(ToSignDocument, {}) : NOTHING_TO_SIGN,
      may("person.forget") ? ask(ToForgetDocument, {}) : NOBODY_TO_FORGET,
    ]),
  );
  if (answers === null) return;
  const [words, names, people] = answers;
  held.update((before) => {
    if (words.kind === "data" && names.kind === "data" && people.kind === "data") {
      const all = { ...words.data, toSign: names.data.toSign, toForget: people.data.toForget };
      return { kind: "ready", all, readAt: serverNow(), isStale: false };
    }
    return before.kind === "ready" ? { ...before, isStale: true } : { kind: "failed" };
  });
}

/** What whoever is signed in may do: of nobody else it is asked. */
function may(what: "disclosure.sign" | "person.forget"): boolean {
  const now = session.get();
  return now.kind === "signed_in" && now.me.capabilities.has(what);
}

/** Says yes or no to what waits, and tells what came of it: `null` when it is decided. Undecided it stays refused. */
export async function decideHeld(id: string, isApproved: boolean, why: string): Promise<string | null> {
  const answer = await tell(DecideHeldDocument, { id, isApproved, why });
  const words =
    answer.kind !== "data"
      ? notDecidedWords(answer.kind)
      : answer.data.done.__typename === "HeldDecided"
        ? null
        : notDecidedWords(
            answer.data.done.__typename === "HeldNotDecided"
              ? answer.data.done.because
              : answer.data.done.__typename,
          );
  const said = words ?? (isApproved ? t`Approved. Whoever asked can send it now.` : t`Refused.`);
  announce({ kind: `held:${id}`, urgency: words === null ? "polite" : "assertive", words: () => said });
  await lookAtHeld();
  return words;
}
