import type { PoolConfig } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { restoreBackup } from "../backup/restore-backup.ts";
import type { BackupPart } from "../backup/sealed-frames.ts";
import { takeBackup } from "../backup/take-backup.ts";
import { makeKeyring } from "../keyring/make-keyring.ts";
import type { Keyring } from "../keyring/keyring.ts";
import { masterKey } from "../keyring/master-key.ts";
import { fullHouse, type FullHouse } from "../testing/full-house.ts";
import { unopened } from "../testing/unopened.ts";
import { emptyDatabase } from "../testing/test-database.ts";
import { testStore } from "../testing/index.ts";
import { reachRotation } from "./reach-rotation.ts";
import type { RotationStore } from "./rotation-store.ts";

const [OLD, NEW] = [Buffer.alloc(32, 41), Buffer.alloc(32, 42)];
const both = (): Keyring => makeKeyring(NEW, OLD);
let now = 1_800_000_000_000;

type Backup = Readonly<Record<BackupPart, Buffer>>;
let house: FullHouse;
let words: string;
const taken: Record<"before" | "middle" | "after", Backup> = {
  before: none(),
  middle: none(),
  after: none(),
};

function none(): Backup {
  return { data: Buffer.alloc(0), keys: Buffer.alloc(0) };
}

async function backup(connection: PoolConfig, keyring: Keyring): Promise<Backup> {
  const files: Record<BackupPart, Buffer> = { ...none() };
  await takeBackup({
    connection,
    keyring,
    clock: () => (now += 1_000),
    async keep(part, chunks) {
      const all: Buffer[] = [];
      for await (const chunk of chunks) all.push(chunk);
      files[part] = Buffer.concat(all);
    },
  });
  return files;
}

async function finish(rotation: RotationStore): Promise<void> {
  for (let goesOn = true; goesOn;) ({ goesOn } = await rotation.rewrap(500));
  expect(await rotation.retire()).toEqual({ kind: "retired" });
}

beforeAll(async () => {
  house = await fullHouse(() => now, makeKeyring(OLD));
  words = await house.words();
  const { connection } = house.store;
  taken.before = await backup(connection, makeKeyring(OLD));
  const { rotation, close } = await reachRotation({ connection, keyring: both() });
  await rotation.begin(masterKey(NEW).id);
  await house.store.keys.beat(NEW);
  await rotation.switchOver();
  await house.store.keys.beat(null);
  await rotation.close(0);
  await rotation.rewrap(1);
  taken.middle = await backup(connection, both());
  await finish(rotation);
  taken.after = await backup(connection, makeKeyring(NEW));
  await close();
});
afterAll(async () => house.close());

async function* once(file: Buffer): AsyncGenerator<Buffer> {
  yield file;
}

/** Restores, and does something with what came; the refusal's words where nothing did. */
async function restored(
  { data, keys }: Backup,
  keyring: Keyring,
  work: (connection: PoolConfig) => Promise<void> = async () => {},
): Promise<string> {
  const { connection, drop } = await emptyDatabase();
  try {
    await restoreBackup({ connection, keyring, files: { data: once(data), keys: once(keys) } });
    await work(connection);
    return "restored";
  } catch (error) {
    return error instanceof Error ? error.message : "no error";
  } finally {
    await drop();
  }
}

const reads =
  (keyring: Keyring) =>
  async (connection: PoolConfig): Promise<void> => {
    expect(await unopened({ connection }, keyring)).toEqual([]);
    const store = await testStore({ connection, keyring, clock: () => now });
    expect(await house.words(store)).toBe(words);
    await store.close();
  };

describe("a backup of a house whose master key is rotated", () => {
  it("[DB506] from before takes the key of then, and is read whole with it", async () => {
    expect(await restored(taken.before, makeKeyring(NEW))).toContain("cannot be opened with this master key");
    expect(await restored(taken.before, makeKeyring(OLD), reads(makeKeyring(OLD)))).toBe("restored");
    expect(await restored(taken.before, both(), reads(both()))).toBe("restored");
  });

  it("[DB506] from the middle is read whole with both, and the rotation goes on there", async () => {
    const goOn = async (connection: PoolConfig): Promise<void> => {
      await reads(both())(connection);
      const { rotation, close } = await reachRotation({ connection, keyring: both() });
      expect((await rotation.standing()).wraps.left).toBeGreaterThan(0);
      await finish(rotation);
      await close();
      await reads(makeKeyring(NEW))(connection);
    };
    expect(await restored(taken.middle, both(), goOn)).toBe("restored");
  });

  it("[DB506] from afterwards takes the new key alone, and the old one opens nothing of it", async () => {
    expect(await restored(taken.after, makeKeyring(NEW), reads(makeKeyring(NEW)))).toBe("restored");
    expect(await restored(taken.after, makeKeyring(OLD))).toContain("cannot be opened with this master key");
  });

  it("[DB506] [DB450] from before goes with keys of afterwards where both master keys are at hand", async () => {
    const older = { data: taken.before.data, keys: taken.after.keys };
    expect(await restored(older, makeKeyring(NEW))).toContain("cannot be opened with this master key");
    expect(await restored(older, both(), reads(both()))).toBe("restored");
  });
});
