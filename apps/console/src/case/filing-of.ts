import type { ContactId } from "@holdfast/case-schema";
import { ask } from "../api/ask.ts";
import { latest } from "../store/latest.ts";
import { createStore } from "../store/store.ts";
import { CaseOfContactDocument, type FilingData } from "./filing-documents.ts";

/** In which case the open contact is, as far as it is the asker's to know. Personal data. */
export type FilingOf =
  | { readonly kind: "none" }
  | { readonly kind: "loading" | "failed"; readonly contact: ContactId }
  | {
      readonly kind: "known";
      readonly contact: ContactId;
      /** `null`: in none, or in one that is not theirs. */
      readonly filing: FilingData | null;
      readonly isStale: boolean;
    };

export const filingOf = createStore<FilingOf>({ kind: "none" });

const newest = latest();

/** Asks in which case a contact is. What is known of the same one stays on screen while the gateway is away. */
export async function lookAtFiling(contact: ContactId): Promise<void> {
  filingOf.update((before) =>
    before.kind !== "none" && before.contact === contact ? before : { kind: "loading", contact },
  );
  const answer = await newest.ask(() => ask(CaseOfContactDocument, { contactId: contact }));
  // Another contact is open by now, or it was asked again: that answer says more.
  if (answer === null) return;
  filingOf.update((before) => {
    if (before.kind === "none" || before.contact !== contact) return before;
    if (answer.kind === "data")
      return { kind: "known", contact, filing: answer.data.caseOfContact, isStale: false };
    return before.kind === "known" ? { ...before, isStale: true } : { kind: "failed", contact };
  });
}

/** Takes in how a contact is filed, as the gateway said beside something else. */
export function learnFiling(contact: ContactId, filing: FilingData | null): void {
  newest.forget();
  filingOf.update((before) =>
    before.kind !== "none" && before.contact === contact
      ? { kind: "known", contact, filing, isStale: false }
      : before,
  );
}

/** The filing that is known of a contact; `null` where none is. */
export function knownFiling(now: FilingOf, contact: ContactId): FilingData | null {
  return now.kind === "known" && now.contact === contact ? now.filing : null;
}
