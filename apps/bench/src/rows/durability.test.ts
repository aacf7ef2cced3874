import { expect, it } from "vitest";
import { rounds } from "@holdfast/tooling/rounds";
import { measureDurability, victimOf } from "./durability.ts";

it("kills the gateway, the database and both, each many times in fifty", () => {
  const victims = Array.from({ length: 50 }, (_, kill) => victimOf(kill));
  const times = (victim: string): number => victims.filter((one) => one === victim).length;
  expect([times("gateway"), times("database"), times("both")]).toEqual([15, 30, 5]);
});

it.runIf(process.platform === "linux")(
  "kills a real gateway and its real database, and finds what was acknowledged stored once",
  async () => {
    const kills = rounds(2);
    const scale = { kills, watchedMs: 200, calmMs: [20, 60], withinMs: 60_000 } as const;
    const [stored, synced, recovery] = await measureDurability(scale, Math.random);
    expect(stored?.verdict).toBe("exact");
    if (stored === undefined) throw new Error("nobody counted what was stored");
    const { sent } = stored.detail as { sent: number };
    expect(sent).toBeGreaterThan(20);
    expect(synced?.verdict).toMatch(/^exact$|^skipped: not asked$/);
    expect(recovery?.detail["seconds"]).toHaveLength(kills);
  },
);
