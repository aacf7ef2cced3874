import type { ChannelId } from "@holdfast/case-schema";
import type { Keyring } from "../keyring/keyring.ts";

/** A thread's keyed hash. The channel goes in, so that one number on two channels is two threads. */
export function threadHash(keyring: Keyring, channel: ChannelId, threadKey: string): Buffer {
  return keyring.hash("thread", `${channel}\0${threadKey}`);
}

/** The lock of a thread: what SQL's `thread_lock` makes of the same hash. */
export function threadLock(hash: Buffer): bigint {
  return hash.readBigInt64BE(0);
}
