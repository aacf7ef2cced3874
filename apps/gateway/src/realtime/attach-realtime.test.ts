import { testStore, type TestStore } from "@holdfast/db/testing";
import { contactStream, encodeCursor, MAIN_QUEUE, type StreamName } from "@holdfast/wire";
import { io } from "socket.io-client";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { letIn } from "../testing/let-in.ts";
import { arrivalOn } from "./testing/arrival.ts";
import { ask, joinAtHead } from "./testing/joins.ts";
import {
  next,
  ORIGIN,
  refusal,
  testGateway,
  type TestGateway,
  type TestSocket,
} from "./testing/test-gateway.ts";
import { testSessions } from "./testing/test-sessions.ts";

let store: TestStore;
const sessions = testSessions();
const gateways: TestGateway[] = [];

beforeAll(async () => {
  store = await testStore();
});
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.close();
});
afterAll(() => store.close());

async function opened(options: Partial<Parameters<typeof testGateway>[0]> = {}): Promise<TestGateway> {
  const gateway = await testGateway({ store, sessions, ...options });
  gateways.push(gateway);
  return gateway;
}

const joinFromHead = (socket: TestSocket, stream?: StreamName) => joinAtHead(socket, store, stream);

describe("who is let in", () => {
  it("[W12] nobody without a session", async () => {
    const { open } = await opened();
    expect(await refusal(open(null))).toBe("unauthenticated");
    expect(await refusal(open("session=made-up"))).toBe("unauthenticated");
  });

  it("[W12] nobody whose session ended while they were being let in", async () => {
    const { open } = await opened({ sessions: { ...sessions, stillLive: () => false } });
    const socket = open(sessions.begin("advocate"));
    expect(await new Promise((resolve) => socket.once("disconnect", resolve))).toBe("io server disconnect");
  });

  it("nobody while it cannot be told who they are, and says that and not that they are signed out", async () => {
    const { open } = await opened({ sessions: { ...sessions, available: () => false } });
    expect(await refusal(open(sessions.begin("advocate")))).toBe("unavailable");
  });

  it("nobody whom nobody can tell any more since they began to be let in, and says that, too", async () => {
    let isKnown = true;
    const looks = { identify: async () => ((isKnown = false), null), available: () => isKnown };
    const { open } = await opened({ sessions: { ...sessions, ...looks } });
    expect(await refusal(open(sessions.begin("advocate")))).toBe("unavailable");
  });

  it.each([
    ["a page of another origin", { origin: "https://elsewhere.example.org" }],
    ["a page that a browser calls cross-site", { "sec-fetch-site": "cross-site" }],
    ["a host that is not the console's", { host: "reach.example.org" }],
  ])("nobody from %s, even with a session", async (_name, headers) => {
    const { open } = await opened({ servesHost: (host) => host !== "reach.example.org" });
    expect(await refusal(open(sessions.begin("advocate"), headers))).toBe("websocket error");
  });

  it("[W12] a live session, until it ends; then within two seconds nobody", async () => {
    const { connect } = await opened();
    const cookie = sessions.begin("advocate");
    const socket = await connect(cookie);
    const other = await connect(sessions.begin("advocate"));
    const closed = new Promise((resolve) => socket.once("disconnect", resolve));
    const before = Date.now();
    sessions.end(cookie);
    expect(await closed).toBe("io server disconnect");
    expect(Date.now() - before).toBeLessThan(2_000);
    expect(other.connected).toBe(true);
  });
});

