import { randomUUID } from "node:crypto";
import { CallPartyId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  sampleAnswered,
  sampleCall,
  sampleHeld,
  sampleStaff,
  SAMPLE_VOICE,
  staffLeg,
  talkingWith,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import type { CallPartyInput } from "./call-party-store.ts";

const now = 1_800_000_000_000;
const NUMBER = "+15550100";
let store: TestStore;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());

describe("the last call with the person on the line", () => {
  const KIND = { channel: SAMPLE_VOICE, line: "voice" } as const;

  it("[DB260] stays that one, whoever was rung since: they did not answer, or it was somebody else", async () => {
    const call = await sampleCall(store, { at: now });
    const { contactId } = call;
    await store.calls.answered(call.id, dana, call.version, talkingWith(dana, now), now);
    await store.calls.ended(call.id, "lost", now);
    const lost = { direction: "in", end: "lost", endedAt: now, rangSince: false };
    expect(await store.calls.lastWithPerson(contactId)).toEqual(lost);
    const ring = async (role: CallPartyInput["role"], isUp: boolean, end: "no_answer" | "ended_by_us") => {
      const id = CallPartyId.parse(randomUUID());
      const given = { id, contactId, by: dana, role, name: "Ana", number: NUMBER, place: null };
      await store.calls.parties.add(given);
      const begun = await store.calls.begun({ ...KIND, by: dana, contactId, key: id, at: now });
      if (begun.kind !== "kept") throw new Error(begun.kind);
      const happened = isUp ? ([{ kind: "leg_up", at: now, leg: `party-${id}`, party: id }] as const) : [];
      await store.calls.record(begun.call.id, { phase: "consulting", legs: [staffLeg(dana, now)] }, happened);
      await store.calls.ended(begun.call.id, end, now + 1);
    };
    await ring("person", false, "no_answer");
    await ring("provider", true, "ended_by_us");
    expect(await store.calls.lastWithPerson(contactId)).toEqual(lost);
    await ring("person", true, "ended_by_us");
    expect(await store.calls.lastWithPerson(contactId)).toEqual({
      direction: "out",
      end: "ended_by_us",
      endedAt: now + 1,
      rangSince: false,
    });
  });

  it("[DB260] [DB265] says that they rang since, in another contact, and not of a call before it", async () => {
    const from = "+15550177";
    const first = await sampleAnswered(store, dana, { at: now, from });
    await store.calls.ended(first.id, "lost", now + 1);
    const rangSince = async (of = first) => (await store.calls.lastWithPerson(of.contactId))?.rangSince;
    expect(await rangSince()).toBe(false);
    const again = await sampleAnswered(store, dana, { at: now + 60_000, from });
    expect(await rangSince()).toBe(true);
    await store.calls.ended(again.id, "lost", now + 61_000);
    expect(await rangSince(again)).toBe(false);
  });

  it("[DB260] is none where nobody was called", async () => {
    expect(await store.calls.lastWithPerson(await sampleHeld(store, dana))).toBeNull();
  });
});
