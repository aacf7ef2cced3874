import type { CaseId, ContactId, PersonId, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { testDecide } from "../testing/decide-all.ts";
import {
  SAMPLE_RECIPIENT_WORDS,
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleRelease,
  sampleSpoken,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { lockWaiters } from "../testing/lock-waiters.ts";
import { rawClient } from "../testing/raw-client.ts";

let one: TestStore;
/** Another gateway on the same database. */
let other: TestStore;
let client: Client;
let dana: UserId;
let lee: UserId;
let contactId: ContactId;
let caseId: CaseId;
let person: PersonId;
let shelter: string;
let releaseId: string;

beforeAll(async () => {
  one = await testStore({ poolSize: 4 });
  other = await testStore({ connection: one.connection, poolSize: 4 });
  client = await rawClient(one.connection);
  dana = await sampleStaff(one, "Dana");
  lee = await sampleStaff(one, "Lee", "shift_lead");
  await one.shifts.keep(lee, "available");
});
afterAll(async () => {
  await client.end();
  await other.close();
  await one.close();
});
beforeEach(begin);

/** A case of somebody who has agreed and taken nothing back. */
async function begin(): Promise<void> {
  contactId = await sampleHeld(one, dana);
  ({ id: caseId, person } = await sampleCase(one, dana, contactId));
  shelter = crypto.randomUUID();
  await one.recipients.vet({
    id: shelter,
    type: "service_provider",
    by: dana,
    words: SAMPLE_RECIPIENT_WORDS,
  });
  await grant();
}

async function grant(): Promise<void> {
  const given = sampleRelease({ caseId, person, recipient: shelter, now: Date.now() });
  await one.releases.grant(given, sampleAsker(dana));
  await one.releases.witness(given.id, caseId, sampleAsker(lee));
  releaseId = given.id;
}
/** How a sending ends: as it was done, or by the rule that it breaks. */
const send = async (id: string, store = one): Promise<string> =>
  store.disclosures
    .confirm(
      {
        id,
        asked: {
          caseId,
          recipient: shelter,
          purpose: "referral",
          trigger: "person_request",
          risk: "none",
          minorHarm: "none",
          vulnerableAdult: "no",
          concerns: [],
          onTheLine: [],
          place: null,
          returnBy: null,
          chosen: [{ part: "person", id: person, field: "name", at: null }],
        },
        how: "on_paper",
        seen: null,
      },
      sampleAsker(dana),
      testDecide({
        subject: person,
        dataClass: "identity",
        ruleId: "D5",
        outcome: "allow_limited",
        releaseId,
      }),
    )
    .then(
      ({ kind }) => kind,
      ({ constraint, code }: { readonly constraint?: string; readonly code?: string }) =>
        constraint ?? code ?? "?",
    );
const withdraw = async (store = other) =>
  store.releases.withdraw({ caseId, person, recipient: null, how: "spoken" }, sampleAsker(dana));

/** What is kept of a disclosure: whether it is said to have gone, and how many facts did. */
async function kept(id: string): Promise<readonly [asked: number, sent: number, facts: number]> {
  const { rows } = await client.query<{ asked: number; sent: number; facts: number }>(
    `select count(*)::int as asked, count(sent_at)::int as sent,
       (select count(*)::int from disclosure_part where disclosure_id = $1) as facts from disclosure where id = $1`,
    [id],
  );
  return [rows[0]?.asked ?? -1, rows[0]?.sent ?? -1, rows[0]?.facts ?? -1];
}
const waiting = async (count: number) => lockWaiters(client, count);
const hold = async (): Promise<void> => {
  await client.query("begin");
  await client.query("select lock_people(array[$1::uuid])", [person]);
};

it("[DB334] sends nothing once a withdrawal was there first, though both waited at once", async () => {
  const id = crypto.randomUUID();
  await hold();
  const withdrawn = withdraw();
  await waiting(1);
  const sent = send(id);
  await waiting(2);
  await client.query("commit");
  expect(await withdrawn).toEqual({ kind: "withdrawn", count: 1 });
  expect(await sent).toBe("disclosure_part_agreed");
  expect(await kept(id)).toEqual([0, 0, 0]);
});

it("[DB334] sends all of it where it was there first, and the withdrawal waits for that", async () => {
  const id = crypto.randomUUID();
  await hold();
  const sent = send(id);
  await waiting(1);
  const withdrawn = withdraw();
  await waiting(2);
  await client.query("commit");
  expect(await sent).toBe("done");
  expect(await withdrawn).toEqual({ kind: "withdrawn", count: 1 });
  expect(await kept(id)).toEqual([1, 1, 1]);
  expect(await send(crypto.randomUUID())).toBe("disclosure_part_agreed");
});

it("[DB334] [DB340] leaves nothing of a sending that dies half-way, and lets the withdrawal that waits go on", async () => {
  const id = crypto.randomUUID();
  await client.query("begin");
  // It has said by then that it went, and has yet to say what.
  await client.query("lock table disclosure_part in share mode");
  const sent = send(id);
  const [pid] = await waiting(1);
  const withdrawn = withdraw();
  await waiting(2);
  const { rows } = await client.query(
    "select from pg_stat_activity where pid = $1 and query like '%disclosure_part%'",
    [pid],
  );
  expect(rows.length).toBe(1);
  await client.query("select pg_terminate_backend($1)", [pid]);
  expect(await sent).toBe("57P01");
  expect(await withdrawn).toEqual({ kind: "withdrawn", count: 1 });
  await client.query("commit");
  expect(await kept(id)).toEqual([0, 0, 0]);
  expect(await send(id)).toBe("disclosure_part_agreed");
});

it("[DB334] withdraws what is just being witnessed, whichever of the two came first", async () => {
  const given = sampleSpoken({ caseId, person, recipient: shelter, now: Date.now(), contactId });
  await one.releases.grant(given, sampleAsker(dana));
  await hold();
  const withdrawn = withdraw();
  await waiting(1);
  const witnessed = one.releases.witness(given.id, caseId, sampleAsker(lee));
  await waiting(2);
  await client.query("commit");
  expect(await withdrawn).toEqual({ kind: "withdrawn", count: 2 });
  expect(await witnessed).toEqual({ kind: "not_found" });
});

it("[DB334] keeps no yes from before a withdrawal that was there first, though both waited at once", async () => {
  const given = sampleRelease({ caseId, person, recipient: shelter, now: Date.now() });
  await hold();
  const withdrawn = withdraw();
  await waiting(1);
  const granted = one.releases.grant(given, sampleAsker(dana));
  await waiting(2);
  await client.query("commit");
  expect(await withdrawn).toEqual({ kind: "withdrawn", count: 1 });
  expect(await granted).toEqual({ kind: "invalid", because: "release_withdrawn_before" });
});

it("[DB330] ends a recipient before it goes to them, or after it went", async () => {
  const id = crypto.randomUUID();
  await hold();
  const sent = send(id);
  await waiting(1);
  // Whoever sends has only the case by now.
  expect(await other.recipients.end(shelter, dana)).toEqual({ kind: "ended" });
  await client.query("commit");
  expect(await sent).toBe("not_found");
  await begin();
  await client.query("begin");
  await client.query("lock table disclosure_part in share mode");
  const first = send(id);
  await waiting(1);
  const ended = other.recipients.end(shelter, dana);
  await waiting(2);
  await client.query("commit");
  expect(await first).toBe("done");
  expect(await ended).toEqual({ kind: "ended" });
});

it("[DB334] is never half, whoever comes first of many who send and withdraw at once", async () => {
  for (let round = 0; round < rounds(6); round += 1) {
    await begin();
    const ids = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    const [first, second, , third] = await Promise.all([
      send(ids[0] ?? ""),
      send(ids[1] ?? "", other),
      withdraw(),
      send(ids[2] ?? ""),
    ]);
    for (const [at, outcome] of [first, second, third].entries())
      expect([outcome, await kept(ids[at] ?? "")]).toEqual(
        outcome === "done" ? ["done", [1, 1, 1]] : ["disclosure_part_agreed", [0, 0, 0]],
      );
    expect(await send(crypto.randomUUID())).toBe("disclosure_part_agreed");
  }
});
