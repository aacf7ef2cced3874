import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MessageId, NoteId } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { startEmbedded } from "../embedded/start-embedded.ts";
import { migrate } from "../migrate/migrate.ts";
import { rawClient } from "../testing/raw-client.ts";
import { sampleArrival, sampleStaff, testStore } from "../testing/index.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

/** Everything personal that the test writes; none of it may be found again. */
const PRIVATE = {
  text: "my papers are in his drawer",
  answer: "we can meet you at the library",
  note: "afraid of the landlord Quillfeather",
  address: "rosalind.quillfeather@example.org",
  reachAddress: "555-0173",
  safeTimes: "while he is at choir practice",
  threadKey: "return-code-heron-lantern-42",
  dedupeKey: "provider-event-heron-lantern",
  raw: "raw bytes of a garbled letter",
  quarantined: "a forged letter nobody vouched for",
};

it("[DB60] nothing personal is found in the tables, or in the server's files", async () => {
  const folder = await temporaryFolder();
  const data = join(folder.path, "pg");
  const server = await startEmbedded(data, () => {});
  await migrate(server.connection);
  const store = await testStore({ connection: server.connection });
  const dana = await sampleStaff(store, "Dana");
  const { text, address, threadKey, dedupeKey } = PRIVATE;
  const reach = {
    ways: ["call" as const],
    address: PRIVATE.reachAddress,
    safeTimes: PRIVATE.safeTimes,
    mayLeaveMessage: false,
    language: "en" as const,
  };
  const { contactId } = await store.intake.arrive(
    sampleArrival({ text, address, threadKey, dedupeKey, reach }),
  );
  await store.intake.arrive(sampleArrival({ threadKey, unreadable: true, raw: Buffer.from(PRIVATE.raw) }));
  await store.moves.move(contactId, dana, 2, { kind: "claim" });
  await store.answers.answer({
    contactId,
    messageId: crypto.randomUUID() as MessageId,
    by: dana,
    text: PRIVATE.answer,
    validForMs: null,
  });
  await store.answers.note({
    contactId,
    noteId: crypto.randomUUID() as NoteId,
    by: dana,
    text: PRIVATE.note,
  });
  await store.quarantine.put({
    channel: "sms" as never,
    reason: "unsigned",
    raw: Buffer.from(PRIVATE.quarantined),
  });
  await store.optOuts.record("webform" as never, threadKey, true);

  const client = await rawClient(server.connection);
  const { rows: tables } = await client.query(
    "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
  );
  const contents: string[] = [];
  for (const { relname } of tables) {
    const { rows } = await client.query(`select row_to_json(t)::text as row from "${relname}" t`);
    contents.push(...rows.map(({ row }) => row as string));
  }
  // Bytes are shown as hexadecimal, so words hide there unless they are looked for as such.
  for (const words of Object.values(PRIVATE)) {
    const hex = Buffer.from(words).toString("hex");
    expect(contents.filter((row) => row.includes(words) || row.includes(hex))).toEqual([]);
  }
  expect(contents.length).toBeGreaterThan(30);
  await client.query("checkpoint");
  await client.end();
  await store.close();
  await server.stop();
  const files = (await readdir(data, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  for (const file of files) {
    const bytes = await readFile(join(file.parentPath, file.name));
    for (const words of Object.values(PRIVATE))
      expect({ file: file.name, found: bytes.includes(words) }).toEqual({ file: file.name, found: false });
  }
  expect(files.length).toBeGreaterThan(500);
  await folder.remove();
});
