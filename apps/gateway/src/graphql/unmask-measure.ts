import type { Measure } from "../intake/too-many.ts";

/** Addresses that one person is shown at one gateway: more than anybody dials, and too few to copy out what there is. */
export const UNMASKS: Measure = { most: 30, windowMs: 60_000 };