describe("how it is reached", () => {
  it.each(["websocket", "polling"] as const)("by %s", async (transport) => {
    const { port } = await opened();
    const socket: TestSocket = io(`http://127.0.0.1:${port}`, {
      transports: [transport],
      reconnection: false,
      forceNew: true,
      extraHeaders: { origin: ORIGIN, cookie: sessions.begin("advocate") },
    });
    await letIn(socket);
    expect(await joinFromHead(socket)).toMatchObject({ kind: "replay" });
    await gateways.splice(0)[0]?.close();
    await expect.poll(() => socket.connected).toBe(false);
  });

  it("serves no client code", async () => {
    const { port } = await opened();
    expect((await fetch(`http://127.0.0.1:${port}/socket.io/socket.io.js`)).status).toBe(400);
  });

  it("a dead line is known within five seconds", async () => {
    const { port } = await opened();
    const greeting = await (
      await fetch(`http://127.0.0.1:${port}/socket.io/?EIO=4&transport=polling`)
    ).text();
    const { pingInterval, pingTimeout } = JSON.parse(greeting.slice(1)) as Record<string, number>;
    expect((pingInterval ?? NaN) + (pingTimeout ?? NaN)).toBeLessThanOrEqual(5_000);
  });
});

describe("who may follow what", () => {
  it.each([
    ["advocate", "replay"],
    ["shift_lead", "replay"],
    ["privacy_officer", "refused"],
    ["counsel", "refused"],
    ["administrator", "refused"],
  ] as const)("[W12] a join of the queue and of a contact by %s is a %s", async (role, kind) => {
    const { connect } = await opened();
    const socket = await connect(sessions.begin(role));
    const { contactId } = await store.intake.arrive(arrivalOn(`role ${role}`, `role ${role}`));
    expect(await joinFromHead(socket)).toMatchObject({ kind });
    expect(await joinFromHead(socket, contactStream(contactId))).toMatchObject({ kind });
  });

  it("[W12] whoever is refused hears nothing", async () => {
    const { connect, realtime } = await opened();
    const socket = await connect(sessions.begin("administrator"));
    let heard = 0;
    socket.onAny(() => (heard += 1));
    expect(await joinFromHead(socket)).toEqual({ kind: "refused", reason: "forbidden" });
    const watching = await connect(sessions.begin("advocate"));
    await joinFromHead(watching);
    const batch = next(watching, "batch");
    await store.intake.arrive(arrivalOn("unheard", "unheard"));
    await batch;
    expect(heard).toBe(0);
    expect(realtime.figures()).toMatchObject({ sockets: 2, streams: 1 });
  });

  it("[W12] a session that ended unnoticed joins nothing more", async () => {
    const { connect } = await opened();
    const cookie = sessions.begin("advocate");
    const socket = await connect(cookie);
    sessions.forget(cookie);
    expect(await joinFromHead(socket)).toEqual({ kind: "refused", reason: "forbidden" });
  });

  it("[W59] a session of which nobody could tell for a moment follows on the same line, once it asks again", async () => {
    let isKnown = true;
    const { connect } = await opened({
      sessions: {
        ...sessions,
        available: () => isKnown,
        stillLive: (id) => isKnown && sessions.stillLive(id),
      },
    });
    const socket = await connect(sessions.begin("advocate"));
    isKnown = false;
    expect(await joinFromHead(socket)).toEqual({ kind: "refused", reason: "unavailable" });
    isKnown = true;
    expect(await joinFromHead(socket)).toMatchObject({ kind: "replay" });
  });

  it("[W12] a socket follows 64 streams, and one more when it leaves one", async () => {
    const { connect } = await opened();
    const socket = await connect(sessions.begin("advocate"));
    const contact = (n: number) =>
      contactStream(`00000000-0000-4000-8000-${String(n).padStart(12, "0")}` as never);
    for (let n = 0; n < 64; n += 1)
      expect(await joinFromHead(socket, contact(n))).toMatchObject({ kind: "replay" });
    expect(await joinFromHead(socket)).toEqual({ kind: "refused", reason: "too_many_streams" });
    expect(await joinFromHead(socket, contact(3))).toMatchObject({ kind: "replay" });
    socket.emit("leave", { stream: contact(3) });
    expect(await joinFromHead(socket)).toMatchObject({ kind: "replay" });
  });
});

