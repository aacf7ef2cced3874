import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { refreshContact } from "../contact/open-contact.ts";
import type { Preference } from "./reach-documents.ts";
import type { PreferenceInput, PreferenceProblem } from "./preference-input.ts";
import { keepPreferenceDraft } from "./preference-drafts.ts";
import { RecordPreferenceDocument } from "./reach-mutations.ts";

/** What was recorded last, and what names it. Personal data. */
export interface Latest {
  /** `null`: nothing, or nothing that can be read. */
  readonly preference: Preference | null;
  readonly seen: string | null;
}

/** What came of recording: done, what is wrong with which answer, or why not at all. */
export type Recorded =
  | { readonly kind: "recorded" }
  | { readonly kind: "problems"; readonly problems: readonly PreferenceProblem[] }
  | { readonly kind: "changed"; readonly latest: Latest }
  | { readonly kind: "refused"; readonly words: string };

/**
 * Records how they may be reached, unless something else was recorded than `seen`, what the asking began from. What was typed
 * is forgotten once it is kept, and not before.
 */
export async function recordPreference(
  contactId: ContactId,
  preference: PreferenceInput,
  seen: string | null,
): Promise<Recorded> {
  const answer = await tell(RecordPreferenceDocument, { contactId, preference, seen });
  if (answer.kind !== "data") return { kind: "refused", words: failureWords(answer.kind) };
  const { recorded } = answer.data;
  switch (recorded.__typename) {
    case "PreferenceRecorded":
      keepPreferenceDraft(contactId, null);
      announce({
        kind: `reach:${contactId}`,
        urgency: "polite",
        words: () => t`Recorded how they may be reached.`,
      });
      await refreshContact(contactId);
      return { kind: "recorded" };
    case "PreferenceRefused":
      return { kind: "problems", problems: recorded.problems };
    case "PreferenceChanged":
      await refreshContact(contactId);
      return { kind: "changed", latest: { preference: recorded.preference, seen: recorded.seen } };
    case "NotHolder":
      return {
        kind: "refused",
        words: t`Only whoever has this contact can do that. What you typed is kept here.`,
      };
    case "NotFound":
      return { kind: "refused", words: t`This contact is no longer here.` };
  }
}
