import type { AutomaticKind, DoubtSign, FileRole, PartlyReason } from "@holdfast/case-schema";
import type { EntryAddressees, EntrySender } from "./entry-people.ts";

/** A file that came with a mail: facts, and the name that its sender gave it. Personal data: `name`. */
export interface EntryFile {
  readonly id: string;
  readonly name: string | null;
  readonly foundType: string | null;
  readonly bytes: number | null;
  readonly role: FileRole | "source";
  readonly isInline: boolean;
  /** Whether it can be had here. Pictures cannot: they are among the contact's pictures. */
  readonly isKept: boolean;
}

/** What a mail brought beside its words. Personal data: `subject`, `sender`, `addressees`, `html`, names of files. */
export interface EntryMail {
  readonly subject: string | null;
  /** Who wrote it; `null` when nobody can tell. */
  readonly sender: EntrySender | null;
  /** Who reads along; `null` when nobody can tell. */
  readonly addressees: EntryAddressees | null;
  readonly automatic: AutomaticKind | null;
  readonly signs: readonly DoubtSign[];
  readonly partly: readonly PartlyReason[];
  readonly html: string | null;
  readonly files: readonly EntryFile[];
}
