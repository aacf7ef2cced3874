import { ChannelId } from "@holdfast/case-schema";
import { vouchFor, type WebhookIntake } from "@holdfast/channel-kit";
import loopback from "@holdfast/channel-loopback";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Log } from "../log/log.ts";
import { webhookRoute } from "./webhook-route.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());
afterEach(() => vi.useRealTimers());

const origin = { id: ChannelId.parse("line"), traits: loopback.traits };
const intakeThat = (vouches: boolean): WebhookIntake => ({
  kind: "webhook",
  verify: (delivery) => (vouches ? vouchFor(delivery) : null),
  parse: () => ({
    kind: "events",
    events: [
      { kind: "message", dedupeKey: "1", threadKey: "a", address: null, text: "PLEASE-HELP", sentAt: null },
    ],
  }),
});

describe("while the database says nothing at all", () => {
  it.each([
    ["a provider", true],
    ["somebody nobody vouches for", false],
  ])("[G701] %s is asked after fifteen seconds to come again", async (_who, vouches) => {
    const asked = Promise.withResolvers<void>();
    const silent = async (): Promise<never> => {
      asked.resolve();
      return new Promise<never>(() => {});
    };
    const error = vi.fn<Log["error"]>();
    const route = webhookRoute(intakeThat(vouches), origin, {
      store: {
        ...store,
        intake: { arrive: silent, arriveUnheard: silent },
        quarantine: { ...store.quarantine, put: silent },
      },
      settings: async () => DEFAULT_SETTINGS,
      publicUrl: new URL("http://localhost"),
      log: { info: () => {}, warn: () => {}, error },
      flooded: () => false,
      drowned: () => false,
      toTell: () => null,
    });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    let answered: Response | null = null;
    const answering = (async () => {
      answered = await route.request("/channels/line/webhook", { method: "POST", body: "PLEASE-HELP" });
      return answered;
    })();
    await asked.promise;
    await vi.advanceTimersByTimeAsync(14_999);
    expect(answered).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    const { status, headers } = await answering;
    expect([status, headers.get("retry-after")]).toEqual([503, "5"]);
    expect(error.mock.calls).toEqual([["delivery_not_stored", expect.objectContaining({ channel: "line" })]]);
    expect(JSON.stringify(error.mock.calls)).not.toContain("PLEASE");
  });
});
