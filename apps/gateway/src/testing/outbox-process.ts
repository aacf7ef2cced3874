import { randomBytes } from "node:crypto";
import { flushCompileCache } from "node:module";
import { readConfig, USUAL_WAITS, type Host } from "@holdfast/channel-kit";
import definition from "@holdfast/channel-sms-twilio";
import { openStore, type StoreOptions } from "@holdfast/db";
import { TEST_KEYRING } from "@holdfast/db/testing";
import { leavingAnyway } from "./leaving.ts";
import { startOutbox } from "../outbox/outbox.ts";
import { TEXTS } from "./held-text.ts";

// A gateway that only sends: the real store, outbox and channel. It says that it is ready, begins when it is told to, and
// goes on until it is killed. Loaded beforehand, so that whoever kills it need not wait for the next one.
const { CONNECTION = "{}", CLOCK_AHEAD = "0" } = process.env;
const clock = (): number => Date.now() + Number(CLOCK_AHEAD);
const nothing = (): never => {
  throw new Error("a sender is not asked for this");
};
const host: Host = {
  fetch: globalThis.fetch,
  webhookUrl: "https://hotline.example.org/channels/texts/webhook",
  log: () => {},
  clock,
  random: (size) => randomBytes(size),
  checkpoint: { read: nothing, write: nothing },
  exitUrl: new URL("https://www.wikipedia.org/"),
  ways: () => [],
  waits: () => USUAL_WAITS,
  sign: nothing,
  hold: nothing,
  conversation: nothing,
};
const read = readConfig(definition, "texts", process.env);
if (read.kind !== "ready") throw new Error(`the configuration is ${read.kind}`);
const channel = definition.connect(read.config, host);
const connection = JSON.parse(CONNECTION) as StoreOptions["connection"];
const store = await openStore({ connection, keyring: TEST_KEYRING, clock, poolSize: 4 });
// Twilio's client is loaded by the first call, here one that reaches nobody.
await definition.connect(read.config, { ...host, fetch: async () => nothing() }).forget?.("nothing");

process.once("message", () => {
  const outbox = startOutbox({
    outbox: store.outbox,
    mayLeave: leavingAnyway(store),
    channels: new Map([[TEXTS, channel]]),
    holder: randomBytes(12).toString("hex"),
    clock,
    log: { info: () => {}, warn: () => {}, error: () => {} },
    onCommit: store.log.onCommit,
  });
  process.once("SIGTERM", () => {
    void (async () => {
      await outbox.close();
      await store.close();
      process.disconnect();
    })();
  });
});
// Whoever is killed writes nothing at its end: the next one would compile all of it again.
flushCompileCache();
process.send?.("ready");
