import { randomUUID } from "node:crypto";
import { ContactId, UserId } from "@holdfast/case-schema";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { contactStream, type DraftNotice } from "@holdfast/wire";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { joinAtHead } from "./testing/joins.ts";
import { testGateway, type TestGateway } from "./testing/test-gateway.ts";
import { testSessions } from "./testing/test-sessions.ts";

let store: TestStore;
const sessions = testSessions();
let here: TestGateway;
let elsewhere: TestGateway;
const contact = ContactId.parse(randomUUID());
const notice: DraftNotice = { contact, kind: "reply", author: UserId.parse(randomUUID()), revision: 3 };

beforeAll(async () => {
  store = await testStore();
});
beforeEach(async () => {
  here = await testGateway({ store, sessions });
  elsewhere = await testGateway({ store, sessions });
});
afterEach(async () => {
  await here.close();
  await elsewhere.close();
});
afterAll(() => store.close());

/** What somebody is told who follows the contact, or the queue alone. */
async function hearing(gateway: TestGateway, isAtContact: boolean): Promise<readonly DraftNotice[]> {
  const socket = await gateway.connect(sessions.begin("advocate"));
  const heard: DraftNotice[] = [];
  socket.on("draft", (told) => heard.push(told));
  await joinAtHead(socket, store, ...(isAtContact ? [contactStream(contact)] : []));
  return heard;
}

describe("that a draft changed", () => {
  it("[W21] is told at every gateway to whoever follows the contact, and to nobody else", async () => {
    const [near, far, other] = [
      await hearing(here, true),
      await hearing(elsewhere, true),
      await hearing(here, false),
    ];
    await expect
      .poll(() => {
        here.realtime.tellDraft(notice);
        return [near.length > 0, far.length > 0];
      })
      .toEqual([true, true]);
    expect([near[0], far[0]]).toEqual([notice, notice]);
    expect(other).toEqual([]);
  });
});
