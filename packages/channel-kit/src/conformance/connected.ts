import { readConfig, variableName } from "../config.ts";
import type { Channel, ChannelDefinition } from "../define-channel.ts";
import type { Parsed, WebhookIntake } from "../intake.ts";
import type { Delivery } from "../delivery.ts";
import type { ChannelFixtures } from "./fixtures.ts";
import { testHost, type TestHost, type TestHostOptions } from "./test-host.ts";

/** The channel under test with the host it was given. */
export interface Connected {
  readonly channel: Channel;
  readonly host: TestHost;
}

/** The fixtures' configuration as the environment of an instance. */
export function environmentOf(
  instance: string,
  config: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(config).map(([field, value]) => [variableName(instance, field), value]),
  );
}

/** Connects a channel as the gateway does, through its variables. */
export function connected(
  definition: ChannelDefinition,
  fixtures: ChannelFixtures,
  options: TestHostOptions = {},
): Connected {
  const settings = readConfig(definition, definition.id, environmentOf(definition.id, fixtures.config));
  if (settings.kind !== "ready") throw new Error(`the fixtures' config is ${settings.kind}`);
  const host = testHost(options);
  return { channel: definition.connect(settings.config, host), host };
}

/** The channel's webhook; throws when the fixtures promise one and the channel has none. */
export function webhookOf({ channel }: Connected): WebhookIntake {
  const found = channel.intake.find((intake) => intake.kind === "webhook");
  if (found === undefined) throw new Error("the fixtures describe a webhook and the channel has none");
  return found;
}

/** Verifies and parses as the gateway does; throws when the delivery is not vouched for. */
export function read(webhook: WebhookIntake, delivery: Delivery): Parsed {
  const verified = webhook.verify(delivery);
  if (verified === null) throw new Error("a delivery that the provider signed was not vouched for");
  return webhook.parse(verified);
}
