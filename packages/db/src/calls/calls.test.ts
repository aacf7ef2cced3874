import { randomUUID } from "node:crypto";
import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  callerLeg,
  sampleAnswered,
  sampleCall,
  sampleStaff,
  SAMPLE_VOICE,
  staffLeg,
  talkingWith,
  testStore,
  waitingAlone,
  type TestStore,
} from "../testing/index.ts";
import { changesOf, factsOf } from "./call-tests.fixture.ts";

const MINUTE = 60_000;
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());
beforeEach(() => {
  now += 60 * MINUTE;
});
const contactOf = async (id: string) => (await store.contacts.contact(id as never))?.row;

describe("a call that comes", () => {
  it("[DB260] stands beside its contact once, however often it is told", async () => {
    const key = randomUUID();
    const first = await sampleCall(store, { at: now, key, line: "relay" });
    const again = await store.calls.came({
      channel: SAMPLE_VOICE,
      key,
      line: "relay",
      at: now + 5,
      from: null,
    });
    expect(again).toMatchObject({ kind: "kept", call: { id: first.id, key, startedAt: now, line: "relay" } });
    expect((await store.calls.live(SAMPLE_VOICE)).filter((each) => each.key === key)).toHaveLength(1);
    expect(first).toMatchObject({ phase: "greeting", direction: "in", waitingFrom: now, holder: null });
  });

  it("[DB260] is nothing without its contact, and nothing more once it is over", async () => {
    const key = randomUUID();
    const given = { channel: SAMPLE_VOICE, key, line: "voice", at: now, from: null } as const;
    expect(await store.calls.came(given)).toEqual({ kind: "no_contact" });
    const call = await sampleCall(store, { at: now, key });
    expect(await store.calls.ended(call.id, "lost", now)).toBe("ended");
    expect(await store.calls.came(given)).toEqual({ kind: "over" });
    expect(await store.calls.ended(call.id, "hung_up", now)).toBe("over");
    expect((await store.calls.ofContact(call.contactId))?.end).toBe("lost");
  });

  it("[DB262] [DB266] is told with each change, and not told where nothing changed", async () => {
    const call = await sampleCall(store, { at: now });
    const told = await changesOf(store, async () => {
      await store.calls.record(call.id, waitingAlone(now), []);
      await store.calls.record(call.id, waitingAlone(now), []);
      await store.calls.record(
        call.id,
        { phase: "ringing", legs: [callerLeg(now, true), staffLeg(dana, now, { state: "ringing" })] },
        [{ kind: "leg_ringing", at: now, user: dana }],
      );
      await store.calls.record(call.id, waitingAlone(now), [
        { kind: "declined", at: now, user: dana, decline: "not_alone" },
      ]);
      await store.calls.ended(call.id, "lost", now);
    });
    expect(told.map(({ version, row }) => [version, row?.phase ?? null, row?.ringing ?? null])).toEqual([
      [2, "waiting", []],
      [3, "ringing", [dana]],
      [4, "waiting", []],
      [5, null, null],
    ]);
    const before = await contactOf(call.contactId);
    expect(before?.version).toBe(call.version);
  });
});

describe("answering", () => {
  it("[DB267] claims the contact, owes nothing more and says who talks, in one commit", async () => {
    const call = await sampleCall(store, { at: now });
    now += 7_000;
    const moved = await store.calls.answered(call.id, dana, call.version, talkingWith(dana, now), now);
    expect(moved).toMatchObject({
      kind: "moved",
      row: { status: "claimed", holder: { id: dana }, unanswered: 0, version: call.version + 1 },
    });
    expect(await factsOf(store, call.contactId)).toMatchObject({
      phase: "talking",
      talkingSince: now,
      with: [{ id: dana, name: "Dana" }],
      isOnHold: false,
    });
  });

  it("[DB267] lets one of two have it, and tells the other who", async () => {
    const call = await sampleCall(store, { at: now });
    const both = await Promise.all([
      store.calls.answered(call.id, dana, call.version, talkingWith(dana, now), now),
      store.calls.answered(call.id, ada, call.version, talkingWith(ada, now), now),
    ]);
    expect(both.map(({ kind }) => kind).toSorted()).toEqual(["moved", "taken"]);
    const winner = both[0]?.kind === "moved" ? dana : ada;
    expect((await factsOf(store, call.contactId))?.with.map(({ id }) => id)).toEqual([winner]);
  });

  it("[DB263] is the only way to get a contact whose call goes on, and it is closed only once that is over", async () => {
    const call = await sampleCall(store, { at: now });
    expect(await store.moves.move(call.contactId, dana, call.version, { kind: "claim" })).toMatchObject({
      kind: "not_allowed",
      reason: "on_call",
    });
    const talked = await sampleAnswered(store, dana, { at: now });
    const version = talked.version + 1;
    for (const move of [
      { kind: "close", disposition: "information" },
      { kind: "offer", to: ada },
    ] as const)
      expect(await store.moves.move(talked.contactId, dana, version, move)).toMatchObject({
        reason: "on_call",
      });
    const over = { kind: "take_over", from: dana, reason: "support" } as const;
    expect(await store.moves.move(talked.contactId, ada, version, over)).toMatchObject({ reason: "on_call" });
    await store.calls.ended(talked.id, "hung_up", now);
    expect(await store.moves.move(talked.contactId, ada, version, over)).toMatchObject({ kind: "moved" });
  });

  it("[DB267] hands it over to whoever talks with them, from whoever had it and from nobody else", async () => {
    const call = await sampleAnswered(store, dana, { at: now });
    const lee = await sampleStaff(store, `Lee ${String(now)}`);
    expect(await store.calls.handedOver(call.id, lee, ada, talkingWith(ada, now), now)).toMatchObject({
      kind: "taken",
      by: { id: dana },
    });
    expect(await store.calls.handedOver(call.id, dana, ada, talkingWith(ada, now), now)).toMatchObject({
      kind: "moved",
      row: { holder: { id: ada } },
    });
    expect((await factsOf(store, call.contactId))?.with).toEqual([{ id: ada, name: "Ada" }]);
  });
});

