import { CallPartyId, ChannelId, ContactId, type MessageId, type UserId } from "@holdfast/case-schema";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  sampleAnswered,
  sampleHeld,
  sampleMark,
  sampleStaff,
  SAMPLE_VOICE,
  staffLeg,
  testStore,
  type TestStore,
} from "../testing/index.ts";

const LEASE = 20_000;
let now = 1_800_000_000_000;
let people = 0;
let store: TestStore;
let dana: UserId;
/** Of a call that Dana has, over by now. */
let call: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(async () => store.close());
beforeEach(async () => {
  now += 86_400_000;
  call = await over("lost");
});

async function over(as: "lost" | "hung_up", from?: string): Promise<ContactId> {
  const answered = await sampleAnswered(store, dana, { at: now, ...(from === undefined ? {} : { from }) });
  await store.calls.ended(answered.id, as, now);
  return answered.contactId;
}

/** Goes on by text with whoever called, at a number of theirs. */
async function goOn(from = call): Promise<ContactId> {
  const address = `+1555030${String((people += 1)).padStart(4, "0")}`;
  const version = (await store.contacts.contact(from))?.row.version ?? 0;
  const continued = await store.links.continueAt(from, dana, version, {
    channel: ChannelId.parse("texts"),
    medium: "text",
    threadKey: address,
    address,
    compared: `number:${address}`,
    targetMs: 300_000,
  });
  if (continued.kind !== "continued") throw new Error(continued.kind);
  return ContactId.parse(continued.other.id);
}

async function written(contactId: ContactId): Promise<MessageId> {
  const messageId = crypto.randomUUID() as MessageId;
  await store.afterDrop.write({ messageId, contactId, by: dana });
  const given = { check: () => null, contactId, messageId, by: dana, text: "Hi.", validForMs: null };
  await store.answers.answer(given);
  return messageId;
}
const mark = async (messageId: MessageId): Promise<boolean> => sampleMark(store, messageId, "one", LEASE);

describe("the one text after a call whose line was lost", () => {
  it("[DB279] is known where the call is gone on with, and nowhere else", async () => {
    const lost = { tries: 0, lineLostAt: now };
    expect(await store.afterDrop.standsIn(await goOn())).toEqual(lost);
    const none = { tries: 0, lineLostAt: null };
    expect(await store.afterDrop.standsIn(call)).toEqual(none);
    expect(await store.afterDrop.standsIn(await goOn(await over("hung_up")))).toEqual(none);
    expect(await store.afterDrop.standsIn(await goOn(await sampleHeld(store, dana)))).toEqual(none);
  });

  it("[DB279] [DB265] broke nothing off with whoever rang since, and counts for them all the same", async () => {
    const from = "+15550188";
    const lost = await over("lost", from);
    const [one, other] = [await goOn(lost), await goOn(lost)];
    await written(one);
    now += 60_000;
    const back = await over("lost", from);
    expect(await store.afterDrop.standsIn(other)).toEqual({ tries: 1, lineLostAt: null });
    expect(await store.afterDrop.standsIn(await goOn(back))).toEqual({ tries: 0, lineLostAt: now });
  });

  it("[DB279] is known in a text contact from which they were called, and not of a line to anybody else", async () => {
    const contactId = await sampleHeld(store, dana, { medium: "text" });
    const lost = async (role: "person" | "provider") => {
      const id = CallPartyId.parse(crypto.randomUUID());
      const given = { id, contactId, by: dana, role, name: "", number: "+15550100", place: null };
      await store.calls.parties.add(given);
      const begin = { channel: SAMPLE_VOICE, contactId, line: "voice", at: now, by: dana, key: id } as const;
      const begun = await store.calls.begun(begin);
      if (begun.kind !== "kept") throw new Error(begun.kind);
      const up = [{ kind: "leg_up", at: now, leg: "party-1", party: id }] as const;
      await store.calls.record(begun.call.id, { phase: "talking", legs: [staffLeg(dana, now)] }, up);
      await store.calls.ended(begun.call.id, "lost", now);
      return (await store.afterDrop.standsIn(contactId)).lineLostAt;
    };
    expect(await lost("provider")).toBeNull();
    expect(await lost("person")).toBe(now);
  });

  it("[DB279] counts in every contact that the call was gone on with", async () => {
    const [one, other] = [await goOn(), await goOn()];
    const first = await written(one);
    expect(await store.afterDrop.triesBefore(first)).toBe(0);
    expect((await store.afterDrop.standsIn(other)).tries).toBe(1);
    expect(await store.afterDrop.triesBefore(await written(other))).toBe(1);
    expect((await store.afterDrop.standsIn(await goOn(await over("lost")))).tries).toBe(0);
  });

  it("[DB279] leaves once, also where two are marked at once", async () => {
    const both = [await written(await goOn()), await written(await goOn())];
    await store.outbox.lease("one", LEASE, 100);
    const marked = await Promise.allSettled(both.map(mark));
    const refused = marked.filter((each) => each.status === "rejected");
    expect(refused.map(({ reason }: { reason: unknown }) => reason)).toMatchObject([
      { constraint: "after_drop_once" },
    ]);
    expect(marked.filter((each) => each.status === "fulfilled" && each.value)).toHaveLength(1);
  });
});
