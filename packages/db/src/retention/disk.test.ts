import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { NoteId, type MessageId } from "@holdfast/case-schema";
import type { Client } from "pg";
import { afterEach, expect, it } from "vitest";
import { startEmbedded } from "../embedded/start-embedded.ts";
import { migrate } from "../migrate/migrate.ts";
import { openDetail } from "../sealing/detail.ts";
import { openOwners } from "../sealing/owners.ts";
import { rawClient } from "../testing/raw-client.ts";
import {
  sampleArrival,
  sampleHeld,
  sampleStaff,
  TEST_KEYRING,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { temporaryFolder, type TemporaryFolder } from "../testing/temporary-folder.ts";

const DAY = 24 * 3_600_000;
const WORDS = "he keeps my papers in the yellow drawer";
const NUMBER = "+15550142";

let folder: TemporaryFolder | null = null;
afterEach(async () => {
  await folder?.remove();
  folder = null;
});

/** In how many files of a folder these bytes lie, as they are or as hexadecimal digits. */
async function filesWith(data: string, ...sought: readonly Buffer[]): Promise<readonly string[]> {
  const forms = sought.flatMap((bytes) => [bytes, Buffer.from(bytes.toString("hex"))]);
  const entries = await readdir(data, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (forms.some((form) => bytes.includes(form))) found.push(join(entry.parentPath, entry.name));
  }
  return found;
}

/** A house on a server of its own, in which somebody told us something, was answered, and is forgotten a year later. */
async function forgottenHouse(
  forget: (store: TestStore, client: Client, contactId: string) => Promise<unknown>,
) {
  folder = await temporaryFolder();
  const data = join(folder.path, "pg");
  const server = await startEmbedded(data, () => {});
  await migrate(server.connection);
  let now = Date.now() - 400 * DAY;
  const store = await testStore({ connection: server.connection, clock: () => now });
  const client = await rawClient(server.connection);
  const dana = await sampleStaff(store, "Dana");
  await store.settings.change("retention", {}, dana);
  const contactId = await sampleHeld(store, dana, { text: WORDS, address: NUMBER, threadKey: NUMBER });
  // Others whose rows lie in the same pages, and stay.
  for (let other = 0; other < 20; other += 1) await store.intake.arrive(sampleArrival());
  const messageId = crypto.randomUUID() as MessageId;
  await store.answers.answer({
    check: () => null,
    contactId,
    messageId,
    by: dana,
    text: "We hear you",
    validForMs: null,
  });
  await store.answers.note({ contactId, noteId: NoteId.parse(crypto.randomUUID()), by: dana, text: WORDS });
  await client.query("delete from outbox");
  const { version = 0 } = (await store.contacts.contact(contactId))?.row ?? {};
  const closed = await store.moves.move(contactId, dana, version, {
    kind: "close",
    disposition: "information",
  });
  expect(closed.kind).toBe("moved");
  const { rows } = await client.query<{ owner_key: Buffer; detail: Buffer; thread_key: Buffer }>(
    "select owner_key, detail, thread_key from contact where id = $1",
    [contactId],
  );
  const [was] = rows;
  if (was === undefined) throw new Error("there is no contact");
  // As a server writes it down by and by, and long before anybody is forgotten.
  await client.query("checkpoint");
  now = Date.now();
  const before = await filesWith(data, was.owner_key);
  const forgotten = await forget(store, client, contactId);
  const { runs } = await store.retention.report();
  await client.end();
  await store.close();
  await server.stop();
  return { data, was, before, contactId, runs, forgotten };
}

it("[DB483] nothing of a key that was destroyed, nor by what its contact was compared, lies in any file of the server", async () => {
  const { data, was, before, contactId, runs, forgotten } = await forgottenHouse(async (store) =>
    store.retention.run(),
  );
  expect(forgotten).toBe(1);
  // There it lay, in the table and in the log.
  expect(before.length).toBeGreaterThan(1);
  expect(openDetail(openOwners(TEST_KEYRING).unwrap(contactId, was.owner_key), was.detail).address).toBe(
    NUMBER,
  );
  expect(runs).toMatchObject([{ forgotten: { contact: 1 }, problem: null }]);
  expect(runs[0]?.rewrittenAt).not.toBeNull();
  expect(runs[0]?.logGoneAt).not.toBeNull();
  expect(await filesWith(data, was.owner_key, was.thread_key)).toEqual([]);
});

it("[DB483] would lie there still if its table was only vacuumed", async () => {
  const { data, was, forgotten } = await forgottenHouse(async (_store, client, contactId) => {
    const made = TEST_KEYRING.wrap(Buffer.alloc(32, 9), contactId);
    const { rows } = await client.query(
      "select forget_contact($1, now(), $2, $3, '{}', '{}', now()) as outcome",
      [contactId, made, Buffer.alloc(80, 1)],
    );
    await client.query("vacuum contact");
    return rows;
  });
  expect(forgotten).toEqual([{ outcome: null }]);
  expect((await filesWith(data, was.owner_key)).length).toBeGreaterThan(0);
});

it("[DB483] says of a server that is not ours that the log could not be ended", async () => {
  folder = await temporaryFolder();
  const server = await startEmbedded(join(folder.path, "pg"), () => {});
  await migrate(server.connection);
  const owner = await rawClient(server.connection);
  await owner.query(
    "create role house login; grant pg_read_all_data, pg_write_all_data, pg_maintain to house",
  );
  const store = await testStore({ connection: { ...server.connection, user: "house" } });
  await owner.query("insert into retention_run (began_at, ended_at, contacts) values (now(), now(), 1)");
  expect(await store.retention.run()).toBe(0);
  expect((await store.retention.report()).runs).toMatchObject([
    { logGoneAt: null, problem: "no_right_to_end_log" },
  ]);
  await owner.query(
    "grant execute on function pg_switch_wal() to house; grant pg_checkpoint, pg_monitor to house",
  );
  expect(await store.retention.run()).toBe(0);
  expect((await store.retention.report()).runs).toMatchObject([{ problem: null }]);
  expect((await store.retention.report()).runs[0]?.logGoneAt).not.toBeNull();
  await store.close();
  await owner.end();
  await server.stop();
});
