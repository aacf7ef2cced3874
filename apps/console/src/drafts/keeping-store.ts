import { ContactId, DraftKind } from "@holdfast/case-schema";
import { drafts } from "../contact/draft-store.ts";
import { createStore, type Store } from "../store/store.ts";
import { NOT_KEPT, type Keeping } from "./keeping.ts";

/** How every draft stands with the gateway, by contact and kind. Personal data: in memory only. */
export const keepings = createStore<ReadonlyMap<string, Keeping>>(new Map());

/** Words that newer ones of the same person pushed aside, by contact and kind, to be put back at their wish. */
export const displaced = createStore<ReadonlyMap<string, string>>(new Map());

export function keepingOf(key: string): Keeping {
  return keepings.get().get(key) ?? NOT_KEPT;
}

export function changeKeeping(key: string, next: Keeping): void {
  keepings.update((all) => (all.get(key) === next ? all : new Map(all).set(key, next)));
}

export function setAside(key: string, words: string | null): void {
  if (words === null) return;
  displaced.update((all) => new Map(all).set(key, words));
}

export function leaveAside(key: string): void {
  displaced.update((all) => {
    const next = new Map(all);
    next.delete(key);
    return next;
  });
}

/** Whose draft a key names. */
export function readKey(key: string): readonly [contact: ContactId, kind: DraftKind] {
  const [contact, kind] = key.split("/");
  return [ContactId.parse(contact), DraftKind.parse(kind)];
}

/** Forgets what stands on this screen of one contact, as of all of them. */
export function forgetDraftsOf(id: ContactId): void {
  forgetIn(keepings, id);
  forgetIn(displaced, id);
  forgetIn(drafts, id);
}

function forgetIn<Value>(store: Store<ReadonlyMap<string, Value>>, id: ContactId): void {
  store.update((all) => new Map([...all].filter(([key]) => readKey(key)[0] !== id)));
}

/** Forgets all words on this screen. The gateway keeps what it has: nothing here counts as emptied by somebody. */
export function forgetDrafts(): void {
  keepings.set(new Map());
  displaced.set(new Map());
  drafts.set(new Map());
}
