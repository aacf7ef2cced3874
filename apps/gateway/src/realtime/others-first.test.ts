import { randomUUID } from "node:crypto";
import { ContactId, UserId } from "@holdfast/case-schema";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { contactStream } from "@holdfast/wire";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { joinAtHead } from "./testing/joins.ts";
import { next, testGateway, type TestGateway, type TestSocket } from "./testing/test-gateway.ts";
import { testSessions } from "./testing/test-sessions.ts";

let store: TestStore;
const sessions = testSessions();
let gateway: TestGateway;
let follower: TestSocket;
/** How much had been written to the gateway's own consoles each time that the others' line was written. */
let writtenBefore: number[] = [];
const contact = ContactId.parse(randomUUID());

beforeAll(async () => {
  store = await testStore();
});
beforeEach(async () => {
  writtenBefore = [];
  gateway = await testGateway({
    store,
    sessions,
    bus: async () => ({
      kind: "redis",
      wake() {},
      tell() {
        // As the client of Redis writes: at the end of the turn in which it was told.
        setImmediate(() => {
          writtenBefore.push(gateway.bytesWritten());
        });
      },
      isUp: () => true,
      close: async () => {},
    }),
  });
  follower = await gateway.connect(sessions.begin("advocate"));
  await joinAtHead(follower, store, contactStream(contact));
});
afterEach(() => gateway.close());
afterAll(() => store.close());

describe("what is told of people and of drafts", () => {
  it("[W58] is told to other gateways before this one's consoles: a draft", async () => {
    const told = next(follower, "draft");
    const before = gateway.bytesWritten();
    gateway.realtime.tellDraft({ contact, kind: "reply", author: UserId.parse(randomUUID()), revision: 1 });
    await told;
    expect(gateway.bytesWritten()).toBeGreaterThan(before);
    expect(writtenBefore).toEqual([before]);
  });

  it("[W58] is told to other gateways before this one's consoles: who is there", async () => {
    const dana = await gateway.connect(sessions.begin("advocate"));
    const told = next(follower, "presence");
    const before = gateway.bytesWritten();
    dana.emit("present", { contact, doing: "writing" });
    await told;
    expect(gateway.bytesWritten()).toBeGreaterThan(before);
    expect(writtenBefore).toEqual([before]);
  });
});
