import { randomUUID } from "node:crypto";
import { USUAL_WAITS, type Waits } from "@holdfast/channel-kit";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { rawClient, sampleArrival, sampleStaff, type TestStore } from "@holdfast/db/testing";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { callFloor } from "../testing/call-floor.ts";
import { callGateway, carrying, type CallGateway, type OnThePhone } from "../testing/call-gateway.ts";
import type { CallScene, Rung } from "../testing/call-scene.ts";
import type { PhoneHouse } from "../testing/phone-house.ts";

const PARTNER = "+15550177";
const LANGUAGES = DEFAULT_SETTINGS.calls.promptLanguages.length;
const POLL = { timeout: 10_000, interval: 25 };

let waits: Waits = USUAL_WAITS;
const floor = callFloor(() => waits);
let store: TestStore;
let house: PhoneHouse;
let one: CallGateway;
let scene: CallScene;
let dana: OnThePhone;
let beside: CallGateway | null = null;
beforeAll(async () => {
  // Somebody who writes waits before whoever rings.
  await floor.store().intake.arrive(sampleArrival({ medium: "text", address: "+15550188" }));
  const by = await sampleStaff(floor.store(), "Lee", "shift_lead");
  const endsAt = Date.now() + 3_600_000;
  await floor.store().surge.turnOn({ id: randomUUID(), kind: "overflow", by, endsAt, behind: 1 });
});
beforeEach(() => {
  store = floor.store();
  ({ house, one, scene, dana } = floor.stands());
  waits = { areLonger: false, elsewhere: PARTNER };
});
afterEach(async () => {
  await beside?.close();
  beside = null;
});

const legThere = (call: string): string =>
  house.legs(call).find((leg) => leg.startsWith("elsewhere")) ?? "none";

/** Somebody waits, hears of the partner's line, and asks for it. */
async function asks(): Promise<Rung & { readonly leg: string }> {
  const before = house.played().length;
  // Whoever rings again is taken for a crisis, and hears of nothing.
  const rung = await scene.waits(null);
  await expect.poll(() => house.played().slice(before), POLL).toContain("elsewhere-en");
  house.presses(rung.call, "9");
  await expect.poll(() => legThere(rung.call)).not.toBe("none");
  return { ...rung, leg: legThere(rung.call) };
}

describe("whoever rings an exchange whose sounds were made before one was new", () => {
  it.each([
    ["hears the ordinary welcome in the place of the longer one", true, LANGUAGES],
    ["hears nothing twice where it is the ordinary one that is missing", false, 0],
  ])("[VS19] [G671] %s, and the log says so", async (_what, areLonger, instead) => {
    waits = { areLonger, elsewhere: null };
    const before = house.played().length;
    const call = house.rings(null);
    await expect.poll(() => house.hears(call)).toBe("prompts");
    house.promptsEnd(call, true);
    await expect.poll(() => one.logged.join()).toContain("call_prompts_missing");
    await expect.poll(() => house.played().slice(before)).toHaveLength(instead);
    expect(house.played().slice(before).join()).not.toMatch(/longer/);
  });

  it("[VS19] is played nothing once they hung up, and nothing of them is kept for it", async () => {
    waits = { areLonger: true, elsewhere: null };
    const before = house.played().length;
    const call = house.rings(null);
    await expect.poll(() => house.hears(call)).toBe("prompts");
    await expect.poll(() => scene.phase(call)).toBeDefined();
    house.hangsUp(call);
    await expect.poll(() => scene.phase(call)).toBeUndefined();
    house.promptsEnd(call, true);
    await expect.poll(() => one.logged.join()).toMatch(/call_prompts_missing.*false/);
    expect(house.played()).toHaveLength(before);
  });
});

