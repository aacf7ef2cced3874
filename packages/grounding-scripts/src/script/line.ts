import { isLabel } from "@holdfast/case-schema";
import { z } from "zod";

/** Longest wording of one form, in UTF-16 code units. */
const LINE_MAX = 600;

const Words = z.string().trim().max(LINE_MAX, { abort: true }).refine(isLabel);

/** One thing that is said, in the form that each way of reaching somebody asks for. `{today}` stands for the date. */
export const Line = z.strictObject({ voice: Words, text: Words, written: Words, tty: Words });
export type Line = z.infer<typeof Line>;

/** A line, and the same for somebody who is watched: it asks for no answer and shows nothing. */
export const Said = z.strictObject({ open: Line, covert: Line.optional() });
export type Said = z.infer<typeof Said>;
