import type { ContactId, UserId } from "@holdfast/case-schema";
import {
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "@holdfast/db/testing";
import { encodeCursor, MAIN_QUEUE, WIRE_VERSION, type Batch } from "@holdfast/wire";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { ask, joinAtHead } from "./testing/joins.ts";
import { testGateway, type TestGateway, type TestSocket } from "./testing/test-gateway.ts";
import { testSessions } from "./testing/test-sessions.ts";

let store: TestStore;
let gateway: TestGateway;
let dana: UserId;
let ada: UserId;
let lee: UserId;
let lou: UserId;
const sessions = testSessions();
beforeAll(async () => {
  store = await testStore();
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  lee = await sampleStaff(store, "Lee", "shift_lead");
  lou = await sampleStaff(store, "Lou", "shift_lead");
  for (const each of [ada, lee]) await store.shifts.keep(each, "available");
});
beforeEach(async () => {
  gateway = await testGateway({ store, sessions });
});
afterEach(async () => gateway.close());
afterAll(() => store.close());

const versionOf = async (id: ContactId) => (await store.contacts.contact(id))?.row.version ?? 0;
const held = async () => sampleHeld(store, dana, { threadKey: crypto.randomUUID(), medium: "text" });

/** A contact of Dana's, who is not on shift, from which Ada and Lee are barred. */
async function kept(): Promise<ContactId> {
  const contactId = await held();
  const { id: caseId } = await sampleCase(store, dana, contactId);
  const { number: caseNumber } = await store.prisma.caseFile.findUniqueOrThrow({ where: { id: caseId } });
  const asker = { ...sampleAsker(lou, "bar", Date.now()), may: () => true };
  for (const user of [ada, lee]) {
    const given = { id: crypto.randomUUID(), caseNumber, user, reason: "other" } as const;
    expect(await store.bars.bar({ ...given, mayBe: () => "yes" }, asker)).toEqual({ kind: "barred" });
  }
  return contactId;
}
/** It waits, and both who are on shift are barred from it. */
async function uncover(id: ContactId): Promise<void> {
  await store.moves.move(id, dana, await versionOf(id), { kind: "return" });
  expect(await store.bars.settleUncovered(["advocate", "shift_lead"])).toBe(1);
}
const kindsIn = (batches: readonly Batch[]) =>
  batches.flatMap(({ events }) => events.map(({ kind }) => kind)).filter((kind) => kind === "uncovered");
const reachOf = (batches: readonly Batch[]) => batches.map(({ from, to }) => ({ from, to }));

/** What a socket hears of the queue until it is told of this contact. */
async function heardUntil(socket: TestSocket, last: ContactId): Promise<readonly Batch[]> {
  const batches: Batch[] = [];
  return new Promise((resolve) =>
    socket.on("batch", (batch) => {
      batches.push(batch);
      if (batch.events.some(({ id }) => id === last)) resolve(batches);
    }),
  );
}

it("[G561] [A92] that somebody waits whom everybody on shift is barred from reaches leads, barred or not, and no advocate", async () => {
  const contactId = await kept();
  const other = await held();
  const sockets = [];
  for (const [role, user] of [
    ["advocate", ada],
    ["advocate", dana],
    ["shift_lead", lee],
    ["shift_lead", lou],
  ] as const)
    sockets.push(await gateway.connect(sessions.begin(role, user)));
  for (const socket of sockets) expect(await joinAtHead(socket, store)).toMatchObject({ kind: "replay" });
  const hearing = Promise.all(sockets.map(async (socket) => heardUntil(socket, other)));
  await uncover(contactId);
  await store.triage.setAside(other, dana, await versionOf(other), Date.now() + 60_000);
  const [barred = [], clear = [], barredLead = [], lead = []] = await hearing;
  expect([barred, clear, barredLead, lead].map(kindsIn)).toEqual([[], [], ["uncovered"], ["uncovered"]]);
  for (const each of [barred, clear, barredLead]) expect(reachOf(each)).toEqual(reachOf(lead));
});

it("[G562] [A92] nor is it in what a join answers of the past, which reaches as far", async () => {
  const contactId = await kept();
  const cursor = encodeCursor(await store.log.head());
  await uncover(contactId);
  const past = async (role: "advocate" | "shift_lead", user: UserId): Promise<Batch> => {
    const socket = await gateway.connect(sessions.begin(role, user));
    const answer = await ask(socket, { version: WIRE_VERSION, stream: MAIN_QUEUE, cursor });
    if (answer.kind !== "replay") throw new Error(`no replay: ${answer.kind}`);
    return answer.batch;
  };
  // Until the gateway has read it in the log.
  await expect.poll(async () => kindsIn([await past("shift_lead", lee)])).toEqual(["uncovered"]);
  const batches = [await past("advocate", ada), await past("advocate", dana), await past("shift_lead", lee)];
  expect(batches.map((batch) => kindsIn([batch]))).toEqual([[], [], ["uncovered"]]);
  // As far as the lead who asked last, or where the log stood a moment before: never where it stood before that was told.
  const told = encodeCursor(await store.log.head());
  expect(batches.every(({ from, to }) => from === cursor && to > from && to <= told)).toBe(true);
});
