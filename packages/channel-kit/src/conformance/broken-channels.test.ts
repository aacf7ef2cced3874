import { raw } from "hono/html";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { defineChannel, type Channel, type ChannelDefinition } from "../define-channel.ts";
import { vouchFor } from "../delivery.ts";
import type { Host } from "../host.ts";
import type { InboundEvent } from "../inbound-event.ts";
import type { WebhookIntake } from "../intake.ts";
import { channelChecks } from "./channel-checks.ts";
import type { ChannelFixtures } from "./fixtures.ts";
import {
  plainDefinition,
  plainFixtures,
  plainPages,
  plainParse,
  plainSend,
  plainSignature,
  plainWebhook,
  type PlainPage,
} from "./plain-channel.ts";

/** The rules that a channel breaks, by the suite's own word; only `asked` when one is named, which is quicker. */
async function brokenRules(
  definition: ChannelDefinition,
  fixtures: ChannelFixtures,
  asked?: string,
): Promise<ReadonlySet<string>> {
  const broken = new Set<string>();
  const checks = channelChecks(definition, fixtures).filter(
    ({ rule }) => asked === undefined || rule === asked,
  );
  for (const { rule, run } of checks)
    try {
      await run();
    } catch {
      broken.add(rule);
    }
  return broken;
}

const withChannel = (spoil: (channel: Channel, host: Host) => Partial<Channel>): ChannelDefinition => ({
  ...plainDefinition,
  connect: (config, host) => {
    const channel = plainDefinition.connect(config, host);
    return { ...channel, ...spoil(channel, host) };
  },
});
const withWebhook = (spoil: (host: Host) => Partial<WebhookIntake>): ChannelDefinition =>
  withChannel((_channel, host) => ({ intake: [plainWebhook(spoil(host)), plainPages(host)] }));
const withPages = (spoiled: (host: Host) => Partial<PlainPage>): ChannelDefinition =>
  withChannel((_channel, host) => ({ intake: [plainWebhook(), plainPages(host, spoiled(host))] }));
const withSend = (send: (host: Host) => Channel["send"]): ChannelDefinition =>
  withChannel((_channel, host) => ({ send: send(host) }));

type Message = Extract<InboundEvent, { kind: "message" }>;

/** Changes the one message of a delivery on its way out of `parse`. */
const changed =
  (change: (message: Message) => Message): WebhookIntake["parse"] =>
  (delivery) => {
    const parsed = plainParse(delivery);
    if (parsed.kind === "unreadable") return parsed;
    return {
      kind: "events",
      events: parsed.events.map((event) => (event.kind === "message" ? change(event) : event)),
    };
  };

let counted = 0;

