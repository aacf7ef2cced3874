import {
  createCipheriv,
  createDecipheriv,
  createSecretKey,
  randomFillSync,
  type KeyObject,
} from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Length of every key here, in bytes. */
export const KEY_BYTES = 32;

/** What encryption adds to a text, in bytes. */
export const OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;

/** A key ready for use: Node takes raw bytes too, but then spends four times as long on every call. */
export function secretKey(bytes: Buffer): KeyObject {
  if (bytes.length !== KEY_BYTES) throw new Error(`a key is ${KEY_BYTES} bytes`);
  return createSecretKey(bytes);
}

const pool = Buffer.alloc(4096);
let used = pool.length;

/** `size` random bytes; one call to the system serves many. */
export function randomBytesOf(size: number): Buffer {
  return fillRandom(Buffer.allocUnsafe(size), size);
}

/** Makes the first `size` bytes random. */
function fillRandom(into: Buffer, size: number): Buffer {
  if (used + size > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  pool.copy(into, 0, used, used + size);
  // What was lent is a key or a nonce: it must not stay behind.
  pool.fill(0, used, used + size);
  used += size;
  return into;
}

const BOUND_BYTES_MAX = 512;
const boundBytes = Buffer.alloc(BOUND_BYTES_MAX);

/** The bytes of a binding, good until the next one: each is read at once, and most are made in a hurry. */
function bytesOf(bound: string): Buffer {
  // A character takes three bytes at most.
  if (bound.length * 3 > BOUND_BYTES_MAX) return Buffer.from(bound);
  return boundBytes.subarray(0, boundBytes.write(bound));
}

/** AES-256-GCM under a fresh nonce: nonce, ciphertext, tag. `bound` must be said again to decrypt. */
export function encrypt(key: KeyObject, clear: Uint8Array, bound: string): Buffer {
  const sealed = fillRandom(Buffer.allocUnsafe(OVERHEAD_BYTES + clear.length), NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES));
  cipher.setAAD(bytesOf(bound));
  // This mode gives every byte for a byte at once, and none at the end.
  cipher.update(clear).copy(sealed, NONCE_BYTES);
  cipher.final();
  cipher.getAuthTag().copy(sealed, NONCE_BYTES + clear.length);
  return sealed;
}

/** Throws when the key, the binding or a single bit differs. */
export function decrypt(key: KeyObject, sealed: Buffer, bound: string): Buffer {
  if (sealed.length < OVERHEAD_BYTES) throw new Error("too short to have been sealed");
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(bytesOf(bound));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  return Buffer.concat([
    decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)),
    decipher.final(),
  ]);
}
