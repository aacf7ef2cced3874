import { z } from "zod";

/** So many names of each kind at most: what is going round at one time is little, and every one is looked for in everything that waits. */
export const RUMOUR_NAMES_MOST = 50;

const Names = z
  .array(z.string().trim().min(2).max(80))
  .max(RUMOUR_NAMES_MOST)
  .refine((names) => new Set(names.map((name) => name.toLowerCase())).size === names.length, {
    params: { code: "twice" },
  })
  .default([]);

/**
 * What is going round just now, as leads name it: where people have it from, and which places it is about. Who names one of these in
 * common tells the same sooner than words alone would say (Q80). Names of places and posts, never of a person who contacted us.
 */
export const RumourSettings = z.strictObject({ sources: Names, places: Names });
export type RumourSettings = z.infer<typeof RumourSettings>;
