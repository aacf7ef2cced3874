import { afterAll, beforeAll, expect, it } from "vitest";
import { restoreBackup } from "../backup/restore-backup.ts";
import type { BackupPart } from "../backup/sealed-frames.ts";
import { takeBackup } from "../backup/take-backup.ts";
import {
  SAMPLE_CHANNEL,
  sampleHeld,
  sampleStaff,
  TEST_KEYRING,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { emptyDatabase } from "../testing/test-database.ts";

const DAY = 24 * 3_600_000;
type Backup = Readonly<Record<BackupPart, Buffer>>;
let now = Date.now();
let store: TestStore;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
});
afterAll(async () => store.close());

async function backup(): Promise<Backup> {
  const files: Record<BackupPart, Buffer> = { data: Buffer.alloc(0), keys: Buffer.alloc(0) };
  await takeBackup({
    connection: store.connection,
    keyring: TEST_KEYRING,
    clock: () => now,
    async keep(part, chunks) {
      const all: Buffer[] = [];
      for await (const chunk of chunks) all.push(chunk);
      files[part] = Buffer.concat(all);
    },
  });
  return files;
}

async function* whole(file: Buffer): AsyncGenerator<Buffer> {
  yield file;
}

it("[DB483] [DB485] [DB527] an older backup with newer keys has no contact and no paper that was forgotten since, and each that was not", async () => {
  const dana = await sampleStaff(store, "Dana");
  await store.settings.change("retention", {}, dana);
  const provider = { ref: "SM1", media: [] };
  const threadKey = "+15550100";
  const gone = await sampleHeld(store, dana, {
    text: "He has my papers",
    threadKey,
    address: threadKey,
    provider,
  });
  await store.moves.move(gone, dana, 2, { kind: "close", disposition: "information" });
  const lee = await sampleStaff(store, "Lee", "shift_lead");
  const paper = { asker: "police", inHand: "nothing", way: "phone", askedAt: now, by: dana } as const;
  const words = { who: "A detective", reach: "555-0199", said: "Whether Ana has called" };
  const [asked, open] = [crypto.randomUUID(), crypto.randomUUID()];
  for (const id of [asked, open]) await store.inquiries.log({ ...paper, words, id });
  await store.inquiries.end(asked, "told_neither", lee);
  now += 364 * DAY;
  const stays = await sampleHeld(store, dana, {
    text: "Is somebody there?",
    threadKey: "+15550101",
    address: "+15550101",
  });
  const before = await backup();
  now += 2 * DAY;
  expect(await store.retention.run()).toBe(2);
  const after = await backup();
  for (const { data, keys, forgotten } of [
    { data: before.data, keys: after.keys, forgotten: 1 },
    { data: after.data, keys: after.keys, forgotten: 0 },
  ]) {
    const database = await emptyDatabase();
    try {
      const files = { data: whole(data), keys: whole(keys) };
      expect(await restoreBackup({ ...database, keyring: TEST_KEYRING, files })).toMatchObject({
        forgotten,
        leftOut: 0,
      });
      const restored = await testStore({ connection: database.connection, clock: () => now });
      const runs = async () => (await restored.retention.report()).runs;
      // By what they were compared lies where it came, until tables are written anew.
      expect((await runs()).filter(({ rewrittenAt }) => rewrittenAt === null)).toHaveLength(forgotten);
      await restored.retention.run();
      expect(
        (await runs()).filter(({ rewrittenAt, logGoneAt }) => rewrittenAt === null || logGoneAt === null),
      ).toEqual([]);
      expect((await restored.contacts.contact(gone))?.address).toBeNull();
      expect((await restored.contacts.entries(gone, 0)).map(({ text }) => text)).toEqual([null]);
      expect((await restored.contacts.contact(stays))?.address).toBe("+15550101");
      expect((await restored.contacts.entries(stays, 0)).map(({ text }) => text)).toEqual([
        "Is somebody there?",
      ]);
      const lease = { keptMs: 1e13, channels: [SAMPLE_CHANNEL], leaseMs: 1, most: 10 };
      expect((await restored.copies.lease(lease)).map(({ ref }) => ref)).toEqual(
        forgotten === 0 ? ["SM1"] : [],
      );
      expect((await restored.inquiries.open()).map((each) => [each.id, each.words])).toEqual([[open, words]]);
      // Written down again it is another one, since nobody can say any more whether it is the same.
      expect(await restored.inquiries.log({ ...paper, words, id: asked })).toEqual({ kind: "taken" });
      await restored.close();
    } finally {
      await database.drop();
    }
  }
});
