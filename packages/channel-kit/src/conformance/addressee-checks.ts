import assert from "node:assert/strict";
import type { ChannelDefinition } from "../define-channel.ts";
import type { InboundEvent } from "../inbound-event.ts";
import type { Check } from "./check.ts";
import { connected, read, webhookOf } from "./connected.ts";
import type { ChannelFixtures, WebhookFixture } from "./fixtures.ts";

/** CH35: whoever reads along is counted once, and is not who wrote. */
export function addresseeChecks(
  definition: ChannelDefinition,
  fixtures: ChannelFixtures,
  fixture: WebhookFixture,
): readonly Check[] {
  return [
    {
      rule: "CH35",
      name: "who reads along is neither the sender nor named twice",
      run: () => {
        const usual = () => fixture.message({ event: "1", thread: "a", text: "hello" });
        for (const delivery of [...fixture.examples.map((example) => example.delivery), usual]) {
          const parsed = read(webhookOf(connected(definition, fixtures)), delivery());
          for (const event of parsed.kind === "events" ? parsed.events : [])
            if (event.kind === "message") assert.ok(namesOthersOnce(event));
        }
      },
    },
  ];
}

type Message = Extract<InboundEvent, { kind: "message" }>;

function namesOthersOnce({ address, addressees }: Message): boolean {
  const named = (addressees?.others ?? []).flatMap((other) => other.address?.toLowerCase() ?? []);
  const isSender = address !== null && named.includes(address.toLowerCase());
  return !isSender && new Set(named).size === named.length;
}
