import type { ContactId, UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

let store: TestStore;
let dana: UserId;
let id: ContactId;
const MESSAGES = 5000;
const MINUTE = 60_000;
const BEGAN = 1_800_000_000_000;
beforeAll(async () => {
  store = await testStore({ clock: () => BEGAN });
  dana = await sampleStaff(store, "Dana");
  id = await sampleHeld(store, dana, { medium: "text" });
  const client = await rawClient(store.connection);
  await client.query("set session_replication_role = replica");
  await client.query(
    `insert into message (id, contact_id, direction, at, version, entry, author_id, send_state, body_key, body, channel, dedupe_key,
       handed_at, handed_version)
     select gen_random_uuid(), $1, case when ours then 'outbound' else 'inbound' end::direction, at, nth + 10, nth + 10,
       case when ours then $2::uuid end, case when ours then 'delivered' end::send_state, '\\x00', '\\x00',
       case when not ours then contact.channel end, case when not ours then sha256(nth::text::bytea) end,
       case when ours then at end, case when ours then nth + 10 end
     from contact, lateral (
       select nth, nth % 2 = 0 as ours, instant($3::bigint + ${MINUTE}::bigint * nth) as at
       from generate_series(1, ${MESSAGES}) nth) each
     where contact.id = $1`,
    [id, dana, BEGAN],
  );
  await client.query("update contact set version = 10000 where id = $1", [id]);
  await client.query("analyze message");
  await client.end();
});
afterAll(async () => store.close());

it("[DB204] a conversation of thousands of messages is read whole, in the order in which it happened", async () => {
  const { conversation } = (await store.reach.record(id))!;
  expect(conversation).toHaveLength(MESSAGES + 1);
  expect(conversation.slice(-2)).toEqual([
    { kind: "heard", entry: MESSAGES + 9, at: BEGAN + (MESSAGES - 1) * MINUTE, saidAt: null },
    { kind: "left", entry: MESSAGES + 10, at: BEGAN + MESSAGES * MINUTE },
  ]);
  const entries = conversation.flatMap((each) => ("entry" in each ? [each.entry] : []));
  expect(entries).toEqual(entries.toSorted((a, b) => a - b));
});

it("[DB234] a word stands behind all of the thousands that were written before it", async () => {
  await store.optOuts.refusedInWords({ contactId: id, by: dana });
  const { optOutWords } = (await store.reach.record(id))!;
  const heard = MESSAGES / 2 + 1;
  expect(optOutWords.map(({ entry }) => entry)).toEqual(
    Array.from({ length: heard + 1 }, (_, nth) => nth + 1),
  );
  expect(optOutWords.at(-1)).toMatchObject({ kind: "refused_in_words", entry: heard + 1 });
  expect(new Set(optOutWords.slice(0, -1).map(({ kind }) => kind))).toEqual(new Set(["message"]));
});
