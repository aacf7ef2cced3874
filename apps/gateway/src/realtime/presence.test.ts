import { randomUUID } from "node:crypto";
import { ContactId } from "@holdfast/case-schema";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { contactStream, PRESENT_EVERY_MS, type Presence, type Present } from "@holdfast/wire";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PRESENT_AT_ONCE } from "./presence.ts";
import { joinAtHead } from "./testing/joins.ts";
import { testGateway, type TestGateway, type TestSocket } from "./testing/test-gateway.ts";
import { testSessions } from "./testing/test-sessions.ts";

let store: TestStore;
const sessions = testSessions();
let gateways: TestGateway[] = [];
let now = 0;
const contact = ContactId.parse(randomUUID());

beforeAll(async () => {
  store = await testStore();
});
beforeEach(async () => {
  now = Date.now();
  const one = async (): Promise<TestGateway> => testGateway({ store, sessions, clock: () => now });
  gateways = [await one(), await one()];
});
afterEach(async () => {
  for (const gateway of gateways) await gateway.close();
});
afterAll(() => store.close());

/** Somebody at the nth gateway. */
async function seat(
  nth: number,
  role: Parameters<typeof sessions.begin>[0] = "advocate",
): Promise<TestSocket> {
  const gateway = gateways[nth];
  if (gateway === undefined) throw new Error("there is no such gateway");
  return gateway.connect(sessions.begin(role));
}

/** Follows the queue, or the contact, and writes down what is told of people. */
async function hearing(nth: number, isAtContact = false): Promise<readonly Presence[]> {
  const socket = await seat(nth);
  const heard: Presence[] = [];
  socket.on("presence", (presence) => heard.push(presence));
  await joinAtHead(socket, store, ...(isAtContact ? [contactStream(contact)] : []));
  return heard;
}
/** Says it again and again, as a console does: what is told before the other gateway listens is lost. */
async function saysUntilHeard(socket: TestSocket, told: Present, heard: readonly Presence[]): Promise<void> {
  const said = (): number => {
    now += PRESENT_EVERY_MS;
    socket.emit("present", told);
    return heard.length;
  };
  await expect.poll(said).toBeGreaterThan(0);
}
/** What somebody was heard to do, each once until it changed. */
const turns = (heard: readonly Presence[]): readonly unknown[] =>
  doings(heard).filter((doing, nth, all) => nth === 0 || doing !== all[nth - 1]);
const doings = (heard: readonly Presence[]): readonly unknown[] => heard.map(({ doing }) => doing);

describe("presence", () => {
  it("[W18] is told at every gateway to whoever follows the queue or the contact, under the session's name", async () => {
    const [here, elsewhere] = [await hearing(0), await hearing(1, true)];
    const dana = await seat(0);
    const impostor = { contact, doing: "writing", who: { id: randomUUID(), name: "Marta" } } as never;
    for (const heard of [here, elsewhere]) await saysUntilHeard(dana, impostor, heard);
    for (const heard of [here, elsewhere]) expect(turns(heard)).toEqual(["writing"]);
    expect(elsewhere[0]).toMatchObject({ contact, who: { name: "Dana" } });
    expect(Object.keys(elsewhere[0] ?? {}).toSorted()).toEqual(["contact", "doing", "who"]);
  });

  it("[W18] ends everywhere with the connection, and with the turn to another contact", async () => {
    const elsewhere = await hearing(1);
    const dana = await seat(0);
    await saysUntilHeard(dana, { contact, doing: "reading" }, elsewhere);
    const other = ContactId.parse(randomUUID());
    dana.emit("present", { contact: other, doing: "open" });
    await expect.poll(() => turns(elsewhere)).toEqual(["reading", null, "open"]);
    dana.disconnect();
    await expect.poll(() => turns(elsewhere)).toEqual(["reading", null, "open", null]);
    const left = elsewhere.filter(({ doing }) => doing === null);
    expect(left.map((each) => each.contact)).toEqual([contact, other]);
  });

  it("[W18] is taken from nobody who may not read contacts, whose session ended, or who says what cannot be read", async () => {
    const heard = await hearing(0);
    const [alex, dana] = [await seat(0, "administrator"), await seat(0)];
    alex.emit("present", { contact, doing: "open" });
    for (const raw of [null, "x", { contact, doing: "singing" }, { contact: "x", doing: "open" }])
      dana.emit("present", raw as never);
    const cookie = sessions.begin("advocate");
    const gone = await gateways[0]?.connect(cookie);
    sessions.forget(cookie);
    gone?.emit("present", { contact, doing: "open" });
    const last = await seat(0);
    last.emit("present", { contact, doing: "writing" });
    await expect.poll(() => doings(heard)).toContain("writing");
    expect(doings(heard)).toEqual(["writing"]);
  });

  it("[W18] is passed on so often and no more", async () => {
    const heard = await hearing(0);
    const dana = await seat(0);
    for (let nth = 0; nth < PRESENT_AT_ONCE + 20; nth += 1) dana.emit("present", { contact, doing: "open" });
    const last = await seat(0);
    last.emit("present", { contact, doing: "writing" });
    await expect.poll(() => doings(heard)).toContain("writing");
    await expect.poll(() => heard.length).toBe(PRESENT_AT_ONCE + 1);
    now += 1_000;
    dana.emit("present", { contact, doing: "reading" });
    await expect.poll(() => doings(heard)).toContain("reading");
  });
});
