import assert from "node:assert/strict";
import type { ChannelDefinition } from "../define-channel.ts";
import { InboundEvent } from "../inbound-event.ts";
import type { Missed } from "../missed.ts";
import type { Check } from "./check.ts";
import { connected, read, webhookOf } from "./connected.ts";
import type { ChannelFixtures, FakeProvider } from "./fixtures.ts";

const BROKEN: readonly (readonly [string, () => Response])[] = [
  ["an error page", () => new Response("<h1>Bad gateway</h1>", { status: 502 })],
  ["success in words nobody agreed on", () => new Response("ok?")],
  ["success in JSON nobody agreed on", () => new Response("[1]")],
  ["a refusal", () => new Response(null, { status: 403 })],
];

/** CH20: what was missed comes as if it had been brought, and a provider that fails loses nothing. */
export function missedChecks(definition: ChannelDefinition, fixtures: ChannelFixtures): readonly Check[] {
  const { missed: fixture } = fixtures;
  const ask = async (provider: FakeProvider, cursor: string | null): Promise<Missed> => {
    const { missedSince } = connected(definition, fixtures, { provider }).channel;
    if (missedSince === undefined) throw new Error("the fixtures speak of missed messages and it cannot ask");
    return missedSince(cursor);
  };
  const declared: Check = {
    rule: "CH12",
    name: "whether it can ask for what it missed is what the fixtures say",
    run: () =>
      assert.equal(
        connected(definition, fixtures).channel.missedSince !== undefined,
        fixture !== undefined,
        "capability and fixtures differ",
      ),
  };
  if (fixture === undefined) return [declared];
  return [
    declared,
    {
      rule: "CH20",
      name: "what was missed carries the keys, threads and words of its delivery, and nothing is left out",
      run: async () => {
        const missed = await ask(fixture.provider(), null);
        assert.equal(missed.kind, "events");
        if (missed.kind !== "events") return;
        for (const event of missed.events) assert.ok(InboundEvent.safeParse(event).success);
        const messages = missed.events.filter((event) => event.kind === "message");
        const { length: brought } = fixture.deliveries;
        assert.equal(messages.length, brought, "not the messages that were missed");
        const webhook = webhookOf(connected(definition, fixtures));
        for (const [index, delivery] of fixture.deliveries.entries()) {
          const parsed = read(webhook, delivery());
          const event = parsed.kind === "events" ? parsed.events.find((one) => one.kind === "message") : null;
          const { sentAt, ...asked } = messages[index] ?? {};
          const { sentAt: told, ...wanted } = event ?? {};
          assert.ok(told === null || told === undefined || told === sentAt, "another time than it was told");
          assert.deepEqual(asked, wanted);
        }
      },
    },
    {
      rule: "CH20",
      name: "asking again from the cursor it gave works, and from a cursor nobody gave",
      run: async () => {
        const first = await ask(fixture.provider(), null);
        if (first.kind === "events")
          assert.equal((await ask(fixture.provider(), first.cursor)).kind, "events");
        for (const strange of ["", "x", "-1", "9".repeat(400)]) await ask(fixture.provider(), strange);
      },
    },
    ...BROKEN.map(([name, answer]): Check => ({
      rule: "CH20",
      name: `a provider that answers with ${name} is asked again later, and no cursor moves`,
      run: async () => {
        const missed = await ask({ fetch: () => answer(), delivered: null }, null);
        assert.equal(missed.kind, "retry");
        assert.ok(missed.kind === "retry" && missed.afterMs > 0);
      },
    })),
    {
      rule: "CH20",
      name: "a provider out of reach is asked again later",
      run: async () => assert.equal((await ask({ delivered: null }, null)).kind, "retry"),
    },
  ];
}
