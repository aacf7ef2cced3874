import { rounds } from "@holdfast/tooling/rounds";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, it } from "vitest";
import { endDatabase } from "./house/database-process.ts";
import { setStage } from "./stage.ts";
import { feed } from "./talk/feeder.ts";
import { patiently } from "./talk/patiently.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { readInbound, readQueue } from "./talk/queue.ts";
import { signInByHttp, type Staff } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

/** Signed in once: nobody may sign in ten times in a minute. */
let dana: Staff;
beforeAll(async () => {
  dana = await signInByHttp(stage.house().url, "dana");
});

/** How often each text stands in the queue, as a fresh load of everything gives it. */
async function countEverything(): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { id } of await readQueue(dana))
    for (const text of await readInbound(dana, id)) counts.set(text ?? "", (counts.get(text ?? "") ?? 0) + 1);
  return counts;
}

const POLL = { timeout: 30_000, interval: 20 };
const VICTIMS = ["gateway", "database", "both"] as const;
const killed = { gateway: 0, database: 0, both: 0 };

for (let round = 0; round < rounds(5); round += 1)
  it(`round ${round}: what was accepted before a crash is there exactly once after it`, async () => {
    const house = stage.house();
    const feeder = feed(house.url, `round ${round}`);
    const victim = VICTIMS[round % VICTIMS.length] ?? "both";
    killed[victim] += 1;
    try {
      // Anywhere in the stream, and anywhere within a delivery.
      const enough = 10 + Math.floor(Math.random() * 40);
      await expect.poll(() => feeder.accepted.length, POLL).toBeGreaterThan(enough);
      await sleep(Math.random() * 50);
      if (victim !== "database") await house.gateway().kill();
      if (victim !== "gateway") await endDatabase(house.dataFolder, "SIGKILL");
      // A gateway that lives starts its database again by itself.
      if (victim !== "database") await house.startAgain();
      const before = feeder.accepted.length;
      await expect.poll(() => feeder.accepted.length, POLL).toBeGreaterThan(before + 5);
    } finally {
      await feeder.end();
    }
    // Takes deliveries again a moment before it knows again who is signed in.
    const counts = await patiently(countEverything);
    const missing = feeder.accepted.filter((text) => !counts.has(text));
    const twice = [...counts].filter(([, count]) => count > 1);
    expect({ missing, twice }).toEqual({ missing: [], twice: [] });
  });

it("each was killed alone, and both together", () => {
  expect(Object.values(killed).every((times) => times > 0)).toBe(true);
});
