import { createHmac, hkdfSync } from "node:crypto";
import { decrypt, encrypt, KEY_BYTES, secretKey } from "../sealing/aead.ts";
import { keyedHash } from "./keyed-hash.ts";
import type { HashPurpose, Keyring } from "./keyring.ts";

/** Everything that follows from a master key of 32 bytes. Pure but for the nonces. */
export function makeKeyring(master: Buffer): Keyring {
  if (master.length !== KEY_BYTES) throw new Error(`a master key is ${KEY_BYTES} bytes`);
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync("sha256", master, "", `holdfast/1/${purpose}`, KEY_BYTES));
  const hashes: Record<HashPurpose, (text: string) => Buffer> = {
    thread: keyedHash(secretKey(derive("hash/thread"))),
    dedupe: keyedHash(secretKey(derive("hash/dedupe"))),
    address: keyedHash(secretKey(derive("hash/address"))),
    link: keyedHash(secretKey(derive("hash/link"))),
    code: keyedHash(secretKey(derive("hash/code"))),
    code_word: keyedHash(secretKey(derive("hash/code_word"))),
    venue: keyedHash(secretKey(derive("hash/venue"))),
    name: keyedHash(secretKey(derive("hash/name"))),
    disclosed: keyedHash(secretKey(derive("hash/disclosed"))),
    sign_page: keyedHash(secretKey(derive("hash/sign_page"))),
    sign_code: keyedHash(secretKey(derive("hash/sign_code"))),
    contact_word: keyedHash(secretKey(derive("hash/contact_word"))),
    case_word: keyedHash(secretKey(derive("hash/case_word"))),
    audit: keyedHash(secretKey(derive("hash/audit"))),
  };
  const wrapping = secretKey(derive("wrap"));
  // Of the key and of the form in which it seals: what was sealed in another form cannot be opened either.
  const fingerprint = createHmac("sha256", derive("fingerprint")).update("xchacha20-poly1305").digest();
  return {
    hash: (purpose, text) => hashes[purpose](text),
    deriveSecret: (purpose) => derive(`secret/${purpose}`).toString("base64url"),
    wrap: (ownerKey, ownerId) => encrypt(wrapping, ownerKey, `owner\0${ownerId}`),
    unwrap: (wrapped, ownerId) => decrypt(wrapping, wrapped, `owner\0${ownerId}`),
    fingerprint,
  };
}
