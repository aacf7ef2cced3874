/**
 * How long it counts that somebody was verified as themself: four hours, no longer than the talk in which they were, with what is looked
 * up and called back about it. A telephone, and whoever passes as its owner, can be another the day after.
 */
export const VERIFICATION_HOLDS_MS = 4 * 60 * 60_000;
