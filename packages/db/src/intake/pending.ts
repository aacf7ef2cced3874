import type { MessageId } from "@holdfast/case-schema";
import { v7 } from "uuid";
import type { Keyring } from "../keyring/keyring.ts";
import type { Arrival, Arrived } from "./arrival.ts";

/** An arrival on its way, with what was computed once for all attempts. */
export interface Pending {
  readonly arrival: Arrival;
  readonly messageId: MessageId;
  readonly threadHash: Buffer;
  /** The hash as a map key. */
  readonly thread: string;
  readonly dedupeHash: Buffer;
  /** Channel and dedupe hash as a map key. */
  readonly event: string;
  readonly resolve: (arrived: Arrived) => void;
  readonly reject: (error: unknown) => void;
}

/** Prepares an arrival; the promise settles with what becomes of it. */
export function pend(
  arrival: Arrival,
  hash: Buffer,
  keyring: Keyring,
): { readonly pending: Pending; readonly arrived: Promise<Arrived> } {
  const { promise, resolve, reject } = Promise.withResolvers<Arrived>();
  const dedupeHash = keyring.hash("dedupe", arrival.dedupeKey);
  const pending: Pending = {
    arrival,
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
