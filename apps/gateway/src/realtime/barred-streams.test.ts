import { ContactId, type CaseId, type UserId } from "@holdfast/case-schema";
import {
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "@holdfast/db/testing";
import { contactStream, MAIN_QUEUE, WireEvent, type ServerEvents } from "@holdfast/wire";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contactsIn, eventFor } from "./kept-apart.ts";
import { joinAtHead } from "./testing/joins.ts";
import { next, testGateway, type TestGateway, type TestSocket } from "./testing/test-gateway.ts";
import { testSessions } from "./testing/test-sessions.ts";

let store: TestStore;
let dana: UserId;
let ada: UserId;
let lee: UserId;
let caseId: CaseId;
let contactId: ContactId;
const sessions = testSessions();
const gateways: TestGateway[] = [];
beforeAll(async () => {
  store = await testStore();
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  lee = await sampleStaff(store, "Lee", "shift_lead");
});
beforeEach(async () => {
  contactId = await sampleHeld(store, dana, { threadKey: crypto.randomUUID(), medium: "text" });
  ({ id: caseId } = await sampleCase(store, dana, contactId));
});
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.close();
});
afterAll(() => store.close());

async function opened(): Promise<TestGateway> {
  const gateway = await testGateway({ store, sessions, headEveryMs: 50 });
  gateways.push(gateway);
  return gateway;
}
const asOf = async (gateway: TestGateway, user: UserId): Promise<TestSocket> =>
  gateway.connect(sessions.begin("advocate", user));
const asker = () => ({ ...sampleAsker(lee, "bar", Date.now()), may: () => true });
async function bar(user: UserId): Promise<string> {
  const { number: caseNumber } = await store.prisma.caseFile.findUniqueOrThrow({ where: { id: caseId } });
  const id = crypto.randomUUID();
  const mayBe = () => "yes" as const;
  const given = { id, caseNumber, user, reason: "other", mayBe } as const;
  expect(await store.bars.bar(given, asker())).toEqual({ kind: "barred" });
  return id;
}
const happen = async (id = contactId) =>
  store.triage.setAside(id, dana, (await store.contacts.contact(id))?.row.version ?? 0, Date.now() + 60_000);
function heard(socket: TestSocket): readonly string[] {
  const all: string[] = [];
  for (const kind of ["batch", "reset", "presence", "draft"] satisfies (keyof ServerEvents)[])
    socket.on(kind, (raw: unknown) => all.push(`${kind} ${JSON.stringify(raw)}`));
  return all;
}
/** Resolves when a socket was told of a contact on the queue's stream. */
const toldOf = async (socket: TestSocket, id: string): Promise<void> =>
  new Promise((resolve) =>
    socket.on("batch", ({ stream, events }) => {
      if (stream === MAIN_QUEUE && events.some((event) => event.id === id)) resolve();
    }),
  );

