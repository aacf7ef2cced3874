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

  it("[W55] [W57] is told at every gateway each time that it was said, in that order, however many go at once", async () => {
    const [near, far] = [await hearing(here, true), await hearing(elsewhere, true)];
    await expect
      .poll(() => {
        here.realtime.tellDraft({ ...notice, revision: 1 });
        return far.length > 0;
      })
      .toBe(true);
    // What is said a second time counts as well.
    const said = [2, 3, 4, 3, 4, 5, 6, 7, 8, 8, 9].map((revision) => ({ ...notice, revision }));
    for (const each of said) here.realtime.tellDraft(each);
    const sinceThen = (heard: readonly DraftNotice[]) => heard.filter(({ revision }) => revision > 1);
    await expect.poll(() => [sinceThen(near), sinceThen(far)]).toEqual([said, said]);
  });
});
