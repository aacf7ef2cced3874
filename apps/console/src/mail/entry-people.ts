import type { Addressees } from "@holdfast/case-schema";

/** Somebody whom a mail names, with what is seen of their address. Personal data: `name`. */
export interface EntryCorrespondent {
  readonly name: string | null;
  readonly maskedAddress: string | null;
}

/** Who wrote a mail, by its own word. */
export interface EntrySender extends EntryCorrespondent {
  /** Whether it came from another address than its contact began with. */
  readonly isOther: boolean;
}

/** Who reads a mail along. */
export type EntryAddressees = Omit<Addressees, "others"> & { readonly others: readonly EntryCorrespondent[] };
