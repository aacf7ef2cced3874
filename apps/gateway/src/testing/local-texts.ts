import { readConfig, type Channel, type InboundEvent } from "@holdfast/channel-kit";
import { testHost } from "@holdfast/channel-kit/conformance";
import definition from "@holdfast/channel-sms-twilio";
import { localTwilio, type LocalTwilio } from "@holdfast/channel-sms-twilio/testing";

const ACCOUNT = `AC${"0".repeat(32)}`;
const TOKEN = "0123456789abcdef0123456789abcdef";

/** The real text channel over a local Twilio in this process, whose line can break. */
export interface LocalTexts {
  readonly channel: Channel;
  readonly twilio: LocalTwilio;
  /** Whether anybody answers at Twilio's address. */
  readonly line: { down: boolean };
  /** What the callbacks that wait say, oldest first; each is taken. */
  readonly callbacks: () => Promise<readonly InboundEvent[]>;
}

/** `theirClock` is the provider's, when it is not to be ours. */
export function localTexts(clock: () => number, theirClock = clock): LocalTexts {
  const host = testHost();
  const line = { down: false };
  const twilio = localTwilio({
    accountSid: ACCOUNT,
    authToken: TOKEN,
    number: "+15550100",
    webhookUrl: () => host.webhookUrl,
    clock: theirClock,
    baseUrl: () => "https://api.twilio.com",
  });
  const fetch: typeof globalThis.fetch = async (input, init) => {
    // What fetch says when nobody listens.
    if (line.down) throw new TypeError("fetch failed", { cause: Object.assign(new Error(), REFUSED) });
    return twilio.fetch(new Request(input, init));
  };
  const read = readConfig(definition, "texts", {
    HOLDFAST_TEXTS_ACCOUNT_SID: ACCOUNT,
    HOLDFAST_TEXTS_AUTH_TOKEN: TOKEN,
    HOLDFAST_TEXTS_FROM: "+15550100",
  });
  if (read.kind !== "ready") throw new Error(`the configuration is ${read.kind}`);
  const channel = definition.connect(read.config, { ...host, fetch, clock });
  const callbacks = async (): Promise<readonly InboundEvent[]> => {
    const events: InboundEvent[] = [];
    for (const callback of twilio.callbacks.splice(0)) events.push(...(await eventsOf(channel, callback)));
    return events;
  };
  return { channel, twilio, line, callbacks };
}

const REFUSED = { code: "ECONNREFUSED" };

/** What a callback says, verified and parsed as the webhook would. */
async function eventsOf({ intake }: Channel, callback: Request): Promise<readonly InboundEvent[]> {
  const webhook = intake.find((way) => way.kind === "webhook");
  if (webhook === undefined) throw new Error("the channel has no webhook");
  const { method, url, headers } = callback;
  const verified = webhook.verify({
    method,
    url,
    headers,
    body: new Uint8Array(await callback.arrayBuffer()),
  });
  const parsed = verified === null ? null : webhook.parse(verified);
  if (parsed?.kind !== "events") throw new Error("a callback of the local Twilio cannot be read");
  return parsed.events;
}
