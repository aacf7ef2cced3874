import type { UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  sampleAnswered,
  sampleCall,
  sampleStaff,
  testStore,
  waitingAlone,
  type TestStore,
} from "../testing/index.ts";
import { factsOf } from "./call-tests.fixture.ts";

const MINUTE = 60_000;
let now = 1_800_000_000_000;
let next = 0;
let from = "";
let store: TestStore;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());
beforeEach(() => {
  now += 60 * MINUTE;
  next += 1;
  from = `+1555010${String(1000 + next)}`;
});

describe("whoever rings again within ten minutes", () => {
  it("[DB265] has waited since the first try when nobody answered it, and stands a lane higher for a reason", async () => {
    const first = await sampleCall(store, { at: now, from });
    await store.calls.abandoned(first.id, now + 2 * MINUTE);
    const began = now;
    now += 5 * MINUTE;
    const again = await sampleCall(store, { at: now, from });
    expect(again).toMatchObject({ waitingFrom: began, firstFor: null, lane: "crisis" });
    const contact = await store.contacts.contact(again.contactId);
    expect(contact?.row).toMatchObject({ waitingSince: began, laneReason: "fact:called_again" });
    expect((await factsOf(store, again.contactId))?.follows?.id).toBe(first.contactId);
  });

  it("[DB265] keeps the wait that they had before somebody answered, and is offered first to whom that was", async () => {
    const first = await sampleCall(store, { at: now, from });
    await store.calls.abandoned(first.id, now + MINUTE);
    now += 2 * MINUTE;
    const talked = await sampleAnswered(store, dana, { at: now, from });
    await store.calls.ended(talked.id, "lost", now + 30 * MINUTE);
    now += 34 * MINUTE;
    const again = await sampleCall(store, { at: now, from });
    expect(again).toMatchObject({ waitingFrom: now - 2 * MINUTE, firstFor: dana });
    expect((await factsOf(store, again.contactId))?.firstFor).toEqual({ id: dana, name: "Dana" });
  });

  it("[DB265] begins anew later than that, from another number, and with a number withheld", async () => {
    const first = await sampleCall(store, { at: now, from });
    await store.calls.abandoned(first.id, now);
    const withheld = await sampleCall(store, { at: now });
    await store.calls.abandoned(withheld.id, now);
    for (const given of [{ from: "+15550109999" }, {}])
      expect(await sampleCall(store, { at: now, ...given })).toMatchObject({ waitingFrom: now, lane: null });
    now += 10 * MINUTE;
    expect(await sampleCall(store, { at: now, from })).toMatchObject({ waitingFrom: now, lane: null });
  });

  it("[DB265] asks nobody first whose account is disabled", async () => {
    const kim = await sampleStaff(store, "Kim");
    const talked = await sampleAnswered(store, kim, { at: now, from });
    await store.calls.requeued(talked.id, waitingAlone(now, "back"), now);
    await store.calls.abandoned(talked.id, now);
    await store.prisma.user.update({ where: { id: kim }, data: { disabledAt: new Date(now) } });
    expect(await sampleCall(store, { at: now, from })).toMatchObject({ firstFor: null });
  });
});
