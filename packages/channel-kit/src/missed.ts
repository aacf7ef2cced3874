import type { InboundMessage, OptOut } from "./inbound-event.ts";

/**
 * What the provider still has of messages it may have failed to bring. Most of them were brought: they carry the dedupe
 * keys of their deliveries, so that storing them again changes nothing (CH20). The cursor is opaque, is stored after
 * everything of `events` is, and covers nothing that was not asked for. A message on which the provider stops
 * taking messages of ours, or begins again, may be followed by that.
 */
export type Missed =
  | {
      readonly kind: "events";
      readonly events: readonly (InboundMessage | OptOut)[];
      readonly cursor: string;
    }
  | { readonly kind: "retry"; readonly afterMs: number };
