/**
 * What the provider gave for one `ref` of an inbound message's media (CH22). `bytes` are as they came; `type` is the
 * provider's word, to be believed only after decoding.
 */
export type FetchedMedia =
  | { readonly kind: "fetched"; readonly bytes: Uint8Array; readonly type: string }
  /** The provider has it no more, or never had it. Asking again changes nothing. */
  | { readonly kind: "gone" }
  /** It is larger than was asked for; no more than that was read. */
  | { readonly kind: "too_large" }
  | { readonly kind: "retry"; readonly afterMs: number };
