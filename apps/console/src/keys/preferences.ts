import { DEFAULT_PREFERENCES, type Preferences } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { graphql } from "../graphql.ts";
import { createStore } from "../store/store.ts";

export const SetPreferencesDocument = graphql(`
  mutation SetPreferences($preferences: Preferences!) {
    setPreferences(preferences: $preferences)
  }
`);

/** How whoever is signed in has arranged the console: kept by the gateway, in memory only here. */
export const preferences = createStore<Preferences>(DEFAULT_PREFERENCES);

let saving: Promise<void> = Promise.resolve();

/** Changes something at once, and has the gateway keep it, one change after the other. Says so when it does not. */
export function prefer(change: Partial<Preferences>): void {
  preferences.update((before) => ({ ...before, ...change }));
  saving = keepAfter(saving);
}

async function keepAfter(before: Promise<void>): Promise<void> {
  await before;
  const answer = await tell(SetPreferencesDocument, { preferences: preferences.get() });
  if (answer.kind === "data") return;
  announce({
    kind: "preferences",
    urgency: "polite",
    words: () => t`This holds on this screen, but could not be kept for the next time.`,
  });
}

/** Drops what somebody chose, as when they leave; the theme stays, so that no screen turns bright at night. */
export function forgetPreferences(): void {
  preferences.update(({ theme }) => ({ ...DEFAULT_PREFERENCES, theme }));
}
