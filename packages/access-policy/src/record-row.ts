import { Role } from "@holdfast/case-schema";
import { CaseStatus } from "@holdfast/case-schema/case";
import { z } from "zod";

/** What somebody can be to a case. What they are by being anybody, they always are. */
export const CaseTie = z.enum(["anybody", "on_shift", "had_contact", "let_in", "broke_glass", "barred"]);
export const CaseAct = z.enum([
  "read",
  "change",
  "withdraw",
  "serve",
  "let_in",
  "decide_held",
  "bar",
  "break_glass",
  "review_glass",
  "read_plan",
  "change_plan",
  "lead_crisis",
  "unmask",
]);
export type CaseAct = z.infer<typeof CaseAct>;
/** What a case has, by what it is shown. `address`: where its people are reached, clear. Whoever reads it is shown masks (A93). */
export const CaseData = z.enum(["facts", "record", "filings", "door", "address"]);
export type CaseData = z.infer<typeof CaseData>;

export const ContactTie = z.enum(["anybody", "on_shift", "holder", "barred"]);
export const ContactState = z.enum(["waiting", "claimed", "closed"]);
export type ContactState = z.infer<typeof ContactState>;
export const ContactAct = z.enum(["file", "find", "read", "unmask"]);
export type ContactAct = z.infer<typeof ContactAct>;
/** `address`: where they are reached, clear. Whoever reads a contact is shown its mask (A76). */
export const ContactData = z.enum(["facts", "address"]);

/** What a line of the table may name of each kind of record; there is nothing else. */
export const VOCABULARY = {
  case: {
    ties: CaseTie.options,
    states: CaseStatus.options,
    acts: CaseAct.options,
    fields: CaseData.options,
  },
  contact: {
    ties: ContactTie.options,
    states: ContactState.options,
    acts: ContactAct.options,
    fields: ContactData.options,
  },
} as const;

export const RecordKind = z.enum(["case", "contact"]);
export type RecordKind = z.infer<typeof RecordKind>;

/** What holds for as long as it is young: since when it is, is asked, and a line says for how long. */
export const AGING: ReadonlySet<string> = new Set(["broke_glass"]);

const named = z.array(z.string()).readonly();

/** One line of the table. Which names it may use, its kind says. */
export const RecordRow = z
  .strictObject({
    rule: z.string().regex(/^A[1-9][0-9]*$/),
    record: RecordKind,
    effect: z.enum(["allow", "deny"]),
    /** Any one of these is enough. */
    ties: named,
    states: named,
    /** For how long after it began, of what is aging; of all else never said. */
    withinMs: z.number().int().positive().nullable(),
    grants: z
      .array(z.strictObject({ roles: z.array(Role).min(1).readonly(), acts: named }).readonly())
      .min(1)
      .readonly(),
    /** What of it is shown by this line. */
    fields: named,
  })
  .readonly();
export type RecordRow = z.infer<typeof RecordRow>;
