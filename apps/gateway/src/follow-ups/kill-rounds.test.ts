import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sampleFollowUp, sampleHeld, sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, expect, it } from "vitest";
import { endGateway } from "../testing/sending-gateway.ts";

const ROUNDS = rounds(6);
const CONTACTS = 8;
const EACH = 5;
let store: TestStore;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await store.close();
});

async function gateway(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL("../testing/follow-up-process.ts", import.meta.url)), {
    execArgv: [],
    env: { ...process.env, CONNECTION: JSON.stringify(store.connection) },
  });
  running.add(child);
  const died = once(child, "exit").then(() => Promise.reject(new Error("a gateway died by itself")));
  await Promise.race([once(child, "message"), died]);
  died.catch(() => "later it is ended");
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  await endGateway(child, "SIGKILL");
  running.delete(child);
}

const unfired = async (): Promise<number> => store.prisma.followUp.count({ where: { state: "planned" } });

it(`[G70] [DB243] kill -9 while follow-ups fire, ${ROUNDS} rounds: each fires once, within its minute, on one gateway`, async () => {
  const dana = await sampleStaff(store, "Dana");
  await store.shifts.keep(dana, "available");
  await gateway();
  for (let round = 0; round < ROUNDS; round += 1) {
    const dying = await gateway();
    const dueAt = Date.now() + 400;
    for (let n = 0; n < CONTACTS; n += 1) {
      const id = await sampleHeld(store, dana);
      for (let each = 0; each < EACH; each += 1)
        await sampleFollowUp(store, id, dana, { dueAt: dueAt + each, until: dueAt + 3_600_000 });
    }
    // While they fire: once the first of them did.
    await expect.poll(unfired, { interval: 1, timeout: 20_000 }).toBeLessThan(CONTACTS * EACH);
    await kill(dying);
    await expect.poll(unfired, { timeout: 20_000 }).toBe(0);
  }
  const changes = await store.prisma.followUpChange.groupBy({ by: ["followUpId", "kind"], _count: true });
  const fired = changes.filter(({ kind }) => kind === "due");
  expect(fired).toHaveLength(ROUNDS * CONTACTS * EACH);
  expect(fired.filter(({ _count: times }) => times !== 1)).toEqual([]);
  const late = await store.prisma.followUpChange.findMany({ where: { kind: "due" } });
  expect(late.filter(({ at, dueAt }) => at < dueAt || at.getTime() - dueAt.getTime() > 60_000)).toEqual([]);
}, 120_000);
