import { createHmac } from "node:crypto";
import { decrypt, encrypt, KEY_BYTES, OVERHEAD_BYTES, secretKey, type Key } from "../sealing/aead.ts";
import { derive, readRoots, rootsOf, writeRoots, type Roots } from "./roots.ts";

/** How many bytes name a master key in what it wraps. */
export const KEY_ID_BYTES = 8;

const BARE_BYTES = KEY_BYTES + OVERHEAD_BYTES;

/** What follows from one master key, which itself stays inside. */
export interface MasterKey {
  /** Tells two master keys apart, and nothing else about them. 32 bytes. */
  readonly fingerprint: Buffer;
  /** The fingerprint's first 8 bytes: what a wrap is named by. */
  readonly id: Buffer;
  /** Wraps an owner's key, bound to the owner's id, and says under which key it did. */
  readonly wrap: (ownerKey: Buffer, ownerId: string) => Buffer;
  /** As the first key of a house wraps, and every release knows: without a word of which key it was. */
  readonly wrapBare: (ownerKey: Buffer, ownerId: string) => Buffer;
  /** Throws when the master key or the owner is another one. */
  readonly unwrap: (wrapped: Buffer, ownerId: string) => Buffer;
  /** The roots that a house has whose first key this is. */
  readonly roots: Roots;
  readonly sealRoots: (roots: Roots) => Buffer;
  /** Throws when they were sealed under another key. */
  readonly openRoots: (sealed: Buffer) => Roots;
  /** What backups are sealed under that are taken while this one is written with. */
  readonly backup: Key;
}

/** Which key it says it was wrapped under; `null`: the first of a house, which says nothing. */
export function wrappedUnder(wrapped: Buffer): Buffer | null {
  return wrapped.length === BARE_BYTES + KEY_ID_BYTES ? wrapped.subarray(0, KEY_ID_BYTES) : null;
}

const bound = (ownerId: string): string => `owner\0${ownerId}`;
const ROOTS = "roots";

/** A master key of 32 bytes. Pure but for the nonces. */
export function masterKey(master: Buffer): MasterKey {
  if (master.length !== KEY_BYTES) throw new Error(`a master key is ${KEY_BYTES} bytes`);
  const wrapping = secretKey(derive(master, "wrap"));
  const rooting = secretKey(derive(master, "roots"));
  // Of the key and of the form in which it seals: what was sealed in another form cannot be opened either.
  const fingerprint = createHmac("sha256", derive(master, "fingerprint"))
    .update("xchacha20-poly1305")
    .digest();
  const id = fingerprint.subarray(0, KEY_ID_BYTES);
  const wrapBare: MasterKey["wrapBare"] = (ownerKey, ownerId) => encrypt(wrapping, ownerKey, bound(ownerId));
  return {
    fingerprint,
    id,
    wrap: (ownerKey, ownerId) => Buffer.concat([id, wrapBare(ownerKey, ownerId)]),
    wrapBare,
    unwrap: (wrapped, ownerId) =>
      decrypt(
        wrapping,
        wrappedUnder(wrapped) === null ? wrapped : wrapped.subarray(KEY_ID_BYTES),
        bound(ownerId),
      ),
    roots: rootsOf(master),
    sealRoots: (roots) => encrypt(rooting, writeRoots(roots), ROOTS),
    openRoots: (sealed) => readRoots(decrypt(rooting, sealed, ROOTS)),
    backup: secretKey(derive(master, "secret/backup")),
  };
}
