import sodium from "sodium-native";
import type { Key } from "../sealing/aead.ts";

const BLOCK_BYTES = 64;
const HASH_BYTES = sodium.crypto_hash_sha256_BYTES;
const SCRATCH_BYTES = 1024;

/**
 * HMAC-SHA-256 under a key, as RFC 2104 builds it of two hashes. Every arrival needs two of them, and OpenSSL looks for the
 * algorithm and sets it up anew for each, which takes several times as long as the hashing.
 */
export function keyedHash(key: Key): (text: string) => Buffer {
  const inner = padded(key, 0x36, SCRATCH_BYTES);
  const outer = padded(key, 0x5c, HASH_BYTES);
  const answer = outer.subarray(BLOCK_BYTES);
  return (text) => {
    // A character takes three bytes at most.
    const into = text.length * 3 > SCRATCH_BYTES ? padded(key, 0x36, Buffer.byteLength(text)) : inner;
    const end = BLOCK_BYTES + into.write(text, BLOCK_BYTES);
    sodium.crypto_hash_sha256(answer, into.subarray(0, end));
    // What was hashed is an address or a name: it must not stay behind.
    into.fill(0, BLOCK_BYTES, end);
    const hash = Buffer.allocUnsafe(HASH_BYTES);
    sodium.crypto_hash_sha256(hash, outer);
    return hash;
  };
}

/** The key in a block of one byte, and room behind it. */
function padded(key: Key, byte: number, room: number): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES + room);
  block.fill(byte, 0, BLOCK_BYTES);
  for (const [index, each] of key().entries()) block[index] = each ^ byte;
  return block;
}
