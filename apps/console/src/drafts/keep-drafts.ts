import type { ContactId, DraftKind } from "@holdfast/case-schema";
import { drafts } from "../contact/draft-store.ts";
import { pending } from "../contact/pending.ts";
import { changeKeeping, keepingOf, keepings, readKey } from "./keeping-store.ts";
import { begin, failed, isTooLong, isUnkept, landed, marked, superseded, type KeptDraft } from "./keeping.ts";
import { take } from "./learn-drafts.ts";
import { wordsOf } from "./words-to-keep.ts";
import { keyOf } from "../contact/drafts.ts";

/** How long words may stand unsaved while nothing is wrong, in milliseconds; a save on its way holds the next one up. */
export const KEEP_AFTER_MS = 300;
/** How soon again after a save came to nothing. A connection that is back does not wait for it. */
export const AGAIN_AFTER_MS = 3_000;
/** How long saving waits for words that are being sent: then they need not be saved. */
export const SENDING_MS = 1_000;

export type SaveAnswer =
  | { readonly kind: "kept"; readonly at: number }
  | { readonly kind: "superseded"; readonly draft: KeptDraft }
  | { readonly kind: "unreachable" | "gone" };

/** What keeping drafts needs from outside. */
export interface KeepOutside {
  readonly save: (contact: ContactId, kind: DraftKind, revision: number, text: string) => Promise<SaveAnswer>;
  /** Whether somebody is signed in, who can save anything at all. */
  readonly canSave: () => boolean;
  readonly clock: () => number;
  readonly later: (ms: number, act: () => void) => () => void;
}

export interface Keeper {
  /** Looks whether anything is to be saved; after whatever may have changed that. */
  readonly look: () => void;
  /** Saves now, once, what is not saved. Resolves when every save was answered. */
  readonly saveNow: () => Promise<void>;
  readonly stop: () => void;
}

/**
 * Saves what is written with the gateway, each draft by itself, one save at a time, until it holds what stands here. How
 * the drafts stand is in `keepings`.
 */
export function keepDrafts(outside: KeepOutside): Keeper {
  const timers = new Map<string, () => void>();
  const running = new Map<string, Promise<void>>();
  const wordsAt = (key: string): string => wordsOf(drafts.get(), pending.get(), ...readKey(key));

  function keys(): ReadonlySet<string> {
    const onTheWay = pending.get().map(({ contact, kind }) => keyOf(contact, kind));
    return new Set([...drafts.get().keys(), ...keepings.get().keys(), ...onTheWay]);
  }

  function look(): void {
    for (const key of keys()) {
      const keeping = marked(keepingOf(key), wordsAt(key), outside.clock());
      if (keeping !== keepingOf(key)) changeKeeping(key, keeping);
      if (keeping.unkeptSince === null || keeping.flight !== null || keeping.trouble === "gone") continue;
      if (timers.has(key) || !outside.canSave()) continue;
      start(key, keeping.trouble === null ? KEEP_AFTER_MS : AGAIN_AFTER_MS);
    }
  }

  function start(key: string, afterMs: number): void {
    const cancel = outside.later(afterMs, () => {
      timers.delete(key);
      if (isBeingSent(key)) start(key, KEEP_AFTER_MS);
      else void run(key);
    });
    timers.set(key, cancel);
  }

  function isBeingSent(key: string): boolean {
    return pending.get().some(({ contact, kind, after, refusal, isStored, at }) => {
      const isUnderWay = after === null && refusal === null && !isStored;
      return isUnderWay && keyOf(contact, kind) === key && outside.clock() - at < SENDING_MS;
    });
  }

  async function run(key: string): Promise<void> {
    await running.get(key);
    const attempted = attempt(key);
    running.set(key, attempted);
    await attempted;
  }

  async function attempt(key: string): Promise<void> {
    const words = wordsAt(key);
    const before = keepingOf(key);
    if (before.flight !== null || !isUnkept(before, words) || isTooLong(words) || !outside.canSave()) return;
    const begun = begin(before, words);
    changeKeeping(key, begun);
    const answer = await outside.save(...readKey(key), begun.revision, words);
    // Forgotten meanwhile: nothing of it may come back.
    if (keepings.get().get(key)?.flight !== begun.flight) return;
    settle(key, answer);
    look();
  }

  function settle(key: string, answer: SaveAnswer): void {
    switch (answer.kind) {
      case "kept":
        changeKeeping(key, landed(keepingOf(key), answer.at));
        return;
      case "superseded":
        take(...readKey(key), (keeping, words) => superseded(keeping, words, answer.draft));
        return;
      case "unreachable":
      case "gone":
        changeKeeping(key, failed(keepingOf(key), answer.kind));
    }
  }

  const stops = [drafts, pending].map((store) => store.subscribe(look));
  const clear = (): void => {
    for (const cancel of timers.values()) cancel();
    timers.clear();
  };
  return {
    look,
    async saveNow() {
      clear();
      await Promise.all([...keys()].map(run));
    },
    stop() {
      for (const each of stops) each();
      clear();
    },
  };
}
