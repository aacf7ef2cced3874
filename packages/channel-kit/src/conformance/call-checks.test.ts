import { describe, expect, it } from "vitest";
import type { Calls } from "../calls.ts";
import type { ChannelDefinition } from "../define-channel.ts";
import { callChecks } from "./call-checks.ts";
import type { ChannelFixtures } from "./fixtures.ts";
import { plainDefinition, plainFixtures } from "./plain-channel.ts";

const idle: Calls = {
  follow: async () => undefined,
  act: async () => ({ kind: "not_here" }),
  lend: async () => "not_here",
  revoke: async () => undefined,
  echo: async () => ({ kind: "not_here" }),
};

const carrying = (spoiled: Partial<Calls> = {}): ChannelDefinition => ({
  ...plainDefinition,
  connect: (config, host) => ({ ...plainDefinition.connect(config, host), calls: { ...idle, ...spoiled } }),
});

async function broken(definition: ChannelDefinition, carriesCalls: boolean): Promise<readonly string[]> {
  const fixtures: ChannelFixtures = { ...plainFixtures, carriesCalls };
  const rules = new Set<string>();
  for (const { rule, run } of callChecks(definition, fixtures))
    try {
      await run();
    } catch {
      rules.add(rule);
    }
  return [...rules];
}

describe("the contract test of calls", () => {
  it("[CH12, CH52] passes a channel that carries calls elsewhere just now, and one that carries none", async () => {
    expect(await broken(carrying(), true)).toEqual([]);
    expect(await broken(plainDefinition, false)).toEqual([]);
  });

  it("[CH12] finds calls that the fixtures do not speak of", async () => {
    expect(await broken(carrying(), false)).toEqual(["CH12"]);
  });

  it.each([
    ["pretends to have done it", { act: async () => ({ kind: "done" }) }],
    ["throws", { act: () => Promise.reject(new Error("not mine")) }],
    ["lends a softphone all the same", { lend: async () => "retry" }],
    ["throws at a softphone that nobody has", { revoke: () => Promise.reject(new Error("whose?")) }],
  ] satisfies [string, Partial<Calls>][])("[CH52] finds whoever %s", async (_what, spoiled) => {
    expect(await broken(carrying(spoiled), true)).toEqual(["CH52"]);
  });
});
