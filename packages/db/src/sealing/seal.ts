import {
  decrypt,
  decryptUnder,
  encrypt,
  KEY_BYTES,
  type Key,
  OVERHEAD_BYTES,
  randomBytesOf,
  secretKey,
} from "./aead.ts";

/** Whose record it is: the contact (or the quarantined delivery) and its clear key. */
export interface Owner {
  readonly id: string;
  readonly key: Key;
}

/** Which value is sealed: a sealed value moved to another row or column does not open. */
export interface Place {
  readonly column: string;
  readonly recordId: string;
}

/** A record's own key, wrapped by its owner's, and the record sealed under it. Erasing the key erases the record. */
export interface Sealed {
  readonly key: Buffer;
  readonly body: Buffer;
}

const bind = (owner: Owner, { column, recordId }: Place, part: "key" | "body"): string =>
  `holdfast/1\0${part}\0${column}\0${owner.id}\0${recordId}`;

/** A record's key in the clear, and the same wrapped by its owner's. */
export interface RecordKey {
  readonly clear: Key;
  readonly wrapped: Buffer;
}

/** A fresh key for the record at that place. */
export function makeRecordKey(owner: Owner, place: Place): RecordKey {
  const key = randomBytesOf(KEY_BYTES);
  return { clear: secretKey(key), wrapped: encrypt(owner.key, key, bind(owner, place, "key")) };
}

/** The key of the record at that place. Throws when it was wrapped for another one. */
export function openRecordKey(owner: Owner, place: Place, wrapped: Buffer): RecordKey {
  return { clear: secretKey(decrypt(owner.key, wrapped, bind(owner, place, "key"))), wrapped };
}

/** Seals what belongs to a record, its body or what stands beside it, under the record's key. */
export function sealUnder(record: RecordKey, owner: Owner, place: Place, clear: Uint8Array): Buffer {
  return encrypt(record.clear, clear, bind(owner, place, "body"));
}

export function openUnder(record: RecordKey, owner: Owner, place: Place, sealed: Buffer): Buffer {
  return decrypt(record.clear, sealed, bind(owner, place, "body"));
}

/** Seals bytes under a fresh key of their own. */
export function seal(owner: Owner, place: Place, clear: Uint8Array): Sealed {
  const record = makeRecordKey(owner, place);
  return { key: record.wrapped, body: sealUnder(record, owner, place, clear) };
}

/** Throws when anything differs from what was sealed, the place included. */
export function open(owner: Owner, place: Place, { key, body }: Sealed): Buffer {
  // Without the key as a value of its own: it is wanted once, and a history has a thousand of them.
  return decryptUnder(
    owner.key,
    { sealed: key, bound: bind(owner, place, "key") },
    body,
    bind(owner, place, "body"),
  );
}

const WRAPPED_KEY_BYTES = KEY_BYTES + OVERHEAD_BYTES;

/** How many bytes `sealWhole` adds. */
export const WHOLE_OVERHEAD_BYTES = WRAPPED_KEY_BYTES + OVERHEAD_BYTES;

/** As `seal`, in one value: for columns that are never erased without their row or replaced as a whole. */
export function sealWhole(owner: Owner, place: Place, clear: Uint8Array): Buffer {
  const { key, body } = seal(owner, place, clear);
  return Buffer.concat([key, body]);
}

export function openWhole(owner: Owner, place: Place, sealed: Buffer): Buffer {
  return open(owner, place, {
    key: sealed.subarray(0, WRAPPED_KEY_BYTES),
    body: sealed.subarray(WRAPPED_KEY_BYTES),
  });
}

/**
 * Seals an owner's own record directly under the owner's key: for what lives and dies with the owner, so that a key of its
 * own would buy nothing.
 */
export function sealOwn(owner: Owner, place: Place, clear: Uint8Array): Buffer {
  return encrypt(owner.key, clear, bind(owner, place, "body"));
}

export function openOwn(owner: Owner, place: Place, sealed: Buffer): Buffer {
  return decrypt(owner.key, sealed, bind(owner, place, "body"));
}
