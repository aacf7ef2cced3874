import { z } from "zod";

/** A draft is a reply to the contact, or a note to the team. */
export const DraftKind = z.enum(["reply", "note"]);
export type DraftKind = z.infer<typeof DraftKind>;

/** Longest draft, in UTF-16 code units: more than may be sent at once, since it also holds what waits to leave. */
export const DRAFT_LENGTH_MAX = 40_000;
