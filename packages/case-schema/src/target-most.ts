/**
 * The longest target for a first answer by a person, in milliseconds: a week. What is longer was meant in another unit, and nobody would be
 * told of anybody who waits.
 */
export const TARGET_MOST_MS = 7 * 24 * 60 * 60_000;