const BROKEN: readonly (readonly [string, string, ChannelDefinition])[] = [
  ["CH1", "an id with a capital", { ...plainDefinition, id: "Plain" }],
  ["CH1", "a definition that can be changed", { ...plainDefinition }],
  [
    "CH1",
    "connecting that already asks the provider",
    withChannel((_channel, host) => {
      void host.fetch("http://localhost:4999/").catch(() => null);
      return {};
    }),
  ],
  ["CH2", "vouching for everything", withWebhook(() => ({ verify: vouchFor }))],
  [
    "CH2",
    "vouching for whoever brings the header",
    withWebhook(() => ({ verify: (one) => (one.headers.has("x-plain") ? vouchFor(one) : null) })),
  ],
  [
    "CH2",
    "a signature of the first bytes only",
    withWebhook(() => ({
      verify: (one) =>
        one.headers.get("x-plain") === plainSignature(one.body) ||
        (one.headers.has("x-plain") && one.body[0] === 0x7b)
          ? vouchFor(one)
          : null,
    })),
  ],
  [
    "CH2",
    "a verification that throws on a strange signature",
    withWebhook(() => ({
      verify: (one) => {
        const given = one.headers.get("x-plain") ?? "";
        if (given.length !== 64) throw new RangeError("length");
        return given === plainSignature(one.body) ? vouchFor(one) : null;
      },
    })),
  ],
  [
    "CH3",
    "a parse that trusts JSON",
    withWebhook(() => ({
      parse: ({ body }) => {
        const { event, thread, text } = JSON.parse(new TextDecoder().decode(body));
        return {
          kind: "events",
          events: [
            { kind: "message", dedupeKey: event, threadKey: thread, address: thread, text, sentAt: null },
          ],
        };
      },
    })),
  ],
  [
    "CH3",
    "dropping what it cannot read",
    withWebhook(() => ({
      parse: (one) => {
        const parsed = plainParse(one);
        return parsed.kind === "unreadable" ? { kind: "events", events: [] } : parsed;
      },
    })),
  ],
  [
    "CH3",
    "one key for everything unreadable",
    withWebhook(() => ({
      parse: (one) => {
        const parsed = plainParse(one);
        return parsed.kind === "unreadable" ? { ...parsed, dedupeKey: "unreadable" } : parsed;
      },
    })),
  ],
  [
    "CH4",
    "a random dedupe key",
    withWebhook((host) => ({
      parse: changed((event) => ({ ...event, dedupeKey: Buffer.from(host.random(8)).toString("hex") })),
    })),
  ],
  [
    "CH4",
    "the hour of arrival as the hour of sending",
    withWebhook((host) => ({
      parse: changed((event) => ({ ...event, sentAt: host.clock() })),
    })),
  ],
  [
    "CH4",
    "a key of the text",
    withWebhook(() => ({
      parse: changed((event) => ({ ...event, dedupeKey: `text:${event.text}` })),
    })),
  ],
  [
    "CH4",
    "keys that count deliveries",
    withWebhook(() => ({
      parse: changed((event) => {
        counted += 1;
        return { ...event, dedupeKey: `${counted}` };
      }),
    })),
  ],
  [
    "CH5",
    "one thread for everybody",
    withWebhook(() => ({ parse: changed((event) => ({ ...event, threadKey: "all" })) })),
  ],
  [
    "CH5",
    "a thread for each message",
    withWebhook(() => ({
      parse: changed((event) => ({ ...event, threadKey: event.dedupeKey })),
    })),
  ],
  [
    "CH6",
    "throwing when the line breaks",
    withSend((host) => async ({ text }) => {
      const { ok } = await host.fetch("http://localhost:4999/", { method: "POST", body: text });
      return ok ? { kind: "accepted", delivered: false } : { kind: "rejected", reason: "refused" };
    }),
  ],
  [
    "CH6",
    "calling a lost line surely not sent",
    withSend((host) => async (message) => {
      const result = await plainSend(host)(message);
      return result.kind === "unknown" ? { kind: "retry", afterMs: 1000 } : result;
    }),
  ],
  [
    "CH6",
    "trying again by itself",
    withSend((host) => async (message) => {
      const result = await plainSend(host)(message);
      return result.kind === "unknown" ? plainSend(host)(message) : result;
    }),
  ],
  [
    "CH6",
    "calling everything accepted",
    withSend((host) => async (message) => {
      await plainSend(host)(message);
      return { kind: "accepted", delivered: true };
    }),
  ],
  [
    "CH7",
    "cutting a long text",
    withSend((host) => async (message) => plainSend(host)({ ...message, text: message.text.slice(0, 500) })),
  ],
  [
    "CH7",
    "trimming what somebody wrote",
    withWebhook(() => ({
      parse: changed((event) => ({ ...event, text: event.text.trim() })),
    })),
  ],
  [
    "CH8",
    "logging an address",
    withWebhook((host) => ({
      parse: changed((event) => {
        host.log("parsed", { from: event.address });
        return event;
      }),
    })),
  ],
  [
    "CH8",
    "logging the words of a failure",
    withSend((host) => async (message) => {
      host.log(`sending to ${message.threadKey}`);
      return plainSend(host)(message);
    }),
  ],
  [
    "CH8",
    "printing",
    withSend((host) => async (message) => {
      console.log("sending");
      return plainSend(host)(message);
    }),
  ],
  ["CH9", "a secret that is not declared", { ...plainDefinition, secrets: [] }],
  [
    "CH9",
    "a configuration that takes anything",
    { ...plainDefinition, config: z.object({ token: z.string().optional() }) },
  ],
  ["CH10", "words shown unescaped", withPages(() => ({ show: (text) => raw(text) }))],
  [
    "CH10",
    "a picture from somewhere else",
    withPages(() => ({ head: raw('<img src="https://example.org/p.gif">') })),
  ],
  [
    "CH10",
    "storing as often as the form is sent",
    withPages((host) => ({
      dedupeKey: () => Buffer.from(host.random(8)).toString("hex"),
    })),
  ],
  [
    "CH11",
    "a webhook that no fixture speaks of",
    withChannel((_channel, host) => ({ intake: [plainPages(host)] })),
  ],
];

describe("the contract test finds what is broken", () => {
  it("and finds nothing in a channel that keeps every rule", async () => {
    expect(await brokenRules(plainDefinition, plainFixtures)).toEqual(new Set());
  });

  for (const [rule, name, definition] of BROKEN)
    it(`[${rule}] ${name}`, async () => {
      const frozen = name.includes("can be changed") ? definition : defineChannel(definition);
      expect(await brokenRules(frozen, plainFixtures, rule)).toContain(rule);
    });

  it("[CH1] a module that starts something when it is imported", async () => {
    const module = `data:text/javascript,${encodeURIComponent("setInterval(() => {}, 1000)")}`;
    expect(await brokenRules(plainDefinition, { ...plainFixtures, module }, "CH1")).toContain("CH1");
  });

  it("[CH1] a module that prints when it is imported", async () => {
    const module = `data:text/javascript,${encodeURIComponent('console.error("hello")')}`;
    expect(await brokenRules(plainDefinition, { ...plainFixtures, module }, "CH1")).toContain("CH1");
  });
});
