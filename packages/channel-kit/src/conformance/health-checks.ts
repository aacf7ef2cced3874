import assert from "node:assert/strict";
import { OutageReason } from "@holdfast/case-schema";
import { z } from "zod";
import type { ChannelDefinition } from "../define-channel.ts";
import type { Found } from "../found.ts";
import type { Check } from "./check.ts";
import { connected } from "./connected.ts";
import type { ChannelFixtures, FakeProvider } from "./fixtures.ts";
import type { TestHost } from "./test-host.ts";

const Answer = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("well") }),
  z.strictObject({ kind: z.literal("down"), reason: OutageReason.exclude(["sends"]) }),
]);

/** What a provider on a bad day answers to everything. */
const BROKEN: readonly (readonly [string, () => Response])[] = [
  ["an error page", () => new Response("<h1>Bad gateway</h1>", { status: 502 })],
  ["success without words", () => new Response(null, { status: 204 })],
  ["success in words nobody agreed on", () => new Response("ok?")],
  ["success in JSON nobody agreed on", () => new Response("[1]")],
  ["a refusal", () => new Response(null, { status: 403 })],
  [
    "a redirect",
    () => new Response(null, { status: 302, headers: { location: "http://localhost/elsewhere" } }),
  ],
];

/** Asks a channel with this provider. */
type Ask = (provider: FakeProvider) => Promise<{ readonly found: Found; readonly host: TestHost }>;

/** CH23: whether the provider works is asked for real, and nobody hears of it. */
export function healthChecks(definition: ChannelDefinition, fixtures: ChannelFixtures): readonly Check[] {
  const { check: fixture } = fixtures;
  const ask: Ask = async (provider) => {
    const { channel, host } = connected(definition, fixtures, { provider });
    if (channel.check === undefined) throw new Error("the fixtures speak of a check and it has none");
    const found = await channel.check();
    assert.ok(Answer.safeParse(found).success, `${JSON.stringify(found)} is no answer`);
    return { found, host };
  };
  const declared: Check = {
    rule: "CH12",
    name: "whether it can ask if its provider works is what the fixtures say",
    run: () =>
      assert.equal(
        connected(definition, fixtures).channel.check !== undefined,
        fixture !== undefined,
        "capability and fixtures differ",
      ),
  };
  if (fixture === undefined) return [declared];
  if (fixture === "offline") return [declared, wellByItself(ask)];
  const speaksHttp = fixture.well().asked === undefined;
  return [
    declared,
    {
      rule: "CH23",
      name: "a provider that works is well, was really asked, and has sent nobody anything",
      run: async () => {
        const provider = fixture.well();
        const { found, host } = await ask(provider);
        assert.deepEqual(found, { kind: "well" });
        const asked = provider.asked?.() ?? host.requests.length;
        assert.ok(asked > 0, "nobody was asked");
        assert.equal(provider.delivered?.() ?? "", "", "asking sent something");
      },
    },
    ...fixture.down.map(({ name, provider, reason }): Check => ({
      rule: "CH23",
      name: `${name}: down, ${reason}`,
      run: async () => assert.deepEqual((await ask(provider())).found, { kind: "down", reason }),
    })),
    ...(speaksHttp ? brokenOverHttp(ask) : []),
  ];
}

function brokenOverHttp(ask: Ask): readonly Check[] {
  return [
    ...BROKEN.map(([name, answer]): Check => ({
      rule: "CH23",
      name: `a provider that answers with ${name} is down`,
      run: async () =>
        assert.equal((await ask({ fetch: () => answer(), delivered: null })).found.kind, "down"),
    })),
    {
      rule: "CH23",
      name: "a provider out of reach is down, and so said",
      run: async () =>
        assert.deepEqual((await ask({ delivered: null })).found, { kind: "down", reason: "unreachable" }),
    },
  ];
}

function wellByItself(ask: Ask): Check {
  return {
    rule: "CH23",
    name: "without a provider it is well, and asks nobody",
    run: async () => {
      const { found, host } = await ask({ delivered: null });
      assert.deepEqual(found, { kind: "well" });
      assert.equal(host.requests.length, 0);
    },
  };
}
