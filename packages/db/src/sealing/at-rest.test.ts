import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { MessageId, NoteId } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { startEmbedded } from "../embedded/start-embedded.ts";
import { migrate } from "../migrate/migrate.ts";
import { rawClient } from "../testing/raw-client.ts";
import {
  sampleArrival,
  sampleFile,
  sampleMail,
  sampleOptOut,
  sampleStaff,
  testStore,
} from "../testing/index.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

/** Everything personal that the test writes; none of it may be found again. */
const PRIVATE = {
  text: "my papers are in his drawer",
  answer: "we can meet you at the library",
  note: "afraid of the landlord Quillfeather",
  draft: "shall we say the bakery behind the",
  rest: "third text that has not left yet",
  address: "rosalind.quillfeather@example.org",
  reachAddress: "555-0173",
  safeTimes: "while he is at choir practice",
  threadKey: "return-code-heron-lantern-42",
  dedupeKey: "provider-event-heron-lantern",
  raw: "raw bytes of a garbled letter",
  providerRef: "SM-a-name-the-carrier-gave",
  picture: "https://carrier.example.org/pictures/heron",
  pictureBytes: "bytes of a picture of the yellow house",
  report: "told the line under number heron-77",
  quarantined: "a forged letter nobody vouched for",
  subject: "about the house with the green door",
  sender: "wren.quillfeather@example.org",
  senderName: "Wren of the green door",
  readsAlong: "heron.quillfeather@example.org",
  html: "<p>formatted words of the green door</p>",
  threadName: "<a-message-id-of-the-green-door@example.org>",
  fileName: "my passport, green door.pdf",
  fileBytes: "bytes of a passport behind the green door",
  blockWhy: "shouted about the green door all night",
  plan: "calls about the green door each evening",
  source: "Received: from the green door; whole mail as it came",
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
  const media = [{ ref: PRIVATE.picture, type: "image/png" }];
  await store.intake.arrive(sampleArrival({ threadKey, provider: { ref: PRIVATE.providerRef, media } }));
  await store.intake.arrive(
    sampleMail(
      { refs: ["unheard of"], address: PRIVATE.sender },
      {
        names: [PRIVATE.threadName],
        senderName: PRIVATE.senderName,
        addressees: {
          us: "to",
          others: [{ name: null, address: PRIVATE.readsAlong }],
          count: 1,
          hasMore: false,
        },
        subject: PRIVATE.subject,
        html: PRIVATE.html,
        signs: ["spf_fail"],
        files: [sampleFile({ name: PRIVATE.fileName, bytes: Buffer.from(PRIVATE.fileBytes) })],
        source: Buffer.from(PRIVATE.source),
      },
    ),
  );
  const [picture] = await store.pictures.ofContact(contactId);
  if (picture === undefined) throw new Error("no picture is wanted");
  const original = Buffer.from(PRIVATE.pictureBytes);
  const copies = { display: original, blurred: original };
  await store.pictures.settle(picture.id, { kind: "kept", original, copies });
  await store.pictures.quarantine(picture.id, dana, { dueMs: 1, keepMs: 1 });
  const [report] = await store.reports.list();
  if (report === undefined) throw new Error("nothing is to be decided");
  await store.reports.decide(report.id, dana, { outcome: "reported", words: PRIVATE.report, keepMs: 1 });
  await store.moves.move(contactId, dana, 6, { kind: "claim" });
  await store.answers.answer({
    check: () => null,
    contactId,
    messageId: crypto.randomUUID() as MessageId,
    by: dana,
    text: PRIVATE.answer,
    validForMs: null,
    draft: { revision: 1, rest: PRIVATE.rest },
  });
  await store.drafts.keep({ contactId, kind: "note", by: dana, revision: 1, text: PRIVATE.draft });
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
  await store.optOuts.record(sampleOptOut({ channel: "webform" as never, dedupeKey, threadKey }));

  await store.blocks.set({
    contactId,
    by: dana,
    expectedVersion: (await store.contacts.contact(contactId))?.row.version ?? 0,
    reason: "abusive",
    why: PRIVATE.blockWhy,
    heldMs: 1000,
    proposedMs: null,
  });
  const plan = { summary: PRIVATE.plan, helps: PRIVATE.plan, limits: PRIVATE.plan };
  await store.plans.add(contactId, dana, 0, { kind: "written", words: plan });
  expect(await store.prisma.threadBlock.count()).toBe(1);
  expect(await store.prisma.contactPlan.count()).toBe(1);

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
