import { randomUUID } from "node:crypto";
import type { MessageId, UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient } from "../testing/raw-client.ts";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import { turnedTime } from "../testing/turned-time.ts";

const HOUR = 3_600_000;
const WORDS = "He is back at six. Can you hear me?";
let now = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now, passing: turnedTime(() => now) });
  client = await rawClient(store.connection);
});
afterAll(async () => {
  await client.end();
  await store.close();
});
beforeEach(async () => {
  now += 8 * 24 * HOUR;
  await store.practice.lapse();
  dana = await sampleStaff(store, `Dana ${now}`);
});

const begin = async (by = dana, id: string = randomUUID()) =>
  store.practice.begin({ id, by, scenario: "hotel-room", seed: 7 });
async function begun(by = dana): Promise<string> {
  const id = randomUUID();
  expect(await begin(by, id)).toBe("begun");
  return id;
}
const says = async (runId: string, nth: number, isNudge = false) =>
  store.practice.write({ id: randomUUID(), runId, by: dana, at: now, turn: { nth, isNudge }, words: WORDS });
const answers = async (runId: string, words = "I am here.", id: string = randomUUID(), by = dana) =>
  store.practice.write({ id, runId, by, at: now, turn: null, words });

describe("who practises", () => {
  it("[DB693] has one conversation at a time, begun once under its id", async () => {
    const id = await begun();
    expect([
      await begin(dana, id),
      await begin(),
      await begin(await sampleStaff(store, `Ada ${now}`), id),
    ]).toEqual(["begun", "practises", "not_found"]);
    expect(await store.practice.end(id, dana)).toBe("ended");
    expect(await begin()).toBe("begun");
  });

  it("[DB693] begins one, however often they ask at once", async () => {
    const all = await Promise.all(Array.from({ length: 8 }, async () => begin()));
    expect(all.filter((kind) => kind === "begun")).toHaveLength(1);
    expect(all.filter((kind) => kind === "practises")).toHaveLength(7);
  });

  it("[DB722] begins one under one id, however often that is asked for at once, and each time is told so", async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = randomUUID();
      const all = await Promise.all(Array.from({ length: 6 }, async () => begin(dana, id)));
      expect(all).toEqual(all.map(() => "begun"));
      await store.practice.end(id, dana);
    }
  });

  it("[DB693] has no person before them: neither when they begin nor when they write", async () => {
    const run = await begun();
    await sampleHeld(store, dana);
    expect(await answers(run)).toBe("has_somebody");
    // What the scenario says goes on, so that nothing has to be put together afterwards.
    expect(await says(run, 0)).toBe("written");
    expect(await store.practice.end(run, dana)).toBe("ended");
    expect(await begin()).toBe("has_somebody");
  });

  it("[DB693] answers people: nobody else begins", async () => {
    for (const role of ["administrator", "counsel", "privacy_officer"] as const) {
      const id = await sampleStaff(store, role, role);
      await expect(begin(id)).rejects.toThrow("practice_by_who_answers");
    }
  });

  it("[DB693] changes nothing of what a run is, and adds nothing to one that has ended", async () => {
    const id = await begun();
    for (const change of ["seed = 8", "scenario = 'other'", "started_at = now()", "owner_key = '\\x00'"])
      await expect(client.query(`update practice_run set ${change} where id = $1`, [id])).rejects.toThrow(
        "practice_same",
      );
    await says(id, 0);
    await expect(client.query("update practice_line set nth = 9 where run_id = $1", [id])).rejects.toThrow(
      "only added",
    );
    await store.practice.end(id, dana);
    expect([await answers(id), await says(id, 1)]).toEqual(["over", "over"]);
    await expect(client.query("update practice_run set ended_at = null where id = $1", [id])).rejects.toThrow(
      "practice_same",
    );
  });

  it("[DB693] writes in no other's run, ends none, and is not told whether there is one", async () => {
    const id = await begun();
    const ada = await sampleStaff(store, `Ada ${now}`);
    expect(await answers(id, "Mine", randomUUID(), ada)).toBe("not_found");
    expect(await store.practice.end(id, ada)).toBe("not_found");
    expect(await store.practice.newest(ada)).toBeNull();
  });
});

