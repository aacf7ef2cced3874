import type { InboundEvent, Unreadable } from "@holdfast/channel-kit";
import type { Brought } from "../reading/mail-events.ts";

/** Reads what a line brought. Never rejects: what cannot be read is an unreadable. */
export type ReadArrival = (brought: Brought) => Promise<readonly (InboundEvent | Unreadable)[]>;

/** How much of a mail that is too large is read: its headers and, mostly, its words. */
export const HEAD_BYTES = 256 * 1024;
