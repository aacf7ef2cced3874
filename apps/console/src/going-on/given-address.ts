/** Where they can be reached, as they gave it: what they reached us from, or where they said. The gateway knows it whole. */
export interface GivenAddress {
  readonly given: "contact" | "reach";
  readonly masked: string;
}

/** Where to go on: as it was typed, or as they gave it. Personal data: `address`. */
export type ContinueAt = { readonly address: string } | Pick<GivenAddress, "given">;
