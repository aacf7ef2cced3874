import { ChannelId, type ContactId, type UserId } from "@holdfast/case-schema";
import loopback from "@holdfast/channel-loopback";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import { FIRST_OFFER_MS } from "@holdfast/queue-policy";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Log } from "../log/log.ts";
import { noticeAddresses, type NoticeParts } from "./notice-addresses.ts";

const [TEXTS, OTHER_TEXTS] = [ChannelId.parse("texts"), ChannelId.parse("other-texts")];
const NOW = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let people = 0;
let number: string;
beforeAll(async () => {
  store = await testStore({ clock: () => NOW });
  dana = await sampleStaff(store, "Dana");
  await store.shifts.keep(dana, "available");
});
afterAll(() => store.close());
beforeEach(() => {
  number = `+1555010${String((people += 1)).padStart(4, "0")}`;
});

const notices = (given: Partial<NoticeParts> = {}) =>
  noticeAddresses({
    sameAddress: store.sameAddress,
    channels: [loopback.traits, loopback.traits],
    clock: () => NOW,
    log: { warn: () => {} },
    ...given,
  });
async function writes(channel: ChannelId, address: string | null = number) {
  const arrival = sampleArrival({ channel, medium: "text", address, threadKey: address ?? "nobody" });
  const { contactId } = await store.intake.arrive(arrival);
  return { contactId, medium: "text" as const, address };
}
async function heldByDana(): Promise<ContactId> {
  const opened = await writes(TEXTS);
  await store.moves.move(opened.contactId, dana, 1, { kind: "claim" });
  return opened.contactId;
}
const markOf = async (id: ContactId) => (await store.sameAddress.standing()).find((mark) => mark.id === id);

describe("a contact that opens", () => {
  it("[G54] [Q30] [Q31] is marked with the open one of its number, and offered first to whoever has that", async () => {
    const noticing = notices();
    const older = await heldByDana();
    noticing.opened({ contactId: older, medium: "text", address: number });
    // As another provider writes the same number.
    const newer = await writes(OTHER_TEXTS, `00${number.slice(1)}`);
    noticing.opened(newer);
    await noticing.close();
    expect(await markOf(newer.contactId)).toMatchObject({
      of: { id: older },
      offer: { to: { id: dana }, until: NOW + FIRST_OFFER_MS },
    });
    expect(await markOf(older)).toBeUndefined();
  });

  it("[G54] is looked at by nobody where two of one address cannot be open", async () => {
    const note = vi.fn<NoticeParts["sameAddress"]["note"]>();
    const noticing = notices({
      channels: [loopback.traits],
      sameAddress: { ...store.sameAddress, note },
    });
    noticing.opened(await writes(TEXTS));
    expect(await noticing.sweep()).toBe(0);
    await noticing.close();
    expect(note).not.toHaveBeenCalled();
  });

  it("[G54] is looked at together with what opens meanwhile", async () => {
    const sizes: number[] = [];
    const note: NoticeParts["sameAddress"]["note"] = async (addresses) => {
      sizes.push(addresses.length);
      return store.sameAddress.note(addresses);
    };
    const noticing = notices({ sameAddress: { ...store.sameAddress, note } });
    const opened = [];
    for (let each = 0; each < 5; each += 1) {
      number = `+1555020${String((people += 1)).padStart(4, "0")}`;
      opened.push(await writes(TEXTS));
    }
    for (const each of opened) noticing.opened(each);
    await noticing.close();
    expect(sizes).toEqual([1, 4]);
  });

  it("[G54] is looked at at once, and together with all that opens within the moment after it", async () => {
    const sizes: number[] = [];
    const note: NoticeParts["sameAddress"]["note"] = async (addresses) => {
      sizes.push(addresses.length);
      return [];
    };
    const noticing = notices({ sameAddress: { ...store.sameAddress, note } });
    const contactId = "00000000-0000-7000-9000-000000000001" as ContactId;
    const opened = { contactId, medium: "text", address: number } as const;
    const begun = performance.now();
    noticing.opened(opened);
    expect(sizes).toEqual([1]);
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      noticing.opened(opened);
    }
    const seen = (): number => sizes.reduce((sum, size) => sum + size, 0);
    await expect.poll(seen).toBe(21);
    // One at once, and one more for every moment that it took all of them to come.
    expect(sizes.length).toBeLessThanOrEqual(2 + (performance.now() - begun) / 50);
    await noticing.close();
  });

  it("[DB181] is brought by the sweep when nobody noted it, also after a failure, whose words are not logged", async () => {
    const warn = vi.fn<Log["warn"]>();
    const failing: NoticeParts["sameAddress"]["note"] = async () => Promise.reject(new Error(number));
    const noticing = notices({ log: { warn }, sameAddress: { ...store.sameAddress, note: failing } });
    const older = await heldByDana();
    const newer = await writes(OTHER_TEXTS);
    noticing.opened(newer);
    await noticing.close();
    expect(warn).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(warn.mock.calls)).not.toContain("+1555");
    const later = notices();
    expect(await later.sweep()).toBeGreaterThanOrEqual(2);
    expect(await markOf(newer.contactId)).toMatchObject({ of: { id: older } });
    expect(await later.sweep()).toBe(0);
  });

  it("[G54] without an address is like nobody", async () => {
    const noticing = notices();
    const [one, other] = [await writes(TEXTS, null), await writes(OTHER_TEXTS, null)];
    noticing.opened(one);
    noticing.opened(other);
    await noticing.close();
    expect(await markOf(other.contactId)).toBeUndefined();
  });
});