describe("the lines of a run", () => {
  it("[DB694] are each there once, in the order in which they were written", async () => {
    const run = await begun();
    const answer = randomUUID();
    await Promise.all(Array.from({ length: 4 }, async () => says(run, 0)));
    await says(run, 0, true);
    await Promise.all(Array.from({ length: 4 }, async () => answers(run, "I am here.", answer)));
    await says(run, 1);
    const stands = await store.practice.newest(dana);
    expect(stands?.lines.map(({ turn, words }) => [turn, words])).toEqual([
      [{ nth: 0, isNudge: false }, WORDS],
      [{ nth: 0, isNudge: true }, WORDS],
      [null, "I am here."],
      [{ nth: 1, isNudge: false }, WORDS],
    ]);
    expect(stands).toMatchObject({ id: run, scenario: "hotel-room", seed: 7, startedAt: now, endedAt: null });
  });

  it("[DB695] are sealed, open for their own line alone, and hide nothing else where one is damaged", async () => {
    const run = await begun();
    await says(run, 0);
    await answers(run, "I am here.");
    const { rows } = await client.query<{ body: Buffer }>("select body from practice_line");
    for (const { body } of rows) expect(body.includes("here")).toBe(false);
    await client.query("alter table practice_line disable trigger practice_line_only_added");
    await client.query(
      `update practice_line set (body, body_key) = (select body, body_key from practice_line where run_id = $1 and nth = 2)
       where run_id = $1 and nth = 1`,
      [run],
    );
    await client.query("alter table practice_line enable trigger practice_line_only_added");
    const words = (await store.practice.newest(dana))?.lines.map((line) => line.words);
    expect(words).toEqual([null, "I am here."]);
  });
});

describe("a run", () => {
  it("[DB700] under the id of a contact never lends it its key: what the contact is answered opens for them", async () => {
    const ada = await sampleStaff(store, `Ada ${now}`);
    const contactId = await sampleHeld(store, ada, { threadKey: randomUUID() });
    expect(await begin(dana, contactId)).toBe("begun");
    await store.practice.newest(dana);
    const messageId = randomUUID() as MessageId;
    const given = { contactId, messageId, by: ada, text: WORDS, validForMs: null, check: () => null };
    expect(await store.answers.answer(given)).toMatchObject({ kind: "queued" });
    const due = await store.outbox.lease("practice", 1_000, 100);
    expect(due.find((one) => one.messageId === messageId)).toMatchObject({ text: WORDS });
  });

  it("[DB696] ends four hours after it began, and keeps nobody from beginning another", async () => {
    await begun();
    now += 4 * HOUR - 1;
    expect([await store.practice.lapse(), await begin()]).toEqual([0, "practises"]);
    now += 1;
    expect(await begin()).toBe("begun");
    now += 4 * HOUR;
    expect(await store.practice.lapse()).toBe(1);
    expect((await store.practice.newest(dana))?.endedAt).toBe(now);
    expect(await store.practice.going()).toEqual([]);
  });

  it("[DB696] is forgotten with its words, and none that is newer", async () => {
    await store.practice.forget(0);
    const old = await begun();
    await says(old, 0);
    await store.practice.end(old, dana);
    now += HOUR;
    const run = await begun();
    await answers(run);
    expect(await store.practice.forget(HOUR - 1)).toBe(1);
    const { rows } = await client.query("select run_id from practice_line");
    expect(rows).toEqual([{ run_id: run }]);
  });

  it("[DB783] ends with its thousandth line, which is written, and has no other", async () => {
    const run = await begun();
    await says(run, 0);
    await client.query(
      `insert into practice_line (id, run_id, nth, direction, at, is_nudge, body_key, body)
       select gen_random_uuid(), run_id, nth + more, 'outbound', at, false, body_key, body
       from practice_line, generate_series(1, 997) more where run_id = $1`,
      [run],
    );
    expect([await answers(run), (await store.practice.newest(dana))?.endedAt]).toEqual(["written", null]);
    const last = randomUUID();
    expect(await answers(run, "And here still.", last)).toBe("written");
    expect([await answers(run), await answers(run, "And here still.", last)]).toEqual(["over", "written"]);
    const { lines, endedAt } = (await store.practice.newest(dana))!;
    expect([lines.length, lines.at(-1)?.words, endedAt]).toEqual([1_000, "And here still.", now]);
    expect(await begin()).toBe("begun");
  });

  it("[DB693] is told to leads by who it is, since when and how often they answered, without a word of it", async () => {
    const run = await begun();
    await says(run, 0);
    await answers(run);
    expect(await store.practice.going()).toEqual([
      { by: { id: dana, name: `Dana ${now}` }, scenario: "hotel-room", since: now, answers: 1 },
    ]);
  });
});
