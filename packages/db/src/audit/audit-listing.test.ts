import type { UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import { ONE_LOOK_MS } from "./audit-listing.ts";

let at = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let pat: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => at });
  client = await rawClient(store.connection);
  pat = await sampleStaff(store, "Pat", "privacy_officer");
});
afterAll(async () => {
  await client.end();
  await store.close();
});

it("[AU15] what a list shows is a look at each, once while it stands there, of its case where it has one", async () => {
  const [one, other, caseId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  const looks = async () =>
    (
      await client.query(
        `select subject_id as id, case_id, facts from audit_row
         where deed = 'looked' and thing = 'held' and actor_id = $1 order by era, xid, seq`,
        [pat],
      )
    ).rows;
  const first = { id: one, caseId };
  const second = { id: other, caseId: null };
  await store.audit.listed(pat, "held", []);
  for (let each = 0; each < 3; each += 1) await store.audit.listed(pat, "held", [first]);
  await store.audit.listed(pat, "held", [first, second]);
  const row = (id: string, of: string | null) => ({ id, case_id: of, facts: { how: "list" } });
  expect(await looks()).toEqual([row(one, caseId), row(other, null)]);
  at += ONE_LOOK_MS;
  await store.audit.listed(pat, "held", [first]);
  expect(await looks()).toHaveLength(3);
  // Somebody else's look is theirs.
  await store.audit.listed(await sampleStaff(store, "Cam", "counsel"), "held", [first]);
  expect(await looks()).toHaveLength(3);
});
