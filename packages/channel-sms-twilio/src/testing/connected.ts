import { readConfig, type Channel, type InboundEvent } from "@holdfast/channel-kit";
import { testHost, type LogRecord } from "@holdfast/channel-kit/conformance";
import { ACCOUNT, OURS, TOKEN } from "../fixtures.ts";
import definition from "../index.ts";
import { serveLocalTwilio, type ServedTwilio } from "./local-twilio/serve.ts";

/** The channel with a real line to a local Twilio. */
export interface Line {
  readonly channel: Channel;
  readonly twilio: ServedTwilio;
  readonly records: readonly LogRecord[];
  /** Brings a callback to the channel's webhook; the events it came to. */
  readonly bring: (callback: Request) => Promise<readonly InboundEvent[]>;
}

/** Connects to a local Twilio over HTTP; `fields` change the configuration. */
export async function openLine(
  fields: Readonly<Record<string, string>> = {},
  now: () => number = Date.now,
): Promise<Line> {
  const host = { ...testHost(), fetch: globalThis.fetch, clock: now };
  const { webhookUrl } = host;
  const twilio = await serveLocalTwilio({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: OURS,
    webhookUrl: () => webhookUrl,
    clock: now,
  });
  const given = { accountSid: ACCOUNT, authToken: TOKEN, from: OURS, apiUrl: twilio.url, ...fields };
  const environment = Object.fromEntries(
    Object.entries(given).map(([field, value]) => [
      `HOLDFAST_TEST_${field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`,
      value,
    ]),
  );
  const read = readConfig(definition, "test", environment);
  if (read.kind !== "ready") throw new Error(`the configuration is ${read.kind}`);
  const channel = definition.connect(read.config, host);
  const bring = async (callback: Request): Promise<readonly InboundEvent[]> => {
    const [webhook] = channel.intake;
    if (webhook.kind !== "webhook") throw new Error("the channel has no webhook");
    const { method, url, headers } = callback;
    const body = new Uint8Array(await callback.clone().arrayBuffer());
    const verified = webhook.verify({ method, url, headers, body });
    if (verified === null) throw new Error("a callback of Twilio is not vouched for");
    const parsed = webhook.parse(verified);
    return parsed.kind === "events" ? parsed.events : [];
  };
  return { channel, twilio, records: host.records, bring };
}
