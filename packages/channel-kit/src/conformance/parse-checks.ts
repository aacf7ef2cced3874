import assert from "node:assert/strict";
import type { ChannelDefinition } from "../define-channel.ts";
import type { Delivery } from "../delivery.ts";
import { InboundEvent } from "../inbound-event.ts";
import type { Parsed, WebhookIntake } from "../intake.ts";
import type { Check } from "./check.ts";
import { connected, read, webhookOf } from "./connected.ts";
import type { ChannelFixtures, WebhookFixture } from "./fixtures.ts";

/** The keys of everything a delivery came to. */
export function keysOf(parsed: Parsed): readonly string[] {
  return parsed.kind === "unreadable" ? [parsed.dedupeKey] : parsed.events.map(({ dedupeKey }) => dedupeKey);
}

function messageOf(parsed: Parsed): Extract<InboundEvent, { kind: "message" }> {
  assert.equal(parsed.kind, "events", "an ordinary message is unreadable");
  const first = parsed.kind === "events" ? parsed.events[0] : undefined;
  if (first?.kind !== "message")
    throw new assert.AssertionError({ message: "an ordinary message gives no message" });
  return first;
}

/** What one message belongs to, as the gateway looks for it. */
const threadOf = (parsed: Parsed): string => {
  const { refs, threadKey } = messageOf(parsed);
  return refs?.[0] ?? threadKey;
};

const TEXTS = [
  "hello",
  "",
  "two\nlines\r\n",
  "  spaces  ",
  "🫂 ñ ü مرحبا 你好",
  "<b>&amp;</b>",
  "a\u0000b",
  "+ % = & ?",
];

/** CH4 and CH5: parsing is a function of the delivery; keys and threads are stable. */
export function parseChecks(
  definition: ChannelDefinition,
  fixtures: ChannelFixtures,
  fixture: WebhookFixture,
): readonly Check[] {
  const webhook = (seed = 1): WebhookIntake => webhookOf(connected(definition, fixtures, { seed }));
  const said = (event: string, thread: string, text = "hello"): Delivery =>
    fixture.message({ event, thread, text });
  return [
    ...fixture.examples.map(({ name, delivery, expected }): Check => ({
      rule: "CH4",
      name: `example: ${name}`,
      run: () => {
        const parsed = read(webhook(), delivery());
        if (expected === "unreadable") assert.equal(parsed.kind, "unreadable");
        else assert.deepEqual(parsed, { kind: "events", events: expected });
      },
    })),
    {
      rule: "CH4",
      name: "every event is one that the gateway takes",
      run: () => {
        for (const { name, delivery } of fixture.examples) {
          const parsed = read(webhook(), delivery());
          if (parsed.kind === "unreadable") continue;
          for (const event of parsed.events) assert.ok(InboundEvent.safeParse(event).success, name);
        }
      },
    },
    {
      rule: "CH4",
      name: "replayed: the same event is the same event after a restart, a day later",
      run: () => {
        const first = webhook(1);
        const later = webhook(2);
        const deliveries = [...fixture.examples.map(({ delivery }) => delivery), () => said("replayed", "a")];
        for (const delivery of deliveries) {
          assert.deepEqual(read(first, delivery()), read(first, delivery()));
          assert.deepEqual(read(first, delivery()), read(later, delivery()));
        }
      },
    },
    {
      rule: "CH4",
      name: "reordered: what a delivery means does not depend on those before it",
      run: () => {
        const all = ["1", "2", "3"].flatMap((event) =>
          ["a", "b"].map((thread) => said(event + thread, thread)),
        );
        const forwards = webhook();
        const backwards = webhook();
        const there = all.map((delivery) => read(forwards, delivery));
        const back = all.toReversed().map((delivery) => read(backwards, delivery));
        assert.deepEqual(there, back.toReversed());
      },
    },
    {
      rule: "CH4",
      name: "two events never share a key, whoever sent them and whatever they say",
      run: () => {
        const events = ["1", "2", "12", "a-1"];
        const keys = events.flatMap((event) => keysOf(read(webhook(), said(event, "a"))));
        assert.ok(keys.length >= events.length);
        assert.equal(new Set(keys).size, keys.length);
        const examples = fixture.examples.flatMap(({ delivery }) => keysOf(read(webhook(), delivery())));
        assert.equal(new Set(examples).size, examples.length, "two examples share a key");
      },
    },
    {
      rule: "CH5",
      name: `threads are told apart by the ${definition.traits.threadKey}`,
      run: () => {
        const [one, again, other] = [said("1", "a"), said("2", "a", "again"), said("3", "b")].map(
          (delivery) => threadOf(read(webhook(), delivery)),
        );
        assert.equal(one, again, "one thread became two");
        assert.notEqual(one, other, "two threads became one");
        if (definition.traits.threadKey !== "address") return;
        const addresses = [said("1", "a"), said("2", "a"), said("3", "b")].map(
          (delivery) => messageOf(read(webhook(), delivery)).address,
        );
        assert.equal(addresses[0], addresses[1]);
        if (addresses[0] !== null) assert.notEqual(addresses[0], addresses[2]);
      },
    },
    {
      rule: "CH7",
      name: "what somebody wrote arrives as they wrote it",
      run: () => {
        for (const text of TEXTS) assert.equal(messageOf(read(webhook(), said("1", "a", text))).text, text);
      },
    },
  ];
}
