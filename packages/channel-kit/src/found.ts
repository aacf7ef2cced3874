import type { OutageReason } from "@holdfast/case-schema";

/** What the provider answered when it was asked whether it would carry a message of ours now (CH23). */
export type Found =
  | { readonly kind: "well" }
  /** `sends` is the gateway's to say, who sees what becomes of messages. */
  | { readonly kind: "down"; readonly reason: Exclude<OutageReason, "sends"> };
