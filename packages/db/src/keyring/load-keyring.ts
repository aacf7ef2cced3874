import { randomBytes } from "node:crypto";
import { link, mkdir, open, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { KEY_BYTES } from "../sealing/aead.ts";
import { StartRefusal } from "../start-refusal.ts";
import type { Keyring } from "./keyring.ts";
import { makeKeyring } from "./make-keyring.ts";

export interface KeyringOptions {
  /** Where `master.key` is kept. */
  readonly folder: string;
  /** HOLDFAST_MASTER_KEY: 32 bytes as base64. Wins over the file, which is then neither read nor made. */
  readonly fromEnvironment: string | undefined;
  /** HOLDFAST_NEXT_MASTER_KEY: another one that opens, as the file `next-master.key` does. While the key is rotated there are two. */
  readonly nextFromEnvironment?: string | undefined;
  /** Whether the database was sealed already. Asked before a key is made; then a missing one is refused, not replaced. */
  readonly sealed?: () => Promise<boolean>;
  /** Hears, once, what losing the new key would mean. */
  readonly say: (words: string) => void;
}

/** The keyring of this deployment. Makes the master key at first start, readable by its owner alone. */
export async function loadKeyring({
  folder,
  fromEnvironment,
  nextFromEnvironment,
  sealed,
  say,
}: KeyringOptions): Promise<Keyring> {
  const next = await nextMasterKey({ folder, nextFromEnvironment });
  const others = next === null ? [] : [next];
  if (fromEnvironment !== undefined && fromEnvironment !== "")
    return makeKeyring(parseKey(fromEnvironment, "HOLDFAST_MASTER_KEY"), ...others);
  const file = join(folder, "master.key");
  const found = await readKey(file);
  // A new key would open nothing, and whoever copies it to where keys are kept loses the one that does.
  if (found === null && (await sealed?.()) === true)
    throw new StartRefusal(
      `The database was sealed with a master key, and ${file} is missing: put it back, or set HOLDFAST_MASTER_KEY.`,
    );
  return makeKeyring(parseKey(found ?? (await makeKey(folder, file, FIRST, say)), file), ...others);
}

const NEXT = "next-master.key";
const FIRST =
  "under which everything anybody writes is sealed. Keep a copy in another place: without it nobody can ever read the database or its backups again.";
const SECOND =
  "to which the house can go over. Keep a copy in another place before it does, and give it to every machine that runs a gateway.";

/** The second master key, as it is now; `null`: there is none. Throws a `StartRefusal` where it is none that can be used. */
export async function nextMasterKey({
  folder,
  nextFromEnvironment,
}: Pick<KeyringOptions, "folder" | "nextFromEnvironment">): Promise<Buffer | null> {
  if (nextFromEnvironment !== undefined && nextFromEnvironment !== "")
    return parseKey(nextFromEnvironment, "HOLDFAST_NEXT_MASTER_KEY");
  const file = join(folder, NEXT);
  const found = await readKey(file);
  return found === null ? null : parseKey(found, file);
}

/** Makes a second master key beside the first one, unless it is there. */
export async function makeNextMasterKey({
  folder,
  say,
}: Pick<KeyringOptions, "folder" | "say">): Promise<Buffer> {
  const file = join(folder, NEXT);
  return parseKey((await readKey(file)) ?? (await makeKey(folder, file, SECOND, say)), file);
}

function parseKey(text: string, from: string): Buffer {
  const key = Buffer.from(text.trim(), "base64");
  if (key.length !== KEY_BYTES || key.toString("base64") !== text.trim())
    throw new StartRefusal(
      `The master key in ${from} is not ${KEY_BYTES} bytes in base64: put back the one that belongs to this database.`,
    );
  return key;
}

async function readKey(file: string): Promise<string | null> {
  try {
    const found = await stat(file);
    if (!found.isFile())
      throw new StartRefusal(`The master key ${file} is not a file: put the file with the key in its place.`);
    if ((found.mode & 0o077) !== 0)
      throw new StartRefusal(
        `The master key ${file} can be read by others than its owner: change its rights to 0600.`,
      );
    return await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    if (code === undefined) throw error;
    throw new StartRefusal(`The master key ${file} cannot be read (${code}).`);
  }
}

/** Written whole beside its place, then linked: of two gateways that start at once, both use the first one's key. */
async function makeKey(
  folder: string,
  file: string,
  what: string,
  say: (words: string) => void,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const fresh = `${file}.${process.pid}-${randomBytes(4).toString("hex")}`;
  const text = `${randomBytes(KEY_BYTES).toString("base64")}\n`;
  try {
    const handle = await open(fresh, "wx", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(fresh, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return await readFile(file, "utf8");
  } finally {
    await rm(fresh, { force: true });
  }
  say(`Made the master key ${file}, ${what}`);
  return text;
}
