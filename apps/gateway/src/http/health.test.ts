import { describe, expect, it, vi } from "vitest";
import { healthRoutes, type Health } from "./health.ts";

const well: Health = {
  store: { readiness: async () => ({ reachable: true, tailAgeMs: 3 }) },
  sessionsAvailable: () => true,
  readAgeMs: () => 12,
  channelsUp: () => new Map([["webform", true]]),
  busIsUp: () => true,
  auditUnsealedMs: () => 0,
  clocks: { aheadMs: () => 0, inDoubt: () => false },
  stopping: () => false,
  prove: () => null,
};
const ready = async (ill: Partial<Health> = {}) => {
  const answer = await healthRoutes({ ...well, ...ill }).request("/readyz");
  return { status: answer.status, facts: (await answer.json()) as Record<string, unknown> };
};

describe("readiness", () => {
  it("is there when everything is, with the facts", async () => {
    const facts = {
      ready: true,
      degraded: false,
      database: true,
      sessions: true,
      stopping: false,
      tailAgeMs: 3,
      readAgeMs: 12,
      channelsDown: 0,
      busUp: true,
      auditUnsealedMs: 0,
      clockAheadMs: 0,
      clockInDoubt: false,
    };
    expect(await ready()).toEqual({ status: 200, facts });
  });

  it("[G407] stays while nobody seals the audit, and tells for how long nobody did", async () => {
    const { status, facts } = await ready({ auditUnsealedMs: () => 90_000 });
    expect({ status, facts }).toMatchObject({ status: 200, facts: { ready: true, auditUnsealedMs: 90_000 } });
  });

  it("[G701] is not there, and says so soon, while the database says nothing at all", async () => {
    vi.useFakeTimers();
    const asked = ready({ store: { readiness: () => new Promise(() => {}) } });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(await asked).toMatchObject({ status: 503, facts: { ready: false, database: false } });
    vi.useRealTimers();
  });

  it("[G525] stays while the clock is wrong, and tells by how much", async () => {
    const { status, facts } = await ready({ clocks: { aheadMs: () => -90_000, inDoubt: () => true } });
    expect({ status, facts }).toMatchObject({
      status: 200,
      facts: { ready: true, clockAheadMs: -90_000, clockInDoubt: true },
    });
  });

  it("[G636] stays while the bus between gateways is away, and says that something is amiss", async () => {
    const { status, facts } = await ready({ busIsUp: () => false });
    expect({ status, facts }).toMatchObject({
      status: 200,
      facts: { ready: true, degraded: true, busUp: false },
    });
  });

  it("stays while a provider is away: everything else works, and it is told", async () => {
    const channels = new Map([
      ["webform", true],
      ["sms-twilio", false],
    ]);
    const { status, facts } = await ready({ channelsUp: () => channels });
    expect(status).toBe(200);
    expect(facts).toMatchObject({ ready: true, degraded: true, channelsDown: 1 });
  });

  it.each<[string, Partial<Health>]>([
    [
      "the database cannot be reached",
      { store: { readiness: async () => ({ reachable: false, tailAgeMs: 0 }) } },
    ],
    ["asking it fails", { store: { readiness: () => Promise.reject(new Error("lost")) } }],
    [
      "a writer holds the log back",
      { store: { readiness: async () => ({ reachable: true, tailAgeMs: 31_000 }) } },
    ],
    ["nobody can say who is signed in", { sessionsAvailable: () => false }],
    ["the log was not read for long", { readAgeMs: () => 5_001 }],
    ["the log was never read", { readAgeMs: () => Number.POSITIVE_INFINITY }],
    ["the gateway stops", { stopping: () => true }],
  ])("is not there when %s, while the process is alive", async (_name, ill) => {
    const { status, facts } = await ready(ill);
    expect(status).toBe(503);
    expect(facts["ready"]).toBe(false);
    expect((await healthRoutes({ ...well, ...ill }).request("/healthz")).status).toBe(200);
  });
});
