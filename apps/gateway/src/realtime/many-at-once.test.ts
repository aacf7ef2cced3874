import { ContactId, type UserId } from "@holdfast/case-schema";
import {
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "@holdfast/db/testing";
import { contactStream, encodeCursor, MAIN_QUEUE, WIRE_VERSION } from "@holdfast/wire";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ask, joinAtHead } from "./testing/joins.ts";
import { testGateway, type TestGateway } from "./testing/test-gateway.ts";
import { testSessions } from "./testing/test-sessions.ts";

let store: TestStore;
let gateway: TestGateway;
const sessions = testSessions();
beforeAll(async () => {
  store = await testStore();
});
beforeEach(async () => {
  gateway = await testGateway({ store, sessions });
});
afterEach(async () => gateway.close());
afterAll(() => store.close());

const head = async () => encodeCursor(await store.log.head());
const held = async (by: UserId) => sampleHeld(store, by, { threadKey: crypto.randomUUID(), medium: "text" });
const someContact = () => contactStream(ContactId.parse(crypto.randomUUID()));

describe("many who come back at once", () => {
  it("[G651] to one place are told the same, but for whoever is barred, whether they ask before or after the others", async () => {
    const [dana, ada, lee] = [
      await sampleStaff(store, "Dana"),
      await sampleStaff(store, "Ada"),
      await sampleStaff(store, "Lee", "shift_lead"),
    ];
    const before = await held(dana);
    const { id } = await sampleCase(store, dana, before);
    const { number: caseNumber } = await store.prisma.caseFile.findUniqueOrThrow({ where: { id } });
    const given = { id: crypto.randomUUID(), caseNumber, user: ada, reason: "other" } as const;
    const asker = { ...sampleAsker(lee, "bar", Date.now()), may: () => true };
    expect(await store.bars.bar({ ...given, mayBe: () => "yes" }, asker)).toEqual({ kind: "barred" });
    // The gateway has read up to here, so that what follows is in its memory.
    const theirs = await gateway.connect(sessions.begin("advocate", ada));
    await joinAtHead(theirs, store);
    const heard: string[] = [];
    theirs.on("batch", (batch) => heard.push(JSON.stringify(batch)));
    const cursor = await head();
    const { version = 0 } = (await store.contacts.contact(before))?.row ?? {};
    await store.triage.setAside(before, dana, version, Date.now() + 60_000);
    const after = await held(dana);
    // Whatever else is under way in the database may keep it out of the log for a while.
    await vi.waitFor(() => expect(heard.join("")).toContain(after), { timeout: 30_000 });
    const others = [
      await gateway.connect(sessions.begin("advocate", dana)),
      await gateway.connect(sessions.begin("advocate")),
    ];
    const join = { version: WIRE_VERSION, stream: MAIN_QUEUE, cursor };
    const said = await Promise.all(
      [others[0], theirs, others[1], theirs, others[0]].map((each) => ask(each ?? theirs, join)),
    );
    const texts = said.map((answer) => JSON.stringify(answer));
    for (const text of texts) expect(text).toContain(after);
    expect(texts.map((text) => text.includes(before))).toEqual([true, false, true, false, true]);
  });

  it("[W44] [W12] on one socket follow no more streams together than one after the other", async () => {
    const socket = await gateway.connect(sessions.begin("advocate"));
    for (let nth = 0; nth < 60; nth += 1) await joinAtHead(socket, store, someContact());
    const cursor = await head();
    const said = await Promise.all(
      Array.from({ length: 10 }, () => ask(socket, { version: WIRE_VERSION, stream: someContact(), cursor })),
    );
    expect(said.map(({ kind }) => kind).toSorted()).toEqual([
      ...Array.from({ length: 6 }, () => "refused"),
      ...Array.from({ length: 4 }, () => "replay"),
    ]);
    expect(gateway.realtime.figures().streams).toBe(64);
  });
});
