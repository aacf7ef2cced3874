import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { verifyPassword as verifyOlder } from "better-auth/crypto";

/** What a hash costs: `2^log2N` blocks of 128 times `r` bytes, gone through `p` times. */
export interface HashCost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MB and about a third of a second of a core: what OWASP asks of scrypt at the time of writing. */
export const HASH_COST: HashCost = { log2N: 15, r: 8, p: 3 };

const FORM = /^scrypt:(\d{1,2})\.(\d{1,2})\.(\d{1,2}):([\w-]{22}):([\w-]{43})$/;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/**
 * A password as it is stored, with its own salt and what it cost, so that a later release can ask more. Letters that are the
 * same to whoever types them are the same here, whatever keyboard made them (NFKC), and nothing else of it is changed.
 */
export async function hashPassword(password: string, cost: HashCost = HASH_COST): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derived(password, salt, cost);
  const { log2N, r, p } = cost;
  return `scrypt:${log2N}.${r}.${p}:${salt.toString("base64url")}:${hash.toString("base64url")}`;
}

/** Whether this is the password that was stored; as an earlier release stored it, too. */
export async function verifyPassword({
  hash: stored,
  password,
}: {
  readonly hash: string;
  readonly password: string;
}): Promise<boolean> {
  const found = FORM.exec(stored);
  if (found === null) return verifyOlder({ hash: stored, password });
  const [, log2N, r, p, salt = "", hash = ""] = found;
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
  const made = await derived(password, Buffer.from(salt, "base64url"), cost);
  return timingSafeEqual(made, Buffer.from(hash, "base64url"));
}

function derived(password: string, salt: Buffer, { log2N, r, p }: HashCost): Promise<Buffer> {
  const N = 2 ** log2N;
  return new Promise((resolve, reject) => {
    // Node's own bound is just what the blocks take, and leaves nothing for the rest.
    const maxmem = 2 * 128 * N * r;
    scrypt(password.normalize("NFKC"), salt, HASH_BYTES, { N, r, p, maxmem }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
