import { randomBytes } from "node:crypto";
import { flushCompileCache } from "node:module";
import { ChannelId } from "@holdfast/case-schema";
import { readConfig, USUAL_WAITS, type Host } from "@holdfast/channel-kit";
import definition from "@holdfast/channel-email";
import { openStore, type StoreOptions } from "@holdfast/db";
import { TEST_KEYRING } from "@holdfast/db/testing";
import { channelSignature } from "../intake/channel-signature.ts";
import { holdOf, LEASE_MS } from "../intake/hold.ts";
import { holdLine } from "../intake/live-intake.ts";
import { recentSettings } from "../intake/recent-settings.ts";

// A gateway that only takes mail in: the real store, lease, line and channel. It says that it is ready, begins when it is
// told to, and goes on until it is killed. Loaded beforehand, so that whoever kills it need not wait for the next one.
const { CONNECTION = "{}", LEASE = String(LEASE_MS) } = process.env;
const id = ChannelId.parse("email");
const nothing = (): never => {
  throw new Error("an intake is not asked for this");
};
const random = (size: number): Uint8Array => randomBytes(size);
const connection = JSON.parse(CONNECTION) as StoreOptions["connection"];
const store = await openStore({ connection, keyring: TEST_KEYRING, clock: Date.now, poolSize: 4 });
const host: Host = {
  fetch: globalThis.fetch,
  webhookUrl: "https://hotline.example.org/channels/email/webhook",
  log: () => {},
  clock: Date.now,
  random,
  checkpoint: {
    read: (name) => store.checkpoints.read(id, name),
    write: (name, value) => store.checkpoints.write(id, name, value),
  },
  hold: holdOf(id, { store, random, leaseMs: Number(LEASE) }),
  sign: channelSignature(TEST_KEYRING, id),
  exitUrl: new URL("https://www.wikipedia.org/"),
  ways: () => [],
  waits: () => USUAL_WAITS,
  conversation: nothing,
};
const read = readConfig(definition, id, process.env);
if (read.kind !== "ready") throw new Error(`the configuration is ${read.kind}`);
const [line] = definition.connect(read.config, host).intake;
if (line.kind !== "live") throw new Error("mail comes over a line");
// What the channel loads with its first mail.
await import("@holdfast/channel-email/reading");

process.once("message", () => {
  void holdLine(line, { id, traits: definition.traits }, new AbortController().signal, {
    store,
    settings: recentSettings(store.settings, Date.now),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  });
});
// Whoever is killed writes nothing at its end: the next one would compile all of it again.
flushCompileCache();
process.send?.("ready");
