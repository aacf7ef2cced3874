import { hkdfSync } from "node:crypto";
import { z } from "zod";
import { KEY_BYTES, secretKey, type Key } from "../sealing/aead.ts";
import { keyedHash } from "./keyed-hash.ts";
import type { HashPurpose, SecretPurpose } from "./keyring.ts";

/** Every purpose, so that none is forgotten. */
const HASHES: Readonly<Record<HashPurpose, true>> = {
  thread: true,
  dedupe: true,
  address: true,
  link: true,
  code: true,
  alarm_code: true,
  alarm_device: true,
  code_word: true,
  venue: true,
  name: true,
  disclosed: true,
  sign_page: true,
  sign_code: true,
  contact_word: true,
  case_word: true,
  case_address: true,
  audit: true,
};
const SECRETS: Readonly<Record<SecretPurpose, true>> = {
  auth: true,
  bus: true,
  channel: true,
  client: true,
  proof: true,
};
const PURPOSES = Object.keys(HASHES) as readonly HashPurpose[];
/** What purposes follow from that nobody had thought of when the roots were written down. */
const MORE = "root";

/** What keyed hashes and secrets follow from, by purpose. They do not change with the master key: what was hashed is found for ever. */
export type Roots = ReadonlyMap<string, Buffer>;

const Stored = z.record(z.string(), z.base64());

/** What follows for a purpose from a key of 32 bytes. */
export function derive(from: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", from, "", `holdfast/1/${purpose}`, KEY_BYTES));
}

/** The roots of a house whose first master key this is. Nothing of them leads back to the key. */
export function rootsOf(master: Buffer): Roots {
  const purposes = [
    ...PURPOSES.map((purpose) => `hash/${purpose}`),
    ...Object.keys(SECRETS).map((purpose) => `secret/${purpose}`),
    MORE,
  ];
  return new Map(purposes.map((purpose) => [purpose, derive(master, purpose)]));
}

export function writeRoots(roots: Roots): Buffer {
  return Buffer.from(
    JSON.stringify(
      Object.fromEntries([...roots].map(([purpose, root]) => [purpose, root.toString("base64")])),
    ),
  );
}

/** Throws where they are not roots. */
export function readRoots(clear: Buffer): Roots {
  const stored = Stored.parse(JSON.parse(clear.toString()));
  return new Map(Object.entries(stored).map(([purpose, root]) => [purpose, Buffer.from(root, "base64")]));
}

function rootFor(roots: Roots, purpose: string): Buffer {
  const [own, more] = [roots.get(purpose), roots.get(MORE)];
  if (own !== undefined) return own;
  if (more === undefined) throw new Error("roots have one for what is thought of later");
  return derive(more, purpose);
}

/** One hash for each purpose. */
export function hashesOf(roots: Roots): Readonly<Record<HashPurpose, (text: string) => Buffer>> {
  const key = (purpose: HashPurpose): Key => secretKey(rootFor(roots, `hash/${purpose}`));
  return Object.fromEntries(PURPOSES.map((purpose) => [purpose, keyedHash(key(purpose))])) as Record<
    HashPurpose,
    (text: string) => Buffer
  >;
}

export function secretOf(roots: Roots, purpose: SecretPurpose): string {
  return rootFor(roots, `secret/${purpose}`).toString("base64url");
}
