import { z } from "zod";

/** What somebody served us with. Whether a judge signed it is known beside it. */
export const LegalProcessKind = z.enum(["subpoena", "order", "search_warrant", "arrest_warrant"]);
export type LegalProcessKind = z.infer<typeof LegalProcessKind>;

/** How it was served. */
export const ServedHow = z.enum(["in_person", "post", "email", "fax", "portal", "left_behind"]);
export type ServedHow = z.infer<typeof ServedHow>;

/** What counsel found of it: whether it binds us at all. */
export const LegalFinding = z.enum(["binds", "does_not_bind"]);
export type LegalFinding = z.infer<typeof LegalFinding>;

/** How it ended. */
export const LegalEnd = z.enum(["withdrawn", "quashed", "answered_with_nothing", "produced", "expired"]);
export type LegalEnd = z.infer<typeof LegalEnd>;
