import type { ContactId, MessageId, UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

let store: TestStore;
let client: pg.Client;
let dana: UserId;
let ada: UserId;
/** A claimed contact with an inbound and a queued outbound message. */
let held: ContactId;
let inbound: MessageId;
let outbound: MessageId;
/** A waiting and a closed contact. */
let waiting: ContactId;
let closed: ContactId;

beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana", "administrator");
  ada = await sampleStaff(store, "Ada");
  ({ contactId: held, messageId: inbound } = await store.intake.arrive(sampleArrival()));
  await store.moves.move(held, dana, 1, { kind: "claim" });
  outbound = crypto.randomUUID() as MessageId;
  await store.answers.answer({
    check: () => null,
    contactId: held,
    messageId: outbound,
    by: dana,
    text: "Yes",
    validForMs: null,
  });
  ({ contactId: waiting } = await store.intake.arrive(sampleArrival({ danger: "said_so" })));
  ({ contactId: closed } = await store.intake.arrive(sampleArrival()));
  await store.moves.move(closed, ada, 1, { kind: "claim" });
  await store.moves.move(closed, ada, 2, { kind: "close", disposition: "silent" });
  await store.settings.change("reopenWithinMs", 1_000, dana);
  await store.outbox.lease("one", 60_000, 10);
});
afterAll(async () => {
  await client.end();
  await store.close();
});

/** What the database says to a statement: the violated rule, or "done". Nothing is kept. */
async function attempt(sql: string): Promise<string> {
  const text = sql
    .replaceAll(":held", `'${held}'`)
    .replaceAll(":waiting", `'${waiting}'`)
    .replaceAll(":closed", `'${closed}'`)
    .replaceAll(":inbound", `'${inbound}'`)
    .replaceAll(":outbound", `'${outbound}'`)
    .replaceAll(":dana", `'${dana}'`)
    .replaceAll(":ada", `'${ada}'`);
  await client.query("begin");
  try {
    await client.query(text);
    await client.query("set constraints all immediate");
    return "done";
  } catch (error) {
    const { constraint, code } = error as pg.DatabaseError;
    return constraint ?? code ?? "unknown";
  } finally {
    await client.query("rollback");
  }
}

const change = (contact: string, what: string): string =>
  `update contact set version = version + 1, ${what} where id = ${contact}`;

