import { defineChannel, USUAL_WAITS, type ChannelDefinition } from "@holdfast/channel-kit";
import loopback from "@holdfast/channel-loopback";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { ChannelEntry } from "./channels-config.ts";
import { openChannels, type ChannelsOpened } from "./open-channels.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const SECRET = "a secret that nobody may print";
const needy = defineChannel({
  ...loopback,
  config: z.object({ token: z.string().min(8), port: z.coerce.number() }),
  secrets: ["token"],
  connect: (_config, host) => loopback.connect({}, host),
});
const entry = (id: string, definition: ChannelDefinition, only?: "demo"): ChannelEntry => ({
  id,
  load: async () => ({ default: definition }),
  ...(only === undefined ? {} : { only }),
});
const url = new URL("http://localhost:4000");

const open = (
  config: readonly ChannelEntry[],
  env: NodeJS.ProcessEnv = {},
  demo = false,
): Promise<ChannelsOpened> =>
  openChannels({
    config,
    env,
    demo,
    store,
    keyring: store.keyring,
    publicUrl: url,
    reachUrl: url,
    exitUrl: new URL("http://localhost:4999/neutral"),
    clock: Date.now,
    random: (size) => new Uint8Array(size),
    fetch: globalThis.fetch,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    health: { watch: ({ channel }) => channel, ways: () => [] },
    waits: () => USUAL_WAITS,
    clientAddressOf: () => "192.0.2.1",
  });

async function reasonsOf(opened: Promise<ChannelsOpened>): Promise<readonly string[]> {
  const result = await opened;
  return result.kind === "refused" ? result.reasons : [];
}

describe("opening the channels of a deployment", () => {
  it("carries what is listed, and says what is off and why", async () => {
    const opened = await open([entry("a", loopback), entry("b", needy), entry("c", loopback, "demo")]);
    expect(opened).toMatchObject({
      kind: "open",
      channels: [{ id: "a", title: "Loopback" }],
      off: [
        { id: "b", because: "none of its variables is set" },
        { id: "c", because: "it is for demos only" },
      ],
    });
  });

  it("carries demo channels in a demo, and two instances of one definition beside each other", async () => {
    const opened = await open([entry("a", loopback, "demo"), entry("b", loopback)], {}, true);
    if (opened.kind !== "open") throw new Error("refused");
    expect(opened.channels.map(({ id }) => id)).toEqual(["a", "b"]);
    for (const { id } of opened.channels)
      expect((await opened.public.request(`/channels/${id}`)).status).toBe(200);
  });

  it("[CH9] refuses with everything that is wrong, of all channels, and prints no secret", async () => {
    const reasons = await reasonsOf(
      open([entry("a", needy), entry("b", needy), entry("B!", loopback), entry("a", needy)], {
        HOLDFAST_A_PORT: "no number",
        HOLDFAST_B_TOKEN: SECRET,
      }),
    );
    const told = reasons.join("\n");
    for (const part of [
      "HOLDFAST_A_TOKEN is missing",
      "HOLDFAST_A_PORT is not valid",
      "HOLDFAST_B_PORT is missing",
    ])
      expect(told).toContain(part);
    expect(told).toContain("listed twice");
    expect(told).toMatch(/lower-case letters, digits and dashes/);
    expect(told).not.toContain(SECRET);
    for (const reason of reasons) expect(reason).toMatch(/^[A-Z][^\n]*\.$/);
  });

  it("refuses a package that cannot be loaded, and a channel that cannot be connected, without its variables", async () => {
    const broken: ChannelEntry = {
      id: "gone",
      load: async () => {
        throw new Error("Cannot find package 'gone'");
      },
    };
    expect(await reasonsOf(open([broken]))).toEqual([
      "The package of the channel gone cannot be loaded: Cannot find package 'gone'.",
    ]);
    const throwing = defineChannel({
      ...needy,
      connect: ({ token }) => {
        throw new Error(`cannot use ${token}`);
      },
    });
    const env = { HOLDFAST_A_TOKEN: SECRET, HOLDFAST_A_PORT: "7" };
    expect((await reasonsOf(open([entry("a", throwing)], env))).join()).not.toContain(SECRET);
  });

  it("refuses pages that want a place that is taken", async () => {
    const at = (path: `/${string}`): ChannelDefinition => ({
      ...loopback,
      connect: () => ({
        intake: [{ kind: "pages", at: path, app: new Hono() }],
        send: async () => ({ kind: "unknown" }),
      }),
    });
    expect(await reasonsOf(open([entry("a", at("/graphql"))]))).toHaveLength(1);
    expect(await reasonsOf(open([entry("a", at("/reach")), entry("b", at("/reach"))]))).toHaveLength(1);
    expect(await reasonsOf(open([entry("a", at("/reach"))]))).toEqual([]);
  });
});
