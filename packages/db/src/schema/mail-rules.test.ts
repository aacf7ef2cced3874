import type { ContactId, MessageId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleHeld, sampleMail, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

let store: TestStore;
let client: pg.Client;
/** A contact that waits, with its message. */
let waiting: ContactId;
let inbound: MessageId;
/** A contact with an answer of ours, and a closed one. */
let outbound: MessageId;
let closed: ContactId;

beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
  ({ contactId: waiting, messageId: inbound } = await store.intake.arrive(sampleMail({ address: null })));
  const by = await sampleStaff(store, "Dana");
  const contactId = await sampleHeld(store, by);
  outbound = crypto.randomUUID() as MessageId;
  await store.answers.answer({
    check: () => null,
    contactId,
    messageId: outbound,
    by,
    text: "Yes",
    validForMs: null,
  });
  closed = await sampleHeld(store, by);
  await store.moves.move(closed, by, 2, { kind: "close", disposition: "silent" });
});
afterAll(async () => {
  await client.end();
  await store.close();
});

/** What the database says to statements: the violated rule, or "done". Nothing is kept. */
async function attempt(sql: string): Promise<string> {
  const text = sql
    .replaceAll(":waiting", `'${waiting}'`)
    .replaceAll(":closed", `'${closed}'`)
    .replaceAll(":inbound", `'${inbound}'`)
    .replaceAll(":outbound", `'${outbound}'`);
  await client.query("begin");
  try {
    await client.query(text);
    return "done";
  } catch (error) {
    const { constraint, code } = error as pg.DatabaseError;
    return constraint ?? code ?? "unknown";
  } finally {
    await client.query("rollback");
  }
}

describe("the schema refuses", () => {
  it.each([
    [
      "[DB171] a name that leads elsewhere",
      "insert into thread_name values ('mail', sha256('n'), sha256('t')); update thread_name set thread_key = sha256('u')",
      "only_added",
    ],
    [
      "[DB194] earlier words that begin before the words",
      "insert into mail (message_id, quoted_from) values (:inbound, -1)",
      "mail_quoted_from",
    ],
    [
      "[DB171] two threads of one name",
      "insert into thread_name values ('mail', sha256('n'), sha256('t')), ('mail', sha256('n'), sha256('u'))",
      "thread_name_pkey",
    ],
    [
      "[DB173] a subject of words of ours",
      "insert into mail (message_id) values (:outbound)",
      "mail_inbound",
    ],
    [
      "[DB173] another subject afterwards",
      "insert into mail (message_id) values (:inbound); update mail set subject = 'x'",
      "mail_inbound",
    ],
    [
      "[DB174] a type that is none",
      `with file as (insert into media (message_id, contact_id, ord) values (:inbound, :waiting, 0) returning id)
       insert into mail_file (media_id, role, is_inline, found_type) select id, 'attachment', false, 'x"; y' from file`,
      "mail_file_found_type",
    ],
    [
      "[DB174] a mail as it came that stands in the text",
      `with file as (insert into media (message_id, contact_id, ord) values (:inbound, :waiting, 0) returning id)
       insert into mail_file (media_id, role, is_inline) select id, 'source', true from file`,
      "mail_file_source",
    ],
    [
      "[DB176] machines that wait",
      `insert into contact (id, channel, medium, thread_key, waiting_since, due_at, unanswered, opened_at, last_inbound_at, owner_key, detail, automatic) select gen_random_uuid(), channel, medium, sha256('m'), now(), now(), 1, now(), now(), '\\x00', '\\x00', true from contact where id = :waiting`,
      "contact_automatic_owes_nothing",
    ],
    [
      "[DB176] people who become machines",
      "update contact set version = version + 1, automatic = true where id = :closed",
      "contact_automatic_from_the_start",
    ],
  ])("%s", async (_, sql, rule) => {
    expect(await attempt(sql)).toBe(rule);
  });
});
