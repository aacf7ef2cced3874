import type { CurrentSettings, SettingsStore } from "@holdfast/db";

/** How old the settings may be that a new contact's targets come from. */
const FRESH_MS = 2000;

/** Reads the settings at most every two seconds, whoever asks. */
export function recentSettings(
  store: Pick<SettingsStore, "read">,
  clock: () => number,
): () => Promise<CurrentSettings> {
  let read: Promise<CurrentSettings> | null = null;
  let at = -Infinity;
  return () => {
    if (read !== null && clock() - at < FRESH_MS) return read;
    at = clock();
    const reading = store.read();
    read = reading;
    // A failed reading is not remembered: the next one asks again.
    reading.catch(() => {
      if (read === reading) read = null;
    });
    return reading;
  };
}
