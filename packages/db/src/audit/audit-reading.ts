import type { UserId } from "@holdfast/case-schema";
import type { AuditKey } from "./audit-row.ts";

/** Whom or what a question about the past is about, as people name it: what was done with a contact or a case, or by an account. */
export type AuditQuestion =
  | { readonly contact: number }
  | { readonly case: number }
  /** By what somebody signs in with, or by their id. */
  | { readonly account: string };

export interface AuditPage {
  /** The last row of the page before; `null`: the newest. */
  readonly before: AuditKey | null;
  readonly size: number;
  /** In milliseconds since 1970: from then on, and up to then. `null`: without end. */
  readonly from: number | null;
  readonly to: number | null;
  /** Looks alone, without what was done. */
  readonly looksOnly: boolean;
}

/** A row as it is read: people by their names, contacts and cases by their numbers; codes as they are recorded. */
export interface AuditEntry extends AuditKey {
  readonly at: number;
  readonly actor: "staff" | "house" | "nobody";
  /** `null`: nobody of ours, or an account that is gone. */
  readonly actorName: string | null;
  readonly deed: string;
  readonly thing: string;
  /** Whom of ours it is about. */
  readonly aboutName: string | null;
  readonly contact: number | null;
  readonly case: number | null;
  /** Why it was refused; `null`: it was done. */
  readonly refusal: string | null;
  /** As JSON; ids, enumerations and counts. */
  readonly facts: string | null;
}

export interface AuditReading {
  /**
   * The newest first, a page at a time. That it was asked is a row of the same statement (AU12). `reader` is `null` where somebody asks
   * at the server itself. `null`: there is no such contact, case or account, or none that this reader is shown (AU13).
   */
  readonly read: (
    reader: UserId | null,
    question: AuditQuestion,
    page: AuditPage,
  ) => Promise<readonly AuditEntry[] | null>;
  /** Everybody who has or had an account, by name. */
  readonly accounts: () => Promise<readonly { readonly id: string; readonly name: string }[]>;
}
