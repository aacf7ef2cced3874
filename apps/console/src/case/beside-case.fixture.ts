import type { BesideCase } from "./beside-case.ts";

/** A panel with nothing in it but the record. */
export const NOTHING_BESIDE: BesideCase = {
  ofContact: () => null,
  ofUnfiled: () => null,
  beforeRecord: () => null,
  ofPerson: () => null,
  ofForgotten: () => null,
  ofCase: () => null,
};
