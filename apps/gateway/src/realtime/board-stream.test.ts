import type { UserId } from "@holdfast/case-schema";
import { sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import { applyShifts, encodeCursor, loadShifts, MAIN_BOARD, NO_SHIFTS, WIRE_VERSION } from "@holdfast/wire";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { arrivalOn } from "./testing/arrival.ts";
import { ask, joinAtHead } from "./testing/joins.ts";
import { next, testGateway, type TestGateway, type TestSocket } from "./testing/test-gateway.ts";
import { testSessions } from "./testing/test-sessions.ts";

let store: TestStore;
let dana: UserId;
const sessions = testSessions();
const gateways: TestGateway[] = [];
beforeAll(async () => {
  store = await testStore();
  dana = await sampleStaff(store, "Dana");
});
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.close();
});
afterAll(() => store.close());

async function opened(other: TestStore = store): Promise<TestGateway> {
  const gateway = await testGateway({ store: other, sessions });
  gateways.push(gateway);
  return gateway;
}
const watching = async (gateway: TestGateway): Promise<TestSocket> => {
  const socket = await gateway.connect(sessions.begin("shift_lead"));
  expect(await joinAtHead(socket, store, MAIN_BOARD)).toMatchObject({ kind: "replay" });
  return socket;
};

describe("the board's stream", () => {
  it.each([
    ["advocate", "replay"],
    ["shift_lead", "replay"],
    ["privacy_officer", "refused"],
    ["counsel", "refused"],
    ["administrator", "refused"],
  ] as const)("[W12] [A40] a join of it by %s is a %s", async (role, kind) => {
    const socket = await (await opened()).connect(sessions.begin(role));
    expect(await joinAtHead(socket, store, MAIN_BOARD)).toMatchObject({ kind });
  });

  it("[W19] tells a shift that begins at one gateway to who watches at another", async () => {
    const other = await testStore({ connection: store.connection });
    const socket = await watching(await opened(other));
    await opened();
    const batch = next(socket, "batch");
    await store.shifts.keep(dana, "available");
    expect(await batch).toMatchObject({
      stream: MAIN_BOARD,
      events: [{ kind: "shift", id: dana, row: { name: "Dana", state: "available" } }],
    });
    await store.shifts.end(dana);
    await gateways.splice(0)[0]?.close();
    await other.close();
  });

  it("[W19] tells nobody of it who watches the queue alone, and the board nothing of contacts", async () => {
    const gateway = await opened();
    const board = await watching(gateway);
    const queue = await gateway.connect(sessions.begin("advocate"));
    await joinAtHead(queue, store);
    const heard: string[] = [];
    for (const socket of [board, queue])
      socket.on(
        "batch",
        ({ stream }) => void heard.push(`${socket === board ? "board" : "queue"} ${stream}`),
      );
    const [shown, arrived] = [next(board, "batch"), next(queue, "batch")];
    await store.shifts.keep(dana, "break");
    await store.intake.arrive(arrivalOn("beside", "beside"));
    await Promise.all([shown, arrived]);
    expect(heard.toSorted()).toEqual(["board board:main", "queue queue:main"]);
    await store.shifts.end(dana);
  });

  it("[W5] [W8] from a snapshot's place, a join brings whatever came after it", async () => {
    const snapshot = await store.shifts.board();
    await store.shifts.keep(dana, "available");
    await store.shifts.keep(dana, "break");
    const socket = await (await opened()).connect(sessions.begin("advocate"));
    const cursor = encodeCursor(snapshot.asOf);
    const answer = await ask(socket, { version: WIRE_VERSION, stream: MAIN_BOARD, cursor });
    if (answer.kind !== "replay") throw new Error(`the answer is a ${answer.kind}`);
    const shifts = applyShifts(loadShifts(NO_SHIFTS, snapshot.rows), answer.batch.events);
    expect([...shifts.rows.values()]).toEqual((await store.shifts.board()).rows);
    await store.shifts.end(dana);
  });
});