describe("the schema refuses", () => {
  it.each([
    [
      "[DB1] one event twice",
      `insert into message (id, contact_id, direction, at, version, entry, body_key, body, channel, dedupe_key) select gen_random_uuid(), contact_id, 'inbound', now(), 1, 1, '', '', channel, dedupe_key from message where id = :inbound`,
      "message_once",
    ],
    [
      "[DB1] one word of a provider twice",
      "insert into delivery values ('webform', sha256('x'), :outbound), ('webform', sha256('x'), :outbound)",
      "delivery_pkey",
    ],
    [
      "[DB4] inbound without the event that it was",
      "insert into message (id, contact_id, direction, at, version, entry, body_key, body) values (gen_random_uuid(), :held, 'inbound', now(), 1, 1, '', '')",
      "message_event",
    ],
    [
      "[DB4] our own words as an event",
      "insert into message (id, contact_id, direction, at, version, entry, author_id, send_state, body_key, body, channel, dedupe_key) values (gen_random_uuid(), :held, 'outbound', now(), 1, 1, :dana, 'queued', '', '', 'webform', sha256('y'))",
      "message_event",
    ],
    [
      "[DB2] a second open contact of a thread",
      `insert into contact (id, channel, medium, thread_key, waiting_since, due_at, unanswered, opened_at, last_inbound_at, owner_key, detail) select gen_random_uuid(), channel, medium, thread_key, now(), now(), 1, now(), now(), '\\x00', '\\x00' from contact where id = :waiting`,
      "contact_one_open",
    ],
    ["[DB3] claimed by nobody", change(":waiting", "status = 'claimed'"), "contact_held"],
    [
      "[DB3] waiting with a holder",
      change(":waiting", "holder_id = :dana, held_since = now()"),
      "contact_held",
    ],
    ["[DB3] held since never", change(":held", "held_since = null"), "contact_held"],
    ["[DB3] closed without a disposition", change(":closed", "disposition = null"), "contact_closed"],
    ["[DB3] closed by nobody", change(":closed", "closed_by_id = null"), "contact_closed"],
    ["[DB3] open with a disposition", change(":held", "disposition = 'silent'"), "contact_closed"],
    [
      "[DB3] closed with an invented disposition",
      change(":closed", "disposition = 'went_away'"),
      "contact_disposition_fkey",
    ],
    ["[DB3] offered once it is closed", change(":closed", "offered_to_id = :ada"), "contact_offered"],
    ["[DB3] offered to its holder", change(":held", "offered_to_id = :dana"), "contact_offered"],
    [
      "[DB3] a closed contact that owes an answer",
      change(":closed", "unanswered = 1"),
      "contact_nothing_owed_when_closed",
    ],
    ["[DB3] less than nothing owed", change(":held", "unanswered = -1"), "contact_counts"],
    [
      "[DB3] due before it waits",
      change(":held", "due_at = waiting_since - interval '1 second'"),
      "contact_due_after_waiting",
    ],
    [
      "[DB4] outbound without an author",
      "insert into message (id, contact_id, direction, at, version, entry, send_state, body_key, body) values (gen_random_uuid(), :held, 'outbound', now(), 1, 1, 'queued', '', '')",
      "message_outbound",
    ],
    [
      "[DB4] outbound without a send state",
      "insert into message (id, contact_id, direction, at, version, entry, author_id, body_key, body) values (gen_random_uuid(), :held, 'outbound', now(), 1, 1, :dana, '', '')",
      "message_outbound",
    ],
    [
      "[DB4] inbound with a send state",
      "insert into message (id, contact_id, direction, at, version, entry, send_state, body_key, body) values (gen_random_uuid(), :held, 'inbound', now(), 1, 1, 'sent', '', '')",
      "message_outbound",
    ],
    [
      "[DB4] words gone that nobody took back",
      "update message set body = null, body_key = null where id = :inbound",
      "message_withdrawn",
    ],
    [
      "[DB4] taken back with the words kept",
      "update message set withdrawn_at = now() where id = :inbound",
      "message_withdrawn",
    ],
    [
      "[DB4] taken back with the key kept",
      "update message set withdrawn_at = now(), body = null where id = :inbound",
      "message_withdrawn",
    ],
    [
      "[DB4] our own words taken back",
      "update message set withdrawn_at = now(), body = null, body_key = null where id = :outbound",
      "message_inbound_only",
    ],
    [
      "[DB4] taken back with what the provider keeps of it",
      "update message set withdrawn_at = now(), body = null, body_key = null, provider = '' where id = :inbound",
      "message_withdrawn",
    ],
    [
      "[DB4] pictures in what we wrote",
      "insert into message (id, contact_id, direction, at, version, entry, author_id, send_state, body_key, body, media) values (gen_random_uuid(), :held, 'outbound', now(), 1, 1, :dana, 'queued', '', '', 1)",
      "message_media",
    ],
    [
      "[DB4] a failure of what was not refused",
      "update message set failure = 'refused' where id = :outbound",
      "message_failure",
    ],
    [
      "[DB4] words as a failure",
      "update message set send_state = 'failed', failure = 'They said no.' where id = :outbound",
      "message_failure",
    ],
    [
      "[DB4] raw bytes of a readable message",
      "update message set raw = '' where id = :inbound",
      "message_raw",
    ],
    [
      "[DB4] seen before it was sent",
      "update message set seen_at = now() where id = :outbound",
      "message_seen",
    ],
    [
      "[DB5] a change without a version",
      "update contact set low_trust = true where id = :waiting",
      "contact_next_version",
    ],
    [
      "[DB5] a version skipped",
      "update contact set version = version + 2 where id = :waiting",
      "contact_next_version",
    ],
    ["[DB6] another thread", change(":waiting", "thread_key = sha256('other')"), "contact_same"],
    ["[DB6] another key", change(":waiting", "owner_key = '\\x01'"), "contact_same"],
    ["[DB6] another channel", change(":waiting", "channel = 'sms'"), "contact_same"],
    ["[DB6] danger lowered", change(":waiting", "danger = null"), "contact_danger"],
    [
      "[DB8] a message of another contact",
      "update message set contact_id = :waiting where id = :inbound",
      "message_same",
    ],
    ["[DB8] other words", "update message set body = '\\x01' where id = :inbound", "message_same"],
    [
      "[DB8] a message of another event",
      "update message set dedupe_key = sha256('other') where id = :inbound",
      "message_same",
    ],
    ["[DB8] more pictures", "update message set media = 1 where id = :inbound", "message_same"],
    ["[DB9] a setting changed in place", "update setting set value = '2'", "only_added"],
    ["[DB9] a setting removed", "delete from setting", "only_added"],
    ["[DB9] a closing removed", "delete from closing", "only_added"],
    [
      "[DB11] a contact removed under its messages",
      "delete from contact where id = :held",
      "message_contact_id_fkey",
    ],
    ["[DB11] a holder removed", "delete from staff where id = :dana", "contact_holder_id_fkey"],
    [
      "[DB11] a holder who does not exist",
      change(":held", "holder_id = gen_random_uuid()"),
      "contact_holder_id_fkey",
    ],
    [
      "[DB11] a delivery of no message",
      "insert into delivery values ('webform', sha256('x'), gen_random_uuid())",
      "delivery_message_id_fkey",
    ],
    [
      "[DB11] an outbox entry of no message",
      "insert into outbox (message_id, due_at) values (gen_random_uuid(), now())",
      "outbox_message_id_fkey",
    ],
    ["[DB41] a lease of nobody", "update outbox set lease_holder = null", "outbox_lease"],
    [
      "[DB42] a hand-over by nobody",
      "update outbox set lease_holder = null, lease_until = null, handing_over_at = now()",
      "outbox_handing_over",
    ],
    ["[DB60] a clear thread key", change(":waiting", "thread_key = '555-0100'"), "keyed_hash_check"],
    [
      "a second keyring",
      "insert into keyring (single, fingerprint) values (false, sha256('x'))",
      "keyring_single_check",
    ],
    ["an upper-case username", "update staff set username = 'Dana' where id = :dana", "staff_username_check"],
    [
      "a channel id that could be a path",
      "insert into checkpoint values ('../x', 'n', 'v', now())",
      "channel_id_check",
    ],
  ])("%s", async (_, sql, rule) => {
    expect(await attempt(sql)).toBe(rule);
  });

  it("[DB7] every step back of a send state, and allows every step forward", async () => {
    const states = ["queued", "sent", "delivered", "failed", "unknown"];
    const forward = [
      "queued sent",
      "queued delivered",
      "queued failed",
      "queued unknown",
      "unknown sent",
      "unknown delivered",
      "unknown failed",
      "sent delivered",
      "sent failed",
    ];
    for (const from of states)
      for (const to of states.filter((each) => each !== from)) {
        await client.query("begin");
        await client.query("alter table message disable trigger message_guard");
        await client.query("update message set send_state = $1 where id = $2", [from, outbound]);
        await client.query("alter table message enable trigger message_guard");
        const step = client.query("update message set send_state = $1 where id = $2", [to, outbound]);
        const allowed = await step.then(
          () => true,
          () => false,
        );
        await client.query("rollback");
        expect({ from, to, allowed }).toEqual({ from, to, allowed: forward.includes(`${from} ${to}`) });
      }
  });

  it("[DB8] withdrawn words coming back", async () => {
    const { threadKey, dedupeKey } = sampleArrival();
    const { messageId } = await store.intake.arrive(sampleArrival({ threadKey, dedupeKey }));
    await store.conversations.withdraw("webform" as never, threadKey, "everything");
    expect(
      await attempt(
        `update message set body = '\\x01', body_key = '\\x01', withdrawn_at = null where id = '${messageId}'`,
      ),
    ).toBe("message_same");
  });
});
