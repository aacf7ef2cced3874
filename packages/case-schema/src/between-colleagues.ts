/** Longest whisper beside a contact, in UTF-16 code units: read in a glance, beside somebody who waits for an answer. */
export const WHISPER_LENGTH_MAX = 1_000;
/** Longest announcement to a shift, in UTF-16 code units. */
export const ANNOUNCEMENT_LENGTH_MAX = 280;
/** Longest of each of the words that go with a contact which is handed over, in UTF-16 code units. */
export const HANDOVER_WORDS_LENGTH_MAX = 2_000;
