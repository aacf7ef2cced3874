import { serveLocalTwilio, type ServedTwilio } from "@holdfast/channel-sms-twilio/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChannelsConfig } from "../intake/channels-config.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import { PACE } from "./watch-channel.ts";

const ACCOUNT = `AC${"1".repeat(32)}`;
const TOKEN = "fedcba9876543210fedcba9876543210";
const METRICS = "a metrics token for tests";
const channels = [
  { id: "webform", load: () => import("@holdfast/channel-webform") },
  { id: "sms-twilio", load: () => import("@holdfast/channel-sms-twilio") },
] satisfies ChannelsConfig;
/** Two checks in doubt or one while down, and the time to hear of it. */
const NOTICED_MS = PACE.downMs + 8_000;

let twilio: ServedTwilio;
let one: TestGateway;
let other: TestGateway;
beforeAll(async () => {
  twilio = await serveLocalTwilio({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: "+15550100",
    webhookUrl: () => new URL("/channels/sms-twilio/webhook", one.url).href,
    clock: Date.now,
  });
  const environment = {
    HOLDFAST_METRICS_TOKEN: METRICS,
    HOLDFAST_SMS_TWILIO_ACCOUNT_SID: ACCOUNT,
    HOLDFAST_SMS_TWILIO_AUTH_TOKEN: TOKEN,
    HOLDFAST_SMS_TWILIO_FROM: "+15550100",
    HOLDFAST_SMS_TWILIO_API_URL: twilio.url,
  };
  // Away before anybody looks, so that the first look finds it so.
  await twilio.down();
  one = await testGateway({ channels, environment });
  other = await testGateway({ channels, environment, beside: one });
});
afterAll(async () => {
  await other.close();
  await one.close();
  await twilio.close();
});

interface Down {
  readonly since: number;
  readonly reason: string;
}

async function downAt(gateway: TestGateway, cookie: string): Promise<Down | null> {
  const query =
    "{ queue { channels { id down { since reason } } } channels { id medium down { since reason } } }";
  const { data } = await gateway.ask(cookie, query);
  const { queue, channels: listed } = data as {
    queue: { channels: readonly { id: string; down: Down | null }[] };
    channels: readonly { id: string; down: Down | null }[];
  };
  const sms = listed.find(({ id }) => id === "sms-twilio");
  expect(queue.channels.find(({ id }) => id === "sms-twilio")?.down).toEqual(sms?.down);
  expect(listed.find(({ id }) => id === "webform")?.down).toBeNull();
  return sms?.down ?? null;
}
const reachOf = async ({ url }: TestGateway): Promise<string> =>
  (await fetch(new URL("/reach", url), { headers: { "accept-language": "en" } })).text();
const metricsOf = async ({ url }: TestGateway): Promise<string> =>
  (await fetch(new URL("/metrics", url), { headers: { authorization: `Bearer ${METRICS}` } })).text();
const readyOf = async ({ url }: TestGateway): Promise<unknown> =>
  (await fetch(new URL("/readyz", url))).json();

describe("a provider that is away", () => {
  it("[G12] is known to both gateways since one time, is said to the public without an address, and comes back by itself", async () => {
    const cookie = await one.signIn("dana");
    await expect.poll(() => downAt(one, cookie), { timeout: NOTICED_MS }).not.toBeNull();
    const down = await downAt(one, cookie);
    expect(down?.reason).toBe("unreachable");
    // The other's live sessions know this one, too.
    expect(await downAt(other, cookie)).toEqual(down);
    for (const gateway of [one, other]) {
      await expect
        .poll(() => reachOf(gateway), { timeout: NOTICED_MS })
        .toContain("Our text line is not working right now.");
      const page = await reachOf(gateway);
      expect(page).toContain("This form works.");
      expect(page).not.toMatch(/5550100|twilio/i);
      expect(Buffer.byteLength(page)).toBeLessThan(40_000);
      const metrics = await metricsOf(gateway);
      expect(metrics).toContain('holdfast_channel_up{channel="sms-twilio"} 0');
      expect(metrics).toContain('holdfast_channel_up{channel="webform"} 1');
      expect(await readyOf(gateway)).toMatchObject({ ready: true, channelsDown: 1 });
    }

    await twilio.up();
    await expect.poll(() => downAt(other, cookie), { timeout: NOTICED_MS }).toBeNull();
    for (const gateway of [one, other]) {
      await expect.poll(() => reachOf(gateway), { timeout: NOTICED_MS }).not.toContain("not working");
      expect(await metricsOf(gateway)).toContain('holdfast_channel_up{channel="sms-twilio"} 1');
      expect(await readyOf(gateway)).toMatchObject({ channelsDown: 0 });
    }
    const words = (): string[] =>
      [...one.logged, ...other.logged]
        .flatMap((line) => /"channel_(?:down|well)"/u.exec(line) ?? [])
        .toSorted();
    // Whoever ended it says so once it hears that it did, which both may have read before; it need not be the one who saw it begin.
    await expect.poll(words).toEqual(['"channel_down"', '"channel_well"']);
    expect(twilio.taken).toEqual([]);
  });
});
