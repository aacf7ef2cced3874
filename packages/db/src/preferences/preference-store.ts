import type { Preferences, UserId } from "@holdfast/case-schema";

/** How each of the staff has arranged the console for themselves. */
export interface PreferenceStore {
  /** What somebody prefers; the defaults where they never said. */
  readonly read: (of: UserId) => Promise<Preferences>;
  readonly write: (of: UserId, preferences: Preferences) => Promise<void>;
}
