import sodium from "sodium-native";

/** Length of every key here, in bytes. */
export const KEY_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_KEYBYTES;

const NONCE_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
const TAG_BYTES = sodium.crypto_aead_xchacha20poly1305_ietf_ABYTES;

/** What encryption adds to a text, in bytes. */
export const OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;

/** A key. Its bytes are behind a call, so that nothing that prints or stores an object ever shows them. */
export type Key = () => Buffer;

/** Takes the bytes over: they must not be changed afterwards. */
export function secretKey(bytes: Buffer): Key {
  if (bytes.length !== KEY_BYTES) throw new Error(`a key is ${KEY_BYTES} bytes`);
  const own = ownBytes(bytes);
  return () => own;
}

/** The same bytes in memory of their own. Most buffers are a slice of 64 KB that many share, all of which stays while one of them does. */
export function ownBytes(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.length) return bytes;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
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
    sodium.randombytes_buf(pool);
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
/** Its first bytes, by how many: bindings are of few lengths, and a history needs a thousand of them. */
const boundViews: (Buffer | undefined)[] = [];

/** The bytes of a binding, good until the next one: each is read at once, and most are made in a hurry. */
function bytesOf(bound: string): Buffer {
  // A character takes three bytes at most.
  if (bound.length * 3 > BOUND_BYTES_MAX) return Buffer.from(bound);
  const length = boundBytes.write(bound);
  return (boundViews[length] ??= boundBytes.subarray(0, length));
}

const lentNonce = Buffer.alloc(NONCE_BYTES);

/**
 * XChaCha20-Poly1305 under a fresh random nonce: nonce, ciphertext, tag. `bound` must be said again to decrypt. Its nonce is
 * long enough to be drawn at random for as many messages as there will ever be under one key.
 */
export function encrypt(key: Key, clear: Uint8Array, bound: string): Buffer {
  const sealed = fillRandom(Buffer.allocUnsafe(OVERHEAD_BYTES + clear.length), NONCE_BYTES);
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(
    sealed.subarray(NONCE_BYTES),
    Buffer.isBuffer(clear) ? clear : Buffer.from(clear.buffer, clear.byteOffset, clear.byteLength),
    bytesOf(bound),
    null,
    sealed.subarray(0, NONCE_BYTES),
    key(),
  );
  return sealed;
}

/** Throws when the key, the binding or a single bit differs. */
export function decrypt(key: Key, sealed: Buffer, bound: string): Buffer {
  return decryptInto(Buffer.allocUnsafe(Math.max(0, sealed.length - OVERHEAD_BYTES)), key, sealed, bound);
}

const lentKey = Buffer.alloc(KEY_BYTES);
const lent: Key = () => lentKey;

/** Opens what is sealed under a key that is itself sealed under `key`: that key is lent for as long as this takes. Throws as `decrypt`. */
export function decryptUnder(
  key: Key,
  wrapped: { readonly sealed: Buffer; readonly bound: string },
  sealed: Buffer,
  bound: string,
): Buffer {
  try {
    decryptInto(lentKey, key, wrapped.sealed, wrapped.bound);
    return decrypt(lent, sealed, bound);
  } finally {
    lentKey.fill(0);
  }
}

function decryptInto(clear: Buffer, key: Key, sealed: Buffer, bound: string): Buffer {
  if (sealed.length !== clear.length + OVERHEAD_BYTES)
    throw new Error("too short or too long to have been sealed");
  sealed.copy(lentNonce, 0, 0, NONCE_BYTES);
  sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(
    clear,
    null,
    sealed.subarray(NONCE_BYTES),
    bytesOf(bound),
    lentNonce,
    key(),
  );
  return clear;
}
