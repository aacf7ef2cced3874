import type { UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LiveCall } from "../calls/call-facts.ts";
import { sampleAnswered, sampleCall, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";

const AT = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
let ada: UserId;
let waiting: LiveCall;
let talking: LiveCall;
let over: LiveCall;
beforeAll(async () => {
  store = await testStore({ clock: () => AT });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  waiting = await sampleCall(store, { at: AT });
  talking = await sampleAnswered(store, dana, { at: AT });
  over = await sampleCall(store, { at: AT });
  await store.calls.abandoned(over.id, AT);
});
afterAll(async () => {
  await client.end();
  await store.close();
});

/** What the database says to a statement: the violated rule, or "done". Nothing is kept. */
async function attempt(sql: string): Promise<string> {
  const text = Object.entries({ waiting, talking, over }).reduce(
    (said, [name, call]) =>
      said.replaceAll(`:${name}_contact`, `'${call.contactId}'`).replaceAll(`:${name}`, `'${call.id}'`),
    sql.replaceAll(":dana", `'${dana}'`).replaceAll(":ada", `'${ada}'`),
  );
  await client.query("begin");
  try {
    await client.query(text);
    return "done";
  } catch (error) {
    return (error as pg.DatabaseError).constraint ?? String(error);
  } finally {
    await client.query("rollback");
  }
}

const next = "version = version + 1";

describe("a call in the schema", () => {
  it.each([
    ["[DB261]", `update call set ${next}, waiting_from = now() where id = :waiting`, "call_same"],
    ["[DB261]", `update call set ${next}, key = 'another' where id = :waiting`, "call_same"],
    ["[DB261]", "update call set is_back = false where id = :waiting", "call_next_version"],
    ["[DB261]", `update call set ${next} where id = :over`, "call_over_stays"],
    ["[DB261]", "delete from call where id = :over", "call_stays"],
    ["[DB261]", `update call set ${next}, phase = 'ended' where id = :waiting`, "call_over"],
    [
      "[DB261]",
      `update call set ${next}, phase = 'talking', talking_since = now() where id = :waiting`,
      "call_talked",
    ],
    ["[DB261]", `update call set ${next}, phase = 'waiting' where id = :talking`, "call_talking"],
    ["[DB261]", `update call set ${next}, is_back = true where id = :talking`, "call_back"],
    [
      "[DB261]",
      `update call set ${next}, phase = 'ended', talking_since = null, ended_at = now(), ended_as = 'hung_up_waiting'
       where id = :talking`,
      "call_abandoned",
    ],
    [
      "[DB263]",
      "update contact set status = 'claimed', holder_id = :ada, held_since = now(), version = version + 1 where id = :waiting_contact",
      "contact_on_call",
    ],
    [
      "[DB263]",
      "update contact set holder_id = :ada, version = version + 1 where id = :talking_contact",
      "contact_on_call",
    ],
    [
      "[DB264]",
      `insert into closing (contact_id, version, at, by_id, disposition)
       values (:over_contact, 99, now(), :dana, 'hung_up_waiting')`,
      "closing_by_somebody",
    ],
    [
      "[DB264]",
      "insert into closing (contact_id, version, at, disposition) values (:over_contact, 99, now(), 'silent')",
      "closing_by_somebody",
    ],
    [
      "[DB272]",
      "insert into call_event (id, call_id, at, kind) values (gen_random_uuid(), :waiting, now(), 'key')",
      "call_event_key",
    ],
    ["[DB272]", "delete from call_event where call_id = :talking", "only_added"],
    [
      "[DB273]",
      `insert into call_device (device, user_id, session_id, lent_at) values ('Dana''s phone', :dana, gen_random_uuid(), now())`,
      "call_device_device_check",
    ],
  ])("%s refuses %s", async (_rule, sql, violated) => {
    expect(await attempt(sql)).toBe(violated);
  });

  it("[DB260] lets one call of a contact go on, and one key of a channel be one call", async () => {
    const copy = (
      key: string,
      ended: boolean,
    ) => `insert into call (id, contact_id, channel, key, direction, line,
      started_at, waiting_from, phase, phase_since, ended_at, ended_as, version)
      select gen_random_uuid(), contact_id, channel, ${key}, direction, line, started_at, waiting_from,
        ${ended ? "'ended', now(), now(), 'lost'" : "'waiting', now(), null, null"}, 99 from call where id = :waiting`;
    expect(await attempt(copy("'another'", false))).toBe("call_live");
    expect(await attempt(copy("key", true))).toBe("call_of_channel");
    expect(await attempt(copy("'another'", true))).toBe("done");
  });
});
