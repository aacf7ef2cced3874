import { ChannelId, ContactId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterEach, beforeEach, expect, it } from "vitest";
import { threadHash } from "../sealing/thread-hash.ts";
import { rawClient } from "../testing/raw-client.ts";
import { sampleOptOut } from "../testing/sample-opt-out.ts";
import { serverHere } from "../testing/server-variable.ts";
import { TEST_KEYRING, testStore } from "../testing/test-store.ts";
import { readMigrationFolder } from "./folder.ts";
import { migrate } from "./migrate.ts";

const TEXTS = ChannelId.parse("texts");
const CONTACT = "00000000-0000-7000-9000-000000000001";
const MESSAGE = "00000000-0000-7000-8000-000000000001";
let server: pg.PoolConfig;
let connection: pg.PoolConfig;
beforeEach(async () => {
  server = serverHere();
  connection = { ...server, database: `upgrade_${crypto.randomUUID().replaceAll("-", "")}` };
  await say(server, `create database ${connection.database}`);
});
afterEach(async () => say(server, `drop database ${connection.database} with (force)`));

async function say(to: pg.PoolConfig, sql: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = await rawClient(to);
  try {
    return await client.query(sql, values);
  } finally {
    await client.end();
  }
}

/** A database of a release that had the migrations below this number. */
async function releaseBefore(number: number): Promise<void> {
  const folder = await readMigrationFolder();
  const migrations = folder.migrations.filter(({ name }) => Number(name.slice(0, 4)) < number);
  await migrate(connection, { ...folder, migrations });
}

async function insertContact(threadKey: Buffer): Promise<void> {
  await say(
    connection,
    `insert into contact (id, channel, medium, thread_key, waiting_since, due_at, unanswered, opened_at, last_inbound_at,
       owner_key, detail)
     values ($1, 'texts', 'text', $2, now(), now(), 1, now(), now(), '\\x00', '\\x00')`,
    [CONTACT, threadKey],
  );
}

it("[DB55] whoever had opted out before words were kept is opted out still, until they say otherwise", async () => {
  await releaseBefore(10);
  const thread = threadHash(TEST_KEYRING, TEXTS, "+15550123");
  await insertContact(thread);
  const at = new Date("2026-01-01T00:00:00Z");
  await say(connection, "insert into opt_out (channel, thread_key, at) values ('texts', $1, $2)", [
    thread,
    at,
  ]);
  await migrate(connection);
  const standing = async (): Promise<unknown[]> =>
    (await say(connection, "select at from opt_out where thread_key = $1", [thread])).rows;
  expect(await standing()).toEqual([{ at }]);
  const store = await testStore({ connection });
  const word = { channel: TEXTS, threadKey: "+15550123", kind: "start_word" } as const;
  // A provider that tells of something older than what is known changes nothing.
  await store.optOuts.record(sampleOptOut({ ...word, saidAt: at.getTime() - 1 }));
  expect(await standing()).toEqual([{ at }]);
  await store.optOuts.record(sampleOptOut(word));
  expect(await standing()).toEqual([]);
  await store.close();
});

it("[DB230] whoever had said STOP before its place was kept has said it after all that came until then", async () => {
  await releaseBefore(92);
  const [stopped, began] = ["+15550123", "+15550124"].map((key) => threadHash(TEST_KEYRING, TEXTS, key));
  if (stopped === undefined || began === undefined) throw new Error("both have a thread");
  await insertContact(stopped);
  const at = new Date("2026-01-01T00:00:00Z");
  for (const [n, [thread, optedOut, later]] of (
    [
      [stopped, false, 0],
      [stopped, true, 60],
      [began, true, 0],
      [began, false, 60],
    ] as const
  ).entries())
    await say(connection, "select record_opt_out('texts', $1, $2, $3, null, $4)", [
      Buffer.alloc(32, n),
      thread,
      optedOut,
      at.getTime() + later * 1000,
    ]);
  await migrate(connection);
  const { rows } = await say(
    connection,
    "select kind, said_at is null as holds, contact_id, entry from opt_out_word where thread_key = $1 order by seq",
    [stopped],
  );
  expect(rows).toEqual([
    { kind: "start_word", holds: false, contact_id: null, entry: 0 },
    { kind: "stop_word", holds: true, contact_id: CONTACT, entry: 2 },
  ]);
  const since = async (thread: Buffer): Promise<unknown> =>
    (await say(connection, "select opt_out_stands('texts', $1) as since", [thread])).rows[0];
  expect(await since(stopped)).toEqual({ since: new Date(at.getTime() + 60_000) });
  expect(await since(began)).toEqual({ since: null });
});

it("[DB57] what a provider kept before anybody asked is to be forgotten, too", async () => {
  await releaseBefore(9);
  await insertContact(threadHash(TEST_KEYRING, TEXTS, "+15550123"));
  await say(
    connection,
    `insert into message (id, contact_id, direction, at, version, body_key, body, provider)
     values ($1, $2, 'inbound', now(), 1, '\\x00', '\\x00', '\\x00')`,
    [MESSAGE, CONTACT],
  );
  await migrate(connection);
  expect((await say(connection, "select message_id from provider_copy")).rows).toEqual([
    { message_id: MESSAGE },
  ]);
});

it("[DB201] a conversation from before entries were kept stays in the order in which it was written", async () => {
  await releaseBefore(89);
  await insertContact(threadHash(TEST_KEYRING, TEXTS, "+15550123"));
  const staff = "00000000-0000-7000-a000-000000000001";
  await say(connection, "insert into staff (id, name, email, role) values ($1, 'Dana', 'dana', 'advocate')", [
    staff,
  ]);
  const at = Date.parse("2026-01-01T00:00:00Z");
  // Withdrawn words and settled messages had later versions than what was written after them.
  const written = [
    ["inbound", null, 9],
    ["outbound", "sent", 4],
    ["inbound", null, 3],
    ["outbound", "failed", 8],
    ["outbound", "queued", 5],
  ] as const;
  for (const [n, [direction, state, version]] of written.entries())
    await say(
      connection,
      `insert into message (id, contact_id, direction, at, version, author_id, send_state, body_key, body, channel, dedupe_key)
       values ($1, $2, $3, instant($4), $5, $6, $7::send_state, '\\x00', '\\x00', $8, $9)`,
      [
        `00000000-0000-7000-8000-00000000000${n}`,
        CONTACT,
        direction,
        at + n,
        version,
        state === null ? null : staff,
        state,
        state === null ? "texts" : null,
        state === null ? Buffer.alloc(32, n) : null,
      ],
    );
  await say(
    connection,
    `insert into outbox (message_id, due_at, lease_holder, lease_until, handing_over_at)
     values ('00000000-0000-7000-8000-000000000004', now(), 'one', now(), instant($1))`,
    [at + 60],
  );
  await migrate(connection);
  const store = await testStore({ connection });
  expect((await store.reach.record(ContactId.parse(CONTACT)))?.conversation).toEqual([
    { kind: "heard", entry: 1, at, saidAt: null },
    { kind: "left", entry: 2, at: at + 1 },
    { kind: "heard", entry: 3, at: at + 2, saidAt: null },
    { kind: "left", entry: 5, at: at + 60 },
  ]);
  await store.close();
});
