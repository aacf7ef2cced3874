import { readNumber } from "../closed/read-number.ts";
import { dayStart } from "../text/day-start.ts";

export type AuditAbout = "contact" | "case" | "account";

/** What stands in the form. */
export interface AuditDraft {
  readonly about: AuditAbout;
  readonly number: string;
  readonly account: string | null;
  /** Days as the field gives them: "2026-11-28", or nothing. Both are meant. */
  readonly from: string;
  readonly to: string;
  readonly looksOnly: boolean;
}

export const EMPTY_DRAFT: AuditDraft = {
  about: "contact",
  number: "",
  account: null,
  from: "",
  to: "",
  looksOnly: true,
};

/** What is asked, as the gateway takes it. */
export interface AuditAsked {
  readonly contact: number | null;
  readonly case: number | null;
  readonly account: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly looksOnly: boolean;
}

/** What is missing before it can be asked. */
export type AuditMissing = "number" | "account" | "days";

/** Reads the form. Days are those of this screen's clock; the last one is meant to its end. */
export function auditQuestion(draft: AuditDraft): AuditAsked | AuditMissing {
  const { about, looksOnly } = draft;
  const number = about === "account" ? null : readNumber(draft.number);
  const account = about === "account" ? draft.account : null;
  if (about === "account" && account === null) return "account";
  if (about !== "account" && number === null) return "number";
  const [from, to] = [dayStart(draft.from, 0), dayStart(draft.to, 1)];
  if (from !== null && to !== null && from >= to) return "days";
  return {
    contact: about === "contact" ? number : null,
    case: about === "case" ? number : null,
    account,
    from,
    to,
    looksOnly,
  };
}
