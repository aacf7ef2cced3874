import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../store/open-store.ts";
import { StartRefusal } from "../start-refusal.ts";
import { sealed } from "../store/sealed.ts";
import { TEST_KEYRING, testDatabase, testStore } from "../testing/index.ts";
import type { Keyring } from "./keyring.ts";
import { loadKeyring } from "./load-keyring.ts";
import { makeKeyring } from "./make-keyring.ts";

let folder: string;
let said: string[];
const say = (words: string): void => void said.push(words);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "holdfast-keyring-"));
  said = [];
});
afterEach(async () => rm(folder, { recursive: true, force: true }));

const load = async (fromEnvironment?: string): Promise<Keyring> =>
  loadKeyring({ folder, fromEnvironment, say });

describe("the master key", () => {
  it("[DB84] is made once, readable by its owner alone, and its loss is explained once", async () => {
    const first = await load();
    expect(said).toHaveLength(1);
    expect(said[0]).toContain("Keep a copy in another place");
    expect((await stat(join(folder, "master.key"))).mode & 0o777).toBe(0o600);
    const second = await load();
    expect(second.fingerprint).toEqual(first.fingerprint);
    expect(said).toHaveLength(1);
    expect(said[0]).not.toContain((await readFile(join(folder, "master.key"), "utf8")).trim());
  });

  it("[DB84] is one, however many gateways start at once", async () => {
    const keyrings = await Promise.all(Array.from({ length: 8 }, async () => load()));
    expect(new Set(keyrings.map(({ fingerprint }) => fingerprint.toString("hex"))).size).toBe(1);
    expect(await readdir(folder)).toEqual(["master.key"]);
    expect(said).toHaveLength(1);
  });

  it("[DB84] is not made for a database that was sealed with another, only for one that never was", async () => {
    const database = await testDatabase();
    const options = { folder, fromEnvironment: undefined, sealed: () => sealed(database.connection), say };
    expect(await sealed(database.connection)).toBe(false);
    const store = await openStore({ ...database, keyring: await loadKeyring(options), clock: Date.now });
    await store.close();
    const kept = await readFile(join(folder, "master.key"));
    await rm(join(folder, "master.key"));
    await expect(loadKeyring(options)).rejects.toThrow(/master\.key is missing: put it back/);
    expect(await readdir(folder)).toEqual([]);
    await writeFile(join(folder, "master.key"), kept, { mode: 0o600 });
    await (await openStore({ ...database, keyring: await loadKeyring(options), clock: Date.now })).close();
    await database.drop();
  });

  it("comes from the environment when it is there, and then no file is made", async () => {
    const keyring = await load(Buffer.alloc(32, 9).toString("base64"));
    expect(keyring.fingerprint).toEqual(makeKeyring(Buffer.alloc(32, 9)).fingerprint);
    expect(await readdir(folder)).toEqual([]);
  });

  it("is refused, and not replaced, when it is cut short or open to others", async () => {
    await expect(load("short")).rejects.toThrow(StartRefusal);
    await load();
    await chmod(join(folder, "master.key"), 0o644);
    await expect(load()).rejects.toThrow(/0600/);
    await chmod(join(folder, "master.key"), 0o600);
    await writeFile(join(folder, "master.key"), "AAAA\n");
    await expect(load()).rejects.toThrow(StartRefusal);
    expect(await readFile(join(folder, "master.key"), "utf8")).toBe("AAAA\n");
  });
});

describe("what stands where the master key belongs", () => {
  it("is refused for what it is, and left alone, when it is a folder", async () => {
    await mkdir(join(folder, "master.key"));
    await expect(load()).rejects.toThrow(/master\.key is not a file/);
    expect(await readdir(join(folder, "master.key"))).toEqual([]);
  });
});

describe("a keyring", () => {
  it("hashes one text differently for every purpose and key, and the same ever after", () => {
    const other = makeKeyring(Buffer.alloc(32, 8));
    const hashes = (["thread", "dedupe", "address"] as const).flatMap((purpose) => [
      TEST_KEYRING.hash(purpose, "555-0100"),
      other.hash(purpose, "555-0100"),
    ]);
    expect(new Set(hashes.map((hash) => hash.toString("hex"))).size).toBe(6);
    expect(hashes.every((hash) => hash.length === 32)).toBe(true);
    expect(TEST_KEYRING.hash("thread", "a")).toEqual(TEST_KEYRING.hash("thread", "a"));
  });

  it("derives secrets that are long enough and have nothing in common", () => {
    const [auth, client] = [TEST_KEYRING.deriveSecret("auth"), TEST_KEYRING.deriveSecret("client")];
    expect(auth.length).toBeGreaterThanOrEqual(32);
    expect(auth).not.toBe(client);
    expect(auth).toBe(TEST_KEYRING.deriveSecret("auth"));
  });

  it("[DB63] opens only the database that was sealed with it", async () => {
    const store = await testStore();
    const { connection } = store;
    const stranger = openStore({ connection, keyring: makeKeyring(Buffer.alloc(32, 8)), clock: Date.now });
    await expect(stranger).rejects.toThrow(/sealed with another master key/);
    const again = await openStore({ connection, keyring: TEST_KEYRING, clock: Date.now });
    await again.close();
    await store.close();
  });
});