describe("whoever waits on the phone while a partner's line is told of", () => {
  it("[G728] [G729] hears of it, is put through by a key and by nothing else, and is back where they were when it is busy", async () => {
    const { call, contact, leg } = await asks();
    expect(house.dialled()).toEqual([{ leg, to: PARTNER, show: null }]);
    expect(house.hears(call)).toBe("music");
    const waiting = await scene.rowOf(contact);
    house.hangsUp(call, leg, "busy");
    await expect.poll(() => house.played().at(-1)).toMatch(/^elsewhere-failed-/);
    expect(await scene.rowOf(contact)).toMatchObject({
      status: "waiting",
      waitingSince: waiting?.waitingSince,
      dueAt: waiting?.dueAt,
      holder: null,
    });
    const said = await one.ask(dana.id, contact, { kind: "answer", device: dana.phone.device });
    expect(said).toMatchObject({ kind: "asked" });
    expect(await scene.rowOf(contact)).toMatchObject({ status: "claimed", holder: { id: dana.id } });
  });

  it("[G729] is whose of ours answers while it rings there, where it stops", async () => {
    const { call, contact } = await asks();
    await one.ask(dana.id, contact, { kind: "answer", device: dana.phone.device });
    expect(house.hears(call)).toBe("answer");
    await expect.poll(() => legThere(call)).toBe("none");
    expect(await scene.rowOf(contact)).toMatchObject({ holder: { id: dana.id } });
  });

  it("[G729] [CP100] is put through no more once danger is raised of whoever waits, and stays in the queue", async () => {
    const { call, contact } = await asks();
    const client = await rawClient(store.connection);
    await client.query("update contact set danger = 'marked_by_staff', version = version + 1 where id = $1", [
      contact,
    ]);
    await client.end();
    await expect.poll(() => legThere(call), POLL).toBe("none");
    expect([house.hears(call), (await scene.rowOf(contact))?.status]).toEqual(["music", "waiting"]);
  });

  it("[G732] [CP100] is let go of when danger is raised in the moment in which it answers, waits on and is answered by one of ours", async () => {
    const { call, contact, leg } = await asks();
    const client = await rawClient(store.connection);
    const danger = "update contact set danger = 'marked_by_staff', version = version + 1 where id = $1";
    await client.query("begin");
    await client.query(danger, [contact]);
    house.answers(call, leg);
    await expect.poll(() => house.hears(call)).toBe("elsewhere");
    await client.query("commit");
    await client.end();
    await expect.poll(() => legThere(call), POLL).toBe("none");
    expect(house.hears(call)).toBe("music");
    expect(house.played().at(-1)).toMatch(/^elsewhere-failed-/);
    expect(await scene.rowOf(contact)).toMatchObject({
      status: "waiting",
      danger: "marked_by_staff",
      holder: null,
    });
    await one.ask(dana.id, contact, { kind: "answer", device: dana.phone.device });
    expect(await scene.rowOf(contact)).toMatchObject({ status: "claimed", holder: { id: dana.id } });
  });

  it("[G730] [G731] talks there, in no queue any more and as nobody's of ours, also when another gateway carries on, until one hangs up", async () => {
    const { call, contact, leg } = await asks();
    house.answers(call, leg);
    await expect.poll(() => house.hears(call)).toBe("elsewhere");
    await expect.poll(async () => (await scene.rowOf(contact))?.status).toBe("closed");
    const { closed } = (await store.contacts.contact(contact))!;
    expect(closed).toMatchObject({ by: null, disposition: "answered_elsewhere" });
    expect(await store.calls.ofContact(contact)).toMatchObject({ end: "put_through", answeredAt: null });
    house.presses(call, "5");
    waits = USUAL_WAITS;
    await one.close();
    beside = callGateway(house, store, () => waits);
    await carrying(beside);
    await beside.here.asks.isCarried();
    expect([house.hears(call), house.hears(call, leg)]).toEqual(["elsewhere", "caller"]);
    expect((await store.calls.ofContact(contact))?.keys.map(({ digit }) => digit)).toEqual(["9"]);
    house.hangsUp(call, leg);
    await expect.poll(() => house.hears(call)).toBe("gone");
    expect(await store.calls.ofContact(contact)).toMatchObject({ end: "put_through" });
    expect([...one.logged, ...beside.logged].join("\n")).not.toContain(PARTNER);
  });

  it("[G731] talks on where the gateway that is gone has it kept while the next one looks at what stands", async () => {
    const { call, contact, leg } = await asks();
    // As of a gateway that died with its statement on its way.
    const client = await rawClient(store.connection);
    await client.query("begin");
    await client.query("select from contact where id = $1 for update", [contact]);
    house.answers(call, leg);
    await expect.poll(() => house.hears(call)).toBe("elsewhere");
    const waitsForUs = "select from pg_locks where not granted and transactionid = pg_current_xact_id()::xid";
    await expect.poll(async () => (await client.query(waitsForUs)).rowCount).toBe(1);
    one.die();
    const keeping = Promise.withResolvers<void>();
    const calls: TestStore["calls"] = {
      ...store.calls,
      live: async (channel) => {
        await keeping.promise;
        return store.calls.live(channel);
      },
    };
    const looked = vi.spyOn(calls, "live");
    beside = callGateway(house, { ...store, calls }, () => waits);
    await expect.poll(() => looked.mock.calls.length, POLL).toBe(1);
    await client.query("commit");
    await client.end();
    await expect.poll(async () => (await scene.rowOf(contact))?.status).toBe("closed");
    keeping.resolve();
    await carrying(beside);
    await beside.here.asks.isCarried();
    expect([house.hears(call), house.hears(call, leg)]).toEqual(["elsewhere", "caller"]);
    house.hangsUp(call, leg);
    await expect.poll(() => house.hears(call)).toBe("gone");
  });

  it("[G731] waits on with whoever carries on when it only rang there", async () => {
    const { call, contact } = await asks();
    await one.close();
    beside = callGateway(house, store, () => waits);
    await carrying(beside);
    await expect.poll(() => house.legs(call)).toEqual(["caller"]);
    expect([house.hears(call), (await scene.rowOf(contact))?.status]).toEqual(["music", "waiting"]);
    house.hangsUp(call);
    await expect.poll(() => scene.phase(call), POLL).toBeUndefined();
  });
});
