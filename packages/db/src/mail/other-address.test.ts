import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleMail, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => store.close());

const BEGAN = "wren@example.test";

/** The grounds for doubt of the second of two mails of one thread. */
async function signsOf(
  second: Parameters<typeof sampleMail>[0],
  along: Parameters<typeof sampleMail>[1] = {},
): Promise<readonly string[]> {
  const threadKey = crypto.randomUUID();
  const { contactId } = await store.intake.arrive(
    sampleMail({ threadKey, medium: "email", address: BEGAN }, { subject: "One" }),
  );
  await store.intake.arrive(
    sampleMail({ threadKey, medium: "email", ...second }, { subject: "Two", ...along }),
  );
  const [first, last] = await store.contacts.entries(contactId, 0);
  expect(first?.mail?.signs).toEqual([]);
  return last?.mail?.signs ?? [];
}

describe("a mail in a thread that began with somebody", () => {
  it.each([
    ["the same address", { address: BEGAN }],
    ["the same in another spelling", { address: "Wren@Example.TEST" }],
    ["no address", { address: null }],
  ])("[DB178] from %s is not doubted", async (_what, second) => {
    expect(await signsOf(second)).toEqual([]);
  });

  it("[DB178] from another address is, beside what its channel found", async () => {
    expect(await signsOf({ address: "heron@example.test" })).toEqual(["other_address"]);
    expect(await signsOf({ address: "heron@example.test" }, { signs: ["spf_fail"] })).toEqual([
      "spf_fail",
      "other_address",
    ]);
  });

  it("[DB178] is stored undoubted where nobody can read with whom the thread began", async () => {
    const threadKey = crypto.randomUUID();
    const { contactId } = await store.intake.arrive(sampleMail({ threadKey, address: BEGAN }));
    const client = await rawClient(store.connection);
    await client.query("set session_replication_role = replica");
    await client.query(
      "update contact set detail = set_byte(detail, 30, get_byte(detail, 30) # 1) where id = $1",
      [contactId],
    );
    await client.end();
    const second = await store.intake.arrive(sampleMail({ threadKey, address: "heron@example.test" }));
    expect(second.contactId).toBe(contactId);
    const [, last] = await store.contacts.entries(contactId, 0);
    expect(last).toMatchObject({ damaged: false, mail: { signs: [] } });
  });

  it("[DB178] from a machine is a machine's, whose address nobody takes for theirs", async () => {
    expect(await signsOf({ address: "daemon@example.test" }, { automatic: "report" })).toEqual([]);
  });
});
