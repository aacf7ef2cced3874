import type { Addressees, Correspondent } from "@holdfast/case-schema";

/** Who wrote a mail, by its own word. Personal data. */
export interface EntrySender extends Correspondent {
  /** Whether it came from another address than its contact began with. */
  readonly isOther: boolean;
}

/** Who reads a mail along. Personal data: `others`. */
export type EntryAddressees = Omit<Addressees, "others"> & { readonly others: readonly Correspondent[] };