describe("whoever is barred from a contact", () => {
  it("[G491] is sent away from its stream at once, loads the queue anew, and hears nothing more of it; others do", async () => {
    const gateway = await opened();
    const [theirs, other] = [await asOf(gateway, ada), await asOf(gateway, lee)];
    for (const socket of [theirs, other])
      for (const stream of [MAIN_QUEUE, contactStream(contactId)])
        expect(await joinAtHead(socket, store, stream)).toMatchObject({ kind: "replay" });
    const [here, there] = [heard(theirs), heard(other)];
    const away = new Promise<void>((resolve) => {
      const streams = new Set<string | null>();
      theirs.on("reset", ({ stream }) => void (streams.add(stream).size === 2 && resolve()));
    });
    await bar(ada);
    await away;
    expect(here.filter((said) => said.startsWith("reset"))).toEqual([
      `reset ${JSON.stringify({ stream: contactStream(contactId), reason: "ended" })}`,
      `reset ${JSON.stringify({ stream: MAIN_QUEUE, reason: "too_old" })}`,
    ]);
    expect(there.filter((said) => said.startsWith("reset"))).toEqual([]);
    await joinAtHead(theirs, store, MAIN_QUEUE);
    const from = here.length;
    const another = await sampleHeld(store, dana, { threadKey: crypto.randomUUID(), medium: "text" });
    await toldAfter(theirs, other, another);
    gateway.realtime.tellDraft({ contact: contactId, kind: "reply", author: dana, revision: 1 });
    other.emit("present", { contact: contactId, doing: "reading" });
    const last = toldOf(theirs, another);
    await happen(another);
    await last;
    expect(here.slice(from).join()).not.toContain(contactId);
    expect(there.join()).toContain(contactId);
  });

  async function toldAfter(theirs: TestSocket, other: TestSocket, another: ContactId): Promise<void> {
    const both = [toldOf(other, contactId), toldOf(other, another), toldOf(theirs, another)];
    await happen();
    await happen(another);
    await Promise.all(both);
  }

  it("[G491] is answered a join of it as of a contact that is not there, heads and past included", async () => {
    await bar(ada);
    const gateway = await opened();
    const theirs = await asOf(gateway, ada);
    await happen();
    const nobody = ContactId.parse(crypto.randomUUID());
    const answers = [];
    for (const id of [contactId, nobody]) {
      const answer = await joinAtHead(theirs, store, contactStream(id));
      answers.push(
        JSON.stringify(answer)
          .replaceAll(id, "it")
          .replaceAll(/"[0-9a-f]{16}[^"]*"/g, '"at"'),
      );
    }
    expect(answers[0]).toBe(answers[1]);
    const cursors = new Map<string, string>();
    await new Promise<void>((resolve) =>
      theirs.on("head", ({ heads }) => {
        for (const { stream, cursor } of heads) cursors.set(stream, cursor);
        if (cursors.size === 2) resolve();
      }),
    );
    expect(cursors.get(contactStream(contactId))).toBe(cursors.get(contactStream(nobody)));
  });

  it("[G491] loads the queue anew once the bar is ended, and is told of the contact again", async () => {
    const id = await bar(ada);
    const theirs = await asOf(await opened(), ada);
    await joinAtHead(theirs, store, MAIN_QUEUE);
    const reset = next(theirs, "reset");
    await store.bars.lift(id, asker());
    expect(await reset).toMatchObject({ stream: MAIN_QUEUE });
    const told = toldOf(theirs, contactId);
    await joinAtHead(theirs, store, MAIN_QUEUE);
    const { version = 0 } = (await store.contacts.contact(contactId))?.row ?? {};
    await store.moves.move(contactId, dana, version, { kind: "return" });
    await told;
  });
});

describe("what an event names", () => {
  const hidden = ContactId.parse("01890000-0000-7000-8000-000000000001");
  const shown = ContactId.parse("01890000-0000-7000-8000-000000000002");
  const barred = new Set([hidden]);

  it("[G491] is known of every kind that there is: whoever adds one says so", () => {
    const kinds = WireEvent.options.map(({ shape }) => shape.kind.value);
    for (const kind of kinds) {
      const bare = {
        kind,
        id: hidden,
        contactId: hidden,
        version: 1,
        row: null,
        of: { id: shown },
        contact: { id: hidden },
      };
      const names = contactsIn(bare as unknown as WireEvent).includes(hidden);
      const ofNone = [
        "channel",
        "shift",
        "shift_end",
        "case",
        "emergency",
        "plan",
        "crisis",
        "uncovered",
        "queues",
      ];
      expect([kind, names]).toEqual([kind, !ofNone.includes(kind)]);
    }
  });

  it("[G491] leaves a call of somebody else's that follows theirs, without what it follows", () => {
    const row = { id: shown, follows: { id: hidden, number: 1 } };
    const event = { kind: "call", id: shown, version: 1, row } as unknown as WireEvent;
    expect(eventFor(event, "advocate", barred)).toEqual({ ...event, row: { id: shown, follows: null } });
    expect(eventFor({ ...event, id: hidden } as WireEvent, "advocate", barred)).toBeNull();
    expect(eventFor(event, "advocate", new Set())).toBe(event);
  });
});
