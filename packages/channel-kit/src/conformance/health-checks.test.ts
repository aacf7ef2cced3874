import { describe, expect, it } from "vitest";
import type { ChannelDefinition } from "../define-channel.ts";
import type { Found } from "../found.ts";
import type { Host } from "../host.ts";
import type { ChannelFixtures, FakeProvider } from "./fixtures.ts";
import { healthChecks } from "./health-checks.ts";
import { plainDefinition, plainFixtures } from "./plain-channel.ts";

type Ask = () => Promise<Found>;

/** A provider that says how it is, and keeps what it is given to deliver. */
function provider(state: string): FakeProvider {
  const taken: string[] = [];
  return {
    fetch: async (request) => {
      if (request.method === "POST") taken.push(await request.text());
      return Response.json({ state });
    },
    delivered: () => taken.join(""),
  };
}

const fixtures: ChannelFixtures = {
  ...plainFixtures,
  check: {
    well: () => provider("fine"),
    down: [{ name: "a closed account", provider: () => provider("closed"), reason: "suspended" }],
  },
};
const offline: ChannelFixtures = { ...plainFixtures, check: "offline" };

const state = async (host: Host): Promise<unknown> => {
  const response = await host.fetch("http://localhost:4999/state", { redirect: "manual" });
  if (!response.ok) return null;
  return ((await response.json()) as { state?: unknown }).state;
};

const right =
  (host: Host): Ask =>
  async () => {
    try {
      const said = await state(host).catch((error: unknown) => {
        if (error instanceof SyntaxError) return null;
        throw error;
      });
      if (said === "fine") return { kind: "well" };
      return { kind: "down", reason: said === "closed" ? "suspended" : "provider" };
    } catch {
      return { kind: "down", reason: "unreachable" };
    }
  };

const asking = (make: ((host: Host) => Ask) | null): ChannelDefinition => ({
  ...plainDefinition,
  connect: (config, host) => ({
    ...plainDefinition.connect(config, host),
    ...(make === null ? {} : { check: make(host) }),
  }),
});

async function broken(definition: ChannelDefinition, given: ChannelFixtures): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { rule, run } of healthChecks(definition, given))
    try {
      await run();
    } catch {
      found.push(rule);
    }
  return found;
}

describe("the contract test of a provider's health", () => {
  it("finds nothing in a channel that keeps the rules, or that cannot ask", async () => {
    expect(await broken(asking(right), fixtures)).toEqual([]);
    expect(await broken(asking(null), plainFixtures)).toEqual([]);
    expect(
      await broken(
        asking(() => async () => ({ kind: "well" })),
        offline,
      ),
    ).toEqual([]);
  });

  it("[CH12] finds a capability that no fixture speaks of, and one that is not there", async () => {
    expect(await broken(asking(right), plainFixtures)).toContain("CH12");
    expect(await broken(asking(null), fixtures)).toContain("CH12");
  });

  it.each<readonly [string, (host: Host) => Ask]>([
    [
      "an exception",
      (host) => async () =>
        (await state(host)) === "fine" ? { kind: "well" } : { kind: "down", reason: "suspended" },
    ],
    ["all well without asking", () => async () => ({ kind: "well" })],
    [
      "a message to somebody",
      (host) => async () => {
        await host.fetch("http://localhost:4999/", { method: "POST", body: "a test" }).catch(() => {});
        return right(host)();
      },
    ],
    [
      "a broken answer taken for a good one",
      (host) => async () => {
        const found = await right(host)();
        return found.kind === "down" && found.reason === "provider" ? { kind: "well" } : found;
      },
    ],
    [
      "another reason than the provider's",
      (host) => async () => {
        const found = await right(host)();
        return found.kind === "down" && found.reason === "suspended"
          ? { kind: "down", reason: "credentials" }
          : found;
      },
    ],
    [
      "a reason of its own",
      (host) => async () => {
        const found = await right(host)();
        return found.kind === "well" ? found : ({ kind: "down", reason: "tired" } as unknown as Found);
      },
    ],
  ])("[CH23] finds %s", async (_, make) => {
    expect(await broken(asking(make), fixtures)).toContain("CH23");
  });

  it("[CH23] finds a channel without a provider that asks somebody", async () => {
    expect(await broken(asking(right), offline)).toContain("CH23");
  });
});