describe("what is asked", () => {
  const cursor = encodeCursor({ epoch: "0".repeat(16), xid: 1n, seq: 0n });

  it.each([
    ["of another version", { version: 2, anything: "else" }, { kind: "refused", reason: "other_version" }],
    ["of no version", { stream: MAIN_QUEUE, cursor }, { kind: "refused", reason: "malformed" }],
    ["without a cursor", { version: 1, stream: MAIN_QUEUE }, { kind: "refused", reason: "malformed" }],
    ["of no stream", { version: 1, stream: "queue:../x", cursor }, { kind: "refused", reason: "malformed" }],
    ["of nothing", null, { kind: "refused", reason: "malformed" }],
    ["of a long text", "x".repeat(10_000), { kind: "refused", reason: "malformed" }],
    [
      "of a foreign epoch",
      { version: 1, stream: MAIN_QUEUE, cursor },
      { kind: "reset", reason: "foreign_epoch" },
    ],
  ])("[W1] [W5] [W12] a join %s is answered", async (_name, join, answer) => {
    const { connect } = await opened();
    expect(await ask(await connect(sessions.begin("advocate")), join)).toEqual(answer);
  });

  it("[W5] a join beyond the head is a reset", async () => {
    const { connect } = await opened();
    const head = await store.log.head();
    const beyond = encodeCursor({ ...head, xid: head.xid + 1_000_000n });
    const socket = await connect(sessions.begin("advocate"));
    expect(await ask(socket, { version: 1, stream: MAIN_QUEUE, cursor: beyond })).toEqual({
      kind: "reset",
      reason: "beyond_head",
    });
  });

  it("[W12] what no client says harms nobody", async () => {
    const { connect } = await opened();
    const socket = await connect(sessions.begin("advocate"));
    socket.emit("leave", null as never);
    socket.emit("leave", { stream: 7 } as never);
    (socket as unknown as { emit: (...said: unknown[]) => void }).emit("join");
    (socket as unknown as { emit: (...said: unknown[]) => void }).emit("join", { version: 1 }, "no function");
    (socket as unknown as { emit: (...said: unknown[]) => void }).emit("surprise", [1]);
    expect(await joinFromHead(socket)).toMatchObject({ kind: "replay" });
  });
});

describe("what is told", () => {
  it("[W3] [W7] a commit, at once, in facts only", async () => {
    const { connect } = await opened();
    const socket = await connect(sessions.begin("advocate"));
    await joinFromHead(socket);
    const batch = next(socket, "batch");
    const { contactId } = await store.intake.arrive(arrivalOn("told", "told"));
    const { events } = await batch;
    expect(events).toMatchObject([
      { kind: "contact", id: contactId, row: { status: "waiting", channel: "reach" } },
    ]);
    expect(JSON.stringify(await batch)).not.toContain("Words");
  });

  it("[W3] a commit of another gateway", async () => {
    const other = await testStore({ connection: store.connection });
    try {
      const { connect } = await opened();
      const socket = await connect(sessions.begin("advocate"));
      await joinFromHead(socket);
      const batch = next(socket, "batch");
      const { contactId } = await other.intake.arrive(arrivalOn("elsewhere", "elsewhere"));
      expect((await batch).events).toMatchObject([{ id: contactId }]);
    } finally {
      await other.close();
    }
  });

  it("[W5] what a cursor older than the gateway has missed", async () => {
    const before = encodeCursor(await store.log.head());
    const { contactId } = await store.intake.arrive(arrivalOn("missed", "missed"));
    const { connect } = await opened();
    const socket = await connect(sessions.begin("advocate"));
    const answer = await ask(socket, { version: 1, stream: contactStream(contactId), cursor: before });
    expect(answer).toMatchObject({ kind: "replay", batch: { from: before } });
    expect(answer.kind === "replay" && answer.batch.events).toMatchObject([
      { kind: "revision", id: contactId },
    ]);
  });

  it("[W6] where the stream stands, though nothing happens", async () => {
    const { connect } = await opened({ headEveryMs: 50 });
    const socket = await connect(sessions.begin("advocate"));
    const head = next(socket, "head");
    await joinFromHead(socket);
    expect((await head).heads).toMatchObject([{ stream: MAIN_QUEUE }]);
  });
});
