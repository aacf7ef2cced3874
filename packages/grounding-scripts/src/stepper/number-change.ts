import { z } from "zod";
import type { Rating } from "./situation.ts";

/** By how many of ten a number changed, in bands: nobody is known again by one. */
export const NumberChange = z.enum([
  "fell_3_or_more",
  "fell_1_or_2",
  "same",
  "rose_1_or_2",
  "rose_3_or_more",
]);
export type NumberChange = z.infer<typeof NumberChange>;

/** The band of a change, `null` where one of the two numbers was not said (GS46). */
export function numberChange(before: Rating | null, after: Rating | null): NumberChange | null {
  if (before === null || after === null) return null;
  const by = after - before;
  if (by === 0) return "same";
  if (by < 0) return by <= -3 ? "fell_3_or_more" : "fell_1_or_2";
  return by >= 3 ? "rose_3_or_more" : "rose_1_or_2";
}
