import { randomUUID } from "node:crypto";
import type { UserId } from "@holdfast/case-schema";
import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  rawClient,
  SAMPLE_VOICE,
  sampleArrival,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { turnedTime } from "../testing/turned-time.ts";
import type { AlarmCauseFound } from "./alarm-store.ts";

const MINUTE = 60_000;
let now = 1_800_000_000_000;
let store: TestStore;
let client: pg.Client;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now, passing: turnedTime(() => now) });
  client = await rawClient(store.connection);
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => {
  await client.end();
  await store.close();
});

it("[DB787] is danger that is owed an answer by whoever has them, from when they owe it, and nobody else who is owed one", async () => {
  const { contactId } = await store.intake.arrive(sampleArrival({ danger: "danger_word" }));
  const { contactId: calm } = await store.intake.arrive(sampleArrival());
  const raise = { lane: "life_threat", reason: "words:crisis:3:one" } as const;
  const { contactId: raised } = await store.intake.arrive(sampleArrival({ raise }));
  const owed = async () => {
    let found: readonly AlarmCauseFound[] = [];
    await store.alarms.round([], ({ causes }) => {
      found = causes.filter(({ kind }) => kind === "danger_owed");
      return { begin: [], end: [], tell: [] };
    });
    return found;
  };
  now += 30 * MINUTE;
  expect(await owed()).toEqual([]);
  for (const id of [contactId, calm]) await store.moves.move(id, dana, 1, { kind: "claim" });
  expect(await owed()).toEqual([{ kind: "danger_owed", thing: contactId, since: now }]);
  const raisedVersion = (await store.contacts.contact(raised))!.row.version;
  await store.moves.move(raised, dana, raisedVersion, { kind: "claim" });
  expect((await owed()).map(({ thing }) => thing)).toContain(raised);
  await client.query("update contact set unanswered = 0, version = version + 1 where id = $1", [raised]);
  const answer = async (unanswered: number) =>
    client.query(
      `update contact set unanswered = $2, due_at = instant($3), version = version + 1 where id = $1`,
      [contactId, unanswered, now],
    );
  await answer(0);
  expect(await owed()).toEqual([]);
  now += MINUTE;
  await answer(1);
  expect(await owed()).toEqual([{ kind: "danger_owed", thing: contactId, since: now }]);
  const call = {
    channel: SAMPLE_VOICE,
    contactId,
    key: randomUUID(),
    line: "voice",
    at: now,
    by: dana,
  } as const;
  const begun = await store.calls.begun(call);
  if (begun.kind !== "kept") throw new Error(`the call is ${begun.kind}`);
  expect(await owed()).toEqual([]);
  await store.calls.ended(begun.call.id, "no_answer", now);
  expect(await owed()).toHaveLength(1);
  await store.moves.move(contactId, dana, (await store.contacts.contact(contactId))!.row.version, {
    kind: "return",
  });
  expect(await owed()).toEqual([]);
});

it("[DB787] stands among what is told with danger that nobody has, before anything else", async () => {
  const kinds = ["follow_up_missed", "danger_owed", "clock_due", "danger_unclaimed"] as const;
  const begin = kinds.map((kind) => ({ id: randomUUID(), kind, thing: "one", since: now }));
  await store.alarms.round([], () => ({ begin, end: [], tell: [] }));
  expect((await store.alarms.standing(dana)).map(({ kind }) => kind)).toEqual([
    "danger_unclaimed",
    "danger_owed",
    "clock_due",
    "follow_up_missed",
  ]);
});