describe("losing one's advocate", () => {
  it("[DB268] brings it back to the head of the queue with its wait, raised once, and another can answer", async () => {
    const call = await sampleCall(store, { at: now });
    const { version } = call;
    await store.calls.answered(call.id, dana, version, talkingWith(dana, now + 5_000), now + 5_000);
    for (let times = 0; times < 2; times += 1) {
      const back = await store.calls.requeued(call.id, waitingAlone(now, "back"), now + 9_000);
      expect(back).toMatchObject({ kind: "kept", call: { isBack: true, holder: null, waitingFrom: now } });
    }
    const row = await contactOf(call.contactId);
    expect(row).toMatchObject({
      status: "waiting",
      holder: null,
      unanswered: 1,
      waitingSince: now,
      dueAt: now,
      lane: "crisis",
      laneReason: "fact:advocate_lost",
      holderGoneSince: now + 9_000,
    });
    const again = await store.calls.answered(
      call.id,
      ada,
      row?.version ?? 0,
      talkingWith(ada, now),
      now + 12_000,
    );
    expect(again).toMatchObject({ kind: "moved", row: { holder: { id: ada }, holderGoneSince: null } });
    expect(await factsOf(store, call.contactId)).toMatchObject({ isBack: false, talkingSince: now + 12_000 });
  });
});

describe("a call that is over", () => {
  it("[DB264] closes its contact by itself when nobody had answered, by nobody", async () => {
    const call = await sampleCall(store, { at: now });
    expect(await store.calls.abandoned(call.id, now + 4_000)).toBe("closed");
    const contact = await store.contacts.contact(call.contactId);
    expect(contact?.row).toMatchObject({ status: "closed", unanswered: 0 });
    expect(contact?.closed).toMatchObject({ at: now + 4_000, by: null, disposition: "hung_up_waiting" });
    const page = await store.contacts.closed({ before: null, size: 5, number: contact?.row.number ?? 0 });
    expect(page).toMatchObject([{ id: call.contactId, closedBy: null, disposition: "hung_up_waiting" }]);
    expect(await store.calls.ofContact(call.contactId)).toMatchObject({
      phase: "ended",
      end: "hung_up_waiting",
      endedAt: now + 4_000,
      waitingFrom: now,
    });
    expect(await store.calls.abandoned(call.id, now)).toBe("over");
  });

  it("[DB264] waits for somebody to look at it when somebody had answered before", async () => {
    const call = await sampleAnswered(store, dana, { at: now });
    await store.calls.requeued(call.id, waitingAlone(now, "back"), now);
    expect(await store.calls.abandoned(call.id, now)).toBe("ended");
    expect(await contactOf(call.contactId)).toMatchObject({ status: "waiting", unanswered: 1 });
  });

  it("[DB269] stays with whoever has it, who wraps up until it is closed or set aside", async () => {
    const kim = await sampleStaff(store, "Kim");
    const call = await sampleAnswered(store, kim, { at: now });
    expect(await store.calls.wrappingUp()).not.toContain(kim);
    await store.calls.ended(call.id, "hung_up", now);
    const row = await contactOf(call.contactId);
    expect(row).toMatchObject({ status: "claimed", holder: { id: kim } });
    expect(await store.calls.wrappingUp()).toContain(kim);
    const close = { kind: "close", disposition: "information" } as const;
    await store.moves.move(call.contactId, kim, row?.version ?? 0, close);
    expect(await store.calls.wrappingUp()).not.toContain(kim);
  });
});
