import type { MessageId } from "@holdfast/case-schema";
import { v7 } from "uuid";
import type { Keyring } from "../keyring/keyring.ts";
import type { Arrival, Arrived, Unheard } from "./arrival.ts";

/** An arrival on its way, with what was computed once for all attempts. */
export interface Pending {
  readonly arrival: Arrival;
  /** Whether it is stored only where nothing can have been agreed with whoever wrote it. */
  readonly isUnheard: boolean;
  readonly messageId: MessageId;
  readonly threadHash: Buffer;
  /** The hash as a map key. */
  readonly thread: string;
  readonly dedupeHash: Buffer;
  /** Channel and dedupe hash as a map key. */
  readonly event: string;
  readonly resolve: (arrived: Arrived | Unheard) => void;
  readonly reject: (error: unknown) => void;
}

/** Prepares an arrival; the promise settles with what becomes of it. */
export function pend(
  arrival: Arrival,
  hash: Buffer,
  keyring: Keyring,
  isUnheard: boolean,
): { readonly pending: Pending; readonly arrived: Promise<Arrived | Unheard> } {
  const { promise, resolve, reject } = Promise.withResolvers<Arrived | Unheard>();
  const dedupeHash = keyring.hash("dedupe", arrival.dedupeKey);
  const pending: Pending = {
    arrival,
    isUnheard,
    // Made here: checking it would only cost the hot path.
    messageId: v7() as MessageId,
    threadHash: hash,
    thread: hash.toString("latin1"),
    dedupeHash,
    event: `${arrival.channel}\0${dedupeHash.toString("latin1")}`,
    resolve,
    reject,
  };
  return { pending, arrived: promise };
}
