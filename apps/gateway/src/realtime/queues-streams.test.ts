import type { UserId } from "@holdfast/case-schema";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import type { Batch } from "@holdfast/wire";
import { afterAll, beforeAll, expect, it } from "vitest";
import { joinAtHead } from "./testing/joins.ts";
import { testGateway, type TestGateway } from "./testing/test-gateway.ts";
import { testSessions } from "./testing/test-sessions.ts";

let store: TestStore;
let gateways: readonly TestGateway[] = [];
let alex: UserId;
const sessions = testSessions();
beforeAll(async () => {
  store = await testStore();
  alex = await sampleStaff(store, "Alex", "administrator");
  gateways = [await testGateway({ store, sessions }), await testGateway({ store, sessions })];
});
afterAll(async () => {
  for (const gateway of gateways) await gateway.close();
  await store.close();
});

it("[G616] [W37] that the queues are otherwise reaches everybody who follows the queue, at every gateway, and holds nothing of them", async () => {
  const hearing: Promise<Batch["events"][number] | undefined>[] = [];
  for (const [index, role] of (["advocate", "shift_lead"] as const).entries()) {
    const user = await sampleStaff(store, `Somebody ${String(index)}`, role);
    const socket = await gateways[index]?.connect(sessions.begin(role, user));
    if (socket === undefined) throw new Error("no gateway");
    expect(await joinAtHead(socket, store)).toMatchObject({ kind: "replay" });
    hearing.push(
      new Promise((resolve) =>
        socket.on("batch", ({ events }) => {
          const told = events.find(({ kind }) => kind === "queues");
          if (told !== undefined) resolve(told);
        }),
      ),
    );
  }
  const name = { en: "Night line", es: "Línea nocturna", fr: "Ligne de nuit" };
  const [rest] = DEFAULT_SETTINGS.queues;
  expect(await store.settings.change("queues", [{ ...rest, name }], alex, 0)).toEqual({ kind: "changed" });
  for (const told of await Promise.all(hearing))
    expect(told).toEqual({ kind: "queues", id: expect.any(String) as string, version: 1 });
});
