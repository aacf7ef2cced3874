import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { ChannelDefinition } from "../define-channel.ts";
import type { Host } from "../host.ts";
import type { InboundMessage } from "../inbound-event.ts";
import type { Missed } from "../missed.ts";
import { read, connected, webhookOf } from "./connected.ts";
import type { ChannelFixtures } from "./fixtures.ts";
import { missedChecks } from "./missed-checks.ts";
import { plainDefinition, plainFixtures } from "./plain-channel.ts";

type MissedSince = (cursor: string | null) => Promise<Missed>;

const EVENTS = ["one", "two"];
const { webhook } = plainFixtures;
if (webhook === null) throw new Error("the plain channel has a webhook");
const delivery = (event: string) => () => webhook.message({ event, thread: "a", text: `${event} <&> ñ` });
const [first, ...rest] = EVENTS.map(delivery);
if (first === undefined) throw new Error("nothing was missed");

const fixtures: ChannelFixtures = {
  ...plainFixtures,
  missed: {
    provider: () => ({ fetch: () => Response.json({ missed: EVENTS }), delivered: null }),
    deliveries: [first, ...rest],
  },
};

const Listed = z.object({ missed: z.array(z.string()) });

/** What the webhook would have said of it. */
function messageOf(event: string): InboundMessage {
  const parsed = read(webhookOf(connected(plainDefinition, plainFixtures)), delivery(event)());
  const found = parsed.kind === "events" ? parsed.events[0] : undefined;
  if (found?.kind !== "message") throw new Error("a message is none");
  return found;
}

const right =
  (host: Host): MissedSince =>
  async () => {
    try {
      const response = await host.fetch("http://localhost:4999/missed");
      const { missed } = Listed.parse(await response.json());
      return { kind: "events", events: missed.map(messageOf), cursor: "1" };
    } catch {
      return { kind: "retry", afterMs: 1000 };
    }
  };

const asking = (make: ((host: Host) => MissedSince) | null): ChannelDefinition => ({
  ...plainDefinition,
  connect: (config, host) => ({
    ...plainDefinition.connect(config, host),
    ...(make === null ? {} : { missedSince: make(host) }),
  }),
});

/** What the right one gives, changed on its way out. */
const changed =
  (change: (missed: Missed) => Missed) =>
  (host: Host): MissedSince =>
  async (cursor) =>
    change(await right(host)(cursor));

type Events = Extract<Missed, { kind: "events" }>["events"];
const messages = (change: (events: readonly InboundMessage[]) => Events) =>
  changed((missed) =>
    missed.kind === "events"
      ? { ...missed, events: change(missed.events.filter((one) => one.kind === "message")) }
      : missed,
  );

async function broken(definition: ChannelDefinition, given: ChannelFixtures): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { rule, run } of missedChecks(definition, given))
    try {
      await run();
    } catch {
      found.push(rule);
    }
  return found;
}

describe("the contract test of missed messages", () => {
  it("finds nothing in a channel that keeps the rules, or that cannot ask", async () => {
    expect(await broken(asking(right), fixtures)).toEqual([]);
    expect(await broken(asking(null), plainFixtures)).toEqual([]);
  });

  it("finds nothing in opt-ins that come along, and [CH20] finds one that breaks the contract", async () => {
    const optIn = { kind: "opt_out", dedupeKey: "in", threadKey: "a", optedOut: false } as const;
    const along = (more: typeof optIn) => asking(messages((all) => [...all, more]));
    expect(await broken(along(optIn), fixtures)).toEqual([]);
    expect(await broken(along({ ...optIn, dedupeKey: "" as "in" }), fixtures)).toContain("CH20");
  });

  it("[CH12] finds a capability that no fixture speaks of, and one that is not there", async () => {
    expect(await broken(asking(right), plainFixtures)).toContain("CH12");
    expect(await broken(asking(null), fixtures)).toContain("CH12");
  });

  it.each([
    [
      "keys of its own",
      messages((all) => all.map((one) => ({ ...one, dedupeKey: `missed:${one.dedupeKey}` }))),
    ],
    ["the newest first", messages((all) => all.toReversed())],
    ["one left out", messages((all) => all.slice(1))],
    ["words trimmed", messages((all) => all.map((one) => ({ ...one, text: one.text.slice(1) })))],
    ["another thread", messages((all) => all.map((one) => ({ ...one, threadKey: "b" })))],
    [
      "a failure taken for silence",
      changed((missed) => (missed.kind === "retry" ? { kind: "events", events: [], cursor: "2" } : missed)),
    ],
    [
      "an exception",
      (host: Host): MissedSince =>
        async () => {
          const response = await host.fetch("http://localhost:4999/missed");
          const { missed } = Listed.parse(await response.json());
          return { kind: "events", events: missed.map(messageOf), cursor: "1" };
        },
    ],
  ])("[CH20] finds %s", async (_, make) => {
    expect(await broken(asking(make), fixtures)).toContain("CH20");
  });
});
