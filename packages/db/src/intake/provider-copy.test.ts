import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openOwners } from "../sealing/owners.ts";
import { openProvider } from "../sealing/provider.ts";
import { rawClient } from "../testing/raw-client.ts";
import { sampleArrival, SAMPLE_CHANNEL, TEST_KEYRING, testStore, type TestStore } from "../testing/index.ts";
import type { Arrived, ProviderCopy } from "./arrival.ts";

let store: TestStore;
let client: pg.Client;
beforeAll(async () => {
  store = await testStore();
  client = await rawClient(store.connection);
});
afterAll(async () => {
  await client.end();
  await store.close();
});

/** What stands in the database of a message's copy, opened as whoever has the master key can. */
async function kept({
  contactId,
  messageId,
}: Arrived): Promise<{ copy: ProviderCopy | null; media: number }> {
  const { rows } = await client.query(
    `select body_key, provider, media, owner_key from message join contact on contact.id = contact_id
     where message.id = $1`,
    [messageId],
  );
  const [{ body_key: bodyKey, provider, media, owner_key: ownerKey }] = rows;
  const owner = openOwners(TEST_KEYRING).unwrap(contactId, ownerKey);
  return { copy: provider === null ? null : openProvider(owner, messageId, bodyKey, provider), media };
}

const picture = (name: string) => ({ ref: `https://carrier.example.org/${name}`, type: "image/jpeg" });
const copies: readonly (ProviderCopy | null)[] = [
  null,
  { ref: "SM1", media: [] },
  { ref: null, media: [picture("a")] },
  { ref: "MM1", media: [picture("a"), picture("b")] },
];

describe("what a provider keeps", () => {
  it("is stored with its message, and counted, alone or with others", async () => {
    const arrive = async (provider: ProviderCopy | null) => store.intake.arrive(sampleArrival({ provider }));
    const alone: Arrived[] = [];
    for (const copy of copies) alone.push(await arrive(copy));
    const together = await Promise.all(copies.map(arrive));
    const expected = copies.map((copy) => ({ copy, media: copy?.media.length ?? 0 }));
    const found: Awaited<ReturnType<typeof kept>>[] = [];
    for (const arrived of [...alone, ...together]) found.push(await kept(arrived));
    expect(found).toEqual([...expected, ...expected]);
  });

  it("[DB62] is gone with the words; that there were pictures stays", async () => {
    const arrival = sampleArrival({ provider: { ref: "MM2", media: [picture("c")] } });
    const arrived = await store.intake.arrive(arrival);
    await store.conversations.withdraw(SAMPLE_CHANNEL, arrival.threadKey, "everything");
    expect(await kept(arrived)).toEqual({ copy: null, media: 1 });
  });
});
