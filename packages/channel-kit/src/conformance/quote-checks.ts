import assert from "node:assert/strict";
import type { ChannelDefinition } from "../define-channel.ts";
import { InboundMessage } from "../inbound-event.ts";
import type { Check } from "./check.ts";
import { connected, read, webhookOf } from "./connected.ts";
import type { ChannelFixtures, WebhookFixture } from "./fixtures.ts";

const TEXTS = ["Yes.\n> Are you there?", "> Are you there?", "🌻\n> 🌻\n", "\n>", "", "🌻"];

/** CH36: what is quoted begins at a place in the text, whatever it says. */
export function quoteChecks(
  definition: ChannelDefinition,
  fixtures: ChannelFixtures,
  fixture: WebhookFixture,
): readonly Check[] {
  return [
    {
      rule: "CH36",
      name: "earlier words begin in the text, between two characters",
      run: () => {
        for (const [index, text] of TEXTS.entries()) {
          const delivery = fixture.message({ event: `${index}`, thread: "a", text });
          const parsed = read(webhookOf(connected(definition, fixtures)), delivery);
          for (const event of parsed.kind === "events" ? parsed.events : [])
            if (event.kind === "message") assert.ok(InboundMessage.safeParse(event).success, text);
        }
      },
    },
  ];
}
