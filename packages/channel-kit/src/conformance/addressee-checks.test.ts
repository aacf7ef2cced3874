import type { Correspondent } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import type { ChannelDefinition } from "../define-channel.ts";
import { addresseeChecks } from "./addressee-checks.ts";
import { plainDefinition, plainFixtures, plainPages, plainParse, plainWebhook } from "./plain-channel.ts";

const { webhook: fixture } = plainFixtures;
if (fixture === null) throw new Error("the plain channel has a webhook");

/** The plain channel, whose messages name others beside who wrote them. */
const naming = (others: (sender: string) => readonly Correspondent[]): ChannelDefinition => ({
  ...plainDefinition,
  connect: (config, host) => ({
    ...plainDefinition.connect(config, host),
    intake: [
      plainWebhook({
        parse: (delivery) => {
          const parsed = plainParse(delivery);
          if (parsed.kind === "unreadable") return parsed;
          const events = parsed.events.map((event) => {
            if (event.kind !== "message") return event;
            const named = [...others(event.address ?? "")];
            const addressees = { us: "to" as const, others: named, count: named.length, hasMore: false };
            return { ...event, addressees };
          });
          return { kind: "events", events };
        },
      }),
      plainPages(host),
    ],
  }),
});

async function isBroken(definition: ChannelDefinition): Promise<boolean> {
  try {
    for (const { run } of addresseeChecks(definition, plainFixtures, fixture as NonNullable<typeof fixture>))
      await run();
    return false;
  } catch {
    return true;
  }
}

const HERON = { name: "Heron", address: "heron@example.org" };
const CRAKE = { name: null, address: "crake@example.org" };

describe("who reads along", () => {
  it.each([
    ["nobody is named", plainDefinition],
    [
      "others are",
      naming(() => [HERON, CRAKE, { name: "Rail", address: null }, { name: "Rail", address: null }]),
    ],
  ])("[CH35] is as it should be where %s", async (_when, definition) => {
    expect(await isBroken(definition)).toBe(false);
  });

  it.each([
    ["is whoever wrote it", naming((sender) => [{ name: null, address: sender.toUpperCase() }])],
    ["is named twice", naming(() => [HERON, CRAKE, { ...HERON, address: "HERON@example.org" }])],
  ])("[CH35] is found out when somebody among them %s", async (_when, definition) => {
    expect(await isBroken(definition)).toBe(true);
  });
});
