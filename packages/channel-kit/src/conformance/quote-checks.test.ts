import { expect, it } from "vitest";
import type { ChannelDefinition } from "../define-channel.ts";
import { plainDefinition, plainFixtures, plainPages, plainParse, plainWebhook } from "./plain-channel.ts";
import { quoteChecks } from "./quote-checks.ts";

const { webhook: fixture } = plainFixtures;
if (fixture === null) throw new Error("the plain channel has a webhook");
const checks = (definition: ChannelDefinition) => quoteChecks(definition, plainFixtures, fixture);

/** The plain channel, which says of each text where earlier words begin in it. */
const quoting = (from: (text: string) => number | null): ChannelDefinition => ({
  ...plainDefinition,
  connect: (config, host) => ({
    ...plainDefinition.connect(config, host),
    intake: [
      plainWebhook({
        parse: (delivery) => {
          const parsed = plainParse(delivery);
          if (parsed.kind === "unreadable") return parsed;
          const events = parsed.events.map((event) =>
            event.kind === "message" ? { ...event, quotedFrom: from(event.text) } : event,
          );
          return { kind: "events", events };
        },
      }),
      plainPages(host),
    ],
  }),
});

async function isBroken(definition: ChannelDefinition): Promise<boolean> {
  try {
    for (const { run } of checks(definition)) await run();
    return false;
  } catch {
    return true;
  }
}

it.each([
  ["says nothing of it", plainDefinition],
  ["says that nothing is quoted", quoting(() => null)],
  ["finds the line", quoting((text) => (text.includes(">") ? text.indexOf(">") : null))],
])("[CH36] is kept by a channel that %s", async (_what, definition) => {
  expect(await isBroken(definition)).toBe(false);
});

it.each([
  ["quotes from the end of the text", quoting((text) => text.length)],
  ["cuts a character", quoting((text) => (text.startsWith("🌻") ? 1 : null))],
  ["means to say nowhere and says -1", quoting((text) => text.indexOf(">"))],
])("[CH36] is broken by a channel that %s", async (_what, definition) => {
  expect(await isBroken(definition)).toBe(true);
});
