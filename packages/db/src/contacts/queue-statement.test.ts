import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import {
  sampleArrival,
  sampleHeld,
  sampleStaff,
  statementEar,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import type { ContactFacts } from "./contact-facts.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => store.close());

async function told(): Promise<readonly ContactFacts[]> {
  const client = await rawClient(store.connection);
  const { rows } = await client.query<{ row: ContactFacts }>(
    "select row from contact_row where status <> 'closed'",
  );
  await client.end();
  return rows.map(({ row }) => row);
}

const inOrder = (rows: readonly ContactFacts[]): readonly ContactFacts[] =>
  rows.toSorted((one, other) => one.number - other.number);

describe("the queue", () => {
  it("holds for a place in the log, also where nobody waits", async () => {
    const { asOf, rows } = await store.contacts.queue();
    expect(rows).toEqual([]);
    expect(asOf.epoch).toBe((await store.log.head()).epoch);
    expect(asOf.xid).toBeGreaterThan(0n);
  });

  it("[DB750] lists each contact as the log tells of it, in every fact, and no closed one", async () => {
    const [dana, ada, lee] = [
      await sampleStaff(store, "Dana"),
      await sampleStaff(store, "Ada"),
      await sampleStaff(store, "Lee, of the night"),
    ];
    const closed = await sampleHeld(store, dana);
    await store.moves.move(closed, dana, 2, { kind: "close", disposition: "silent" });
    const { contactId: bare } = await store.intake.arrive(sampleArrival());
    const full = await sampleHeld(store, dana, { language: "es", danger: "said_so" });
    const client = await rawClient(store.connection);
    // Facts that no contact has all at once, each of them another, so that none can stand in another's place.
    await client.query("set session_replication_role = replica");
    await client.query(
      `update contact set waiting_since = instant(1800000000001), due_at = instant(1800000000002), unanswered = 30,
         held_since = instant(1800000000003), holder_gone_since = instant(1800000000004), offered_to_id = $2, unreadable = true,
         automatic = true, lane = 'crisis', lane_reason = 'staff', speaker = 'witness',
         set_aside_until = instant(1800000000005), set_aside_by_id = $3, back_since = instant(1800000000006),
         lift_asked_at = instant(1800000000007), lift_answer = 'declined', reopened = 90, version = 100
       where id = $1`,
      [full, ada, lee],
    );
    await client.query("update contact set low_trust = true, automatic = true where id = $1", [bare]);
    await client.end();
    const listed = inOrder((await store.contacts.queue()).rows);
    expect(listed).toEqual(inOrder(await told()));
    expect(listed.map(({ id }) => id)).toEqual([bare, full]);
    const facts = Object.values(listed[1] ?? {}).map((fact) => JSON.stringify(fact));
    const distinct = facts.filter((fact) => fact !== "true" && fact !== "false");
    expect(distinct).not.toContain("null");
    expect(new Set(distinct).size).toBe(facts.length - 3);
  });

  it("is one statement", async () => {
    const ear = statementEar();
    const heard = await ear.during(async () => store.contacts.queue());
    ear.close();
    expect(heard.map((name) => name.replace(/_[0-9a-f]{8}$/, ""))).toEqual(["queue_rows"]);
  });
});
