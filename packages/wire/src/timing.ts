/** How often the server says where each joined stream stands (W6). */
export const HEAD_EVERY_MS = 10_000;

/** Longest silence (no head, batch or replay) after which a client no longer calls a stream current (W9). */
export const SILENCE_MS = 25_000;

/** Longest wait for the answer to a join; then the stream is loaded anew (W5). */
export const ANSWER_WITHIN_MS = 5_000;

/** Wait before asking again after `unavailable`, a failed load, or a second reset in a row (W11). */
export const ASK_AGAIN_AFTER_MS = 2_000;

/** A replay holds at most this many events; more is a reset (W5). */
export const REPLAY_LIMIT = 500;
