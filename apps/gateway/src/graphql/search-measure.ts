import type { Measure } from "../intake/too-many.ts";

/** Searches of one person at one gateway: more than anybody needs who looks for somebody, and too few to try what is there. */
export const SEARCHES: Measure = { most: 60, windowMs: 60_000 };
