import { randomUUID } from "node:crypto";
import type { ContactId, UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
let ada: UserId;
let lee: UserId;
/** Held by Dana. */
let id: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  lee = await sampleStaff(store, "Lee", "shift_lead");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  now += 86_400_000;
  for (const each of [dana, ada, lee]) {
    await store.shifts.end(each);
    await store.shifts.keep(each, "available");
  }
  id = await sampleHeld(store, dana);
});

const WORDS = { promises: "A bed is asked for by eight.", nextStep: "Ask whether she is alone." };
const versionOf = async () => (await store.contacts.contact(id))?.row.version ?? 0;

const offer = async () => {
  const given = randomUUID();
  await store.handovers.offer({ id: given, contactId: id, by: dana, to: ada, words: WORDS });
  return { given };
};
const seen = async (who: UserId) =>
  (await store.handovers.concerning(who)).filter(({ contact }) => contact.id === id);
const accept = async (given: string) => store.handovers.accept(given, ada, await versionOf());

/** While Ada is barred from everything. */
const withAdaBarred = async (work: () => Promise<void>): Promise<void> => {
  await client.query(`create or replace function contact_is_barred(_user_id uuid, _contact_id uuid) returns boolean
    language sql stable as $$ select _user_id = '${ada}' $$`);
  try {
    await work();
  } finally {
    await client.query(`create or replace function contact_is_barred(_user_id uuid, _contact_id uuid) returns boolean
      language sql stable as $$
      select exists (select from case_bar where user_id = _user_id and ended_at is null)
        and exists (select from barred_contacts(_user_id) one where one = _contact_id) $$`);
  }
};

it("[DB614] is kept from whoever is barred from it", async () => {
  const { given } = await offer();
  await withAdaBarred(async () => {
    expect(await seen(ada)).toEqual([]);
    expect(await accept(given)).toBe("not_found");
    expect(await store.handovers.decline(given, ada)).toBe("not_found");
    expect((await store.handovers.mayGoOn(id, dana)).map(({ name }) => name)).toEqual(["Lee"]);
  });
});

it("[DB614] came with it to nobody who has it and is barred since", async () => {
  const { given } = await offer();
  expect(await accept(given)).toBe("accepted");
  await withAdaBarred(async () => {
    expect(await store.handovers.cameWith(id, ada)).toBeNull();
    expect((await store.handovers.shiftEnd(ada))?.holds).toEqual([]);
  });
  expect(await store.handovers.cameWith(id, ada)).toMatchObject({ id: given, words: WORDS });
});
