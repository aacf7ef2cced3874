import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { MESSAGE_LENGTH_MAX } from "@holdfast/case-schema";
import type { ChannelDefinition } from "../define-channel.ts";
import type { Delivery } from "../delivery.ts";
import { InboundEvent } from "../inbound-event.ts";
import type { Parsed, WebhookIntake } from "../intake.ts";
import type { Check } from "./check.ts";
import { connected, read, webhookOf } from "./connected.ts";
import type { ChannelFixtures, WebhookFixture } from "./fixtures.ts";
import { keysOf } from "./parse-checks.ts";
import { POISONS } from "./poison.ts";

/** Far above what a body of the gateway's largest size takes; below it nobody waits. */
const SLOW_MS = 2000;

/** A value the gateway can store, whatever it was made of. */
function assertStorable(parsed: Parsed, name: string): void {
  if (parsed.kind === "events") {
    for (const event of parsed.events)
      assert.ok(InboundEvent.safeParse(event).success, `${name}: no such event`);
    return;
  }
  assert.ok(parsed.dedupeKey.length >= 1 && parsed.dedupeKey.length <= 500, `${name}: no dedupe key`);
  assert.ok(parsed.threadKey.length >= 1 && parsed.threadKey.length <= 1000, `${name}: no thread key`);
}

/** An ordinary body cut short and spoiled in many places. */
function spoiled(body: Uint8Array): readonly Uint8Array<ArrayBuffer>[] {
  const step = Math.max(1, Math.floor(body.length / 24));
  const at = Array.from({ length: Math.ceil(body.length / step) }, (_, index) => index * step);
  return at.flatMap((cut) => {
    const zeroed = new Uint8Array(body);
    zeroed[cut] = 0;
    return [new Uint8Array(body.subarray(0, cut)), zeroed];
  });
}

/** CH3: signed or not, nothing that arrives makes a channel throw, and what it cannot read it says so. */
export function poisonChecks(
  definition: ChannelDefinition,
  fixtures: ChannelFixtures,
  fixture: WebhookFixture,
): readonly Check[] {
  const webhook = (): WebhookIntake => webhookOf(connected(definition, fixtures));
  const survive = (delivery: Delivery, name: string): Parsed => {
    const began = performance.now();
    const parsed = read(webhook(), delivery);
    assertStorable(parsed, name);
    assert.ok(performance.now() - began < SLOW_MS, `${name}: took too long`);
    return parsed;
  };
  return [
    ...POISONS.map(({ name, body }): Check => ({
      rule: "CH3",
      name: `poisoned: ${name}`,
      run: () => {
        const parsed = survive(fixture.sign(body), name);
        const again = survive(fixture.sign(body), name);
        assert.ok(isDeepStrictEqual(parsed, again), "two readings differ");
      },
    })),
    {
      rule: "CH3",
      name: "poisoned: ordinary deliveries cut short or spoiled anywhere",
      run: () => {
        const ordinary = fixture.message({ event: "spoiled", thread: "spoiled", text: "some words" });
        for (const body of spoiled(ordinary.body)) survive(fixture.sign(body), `${body.length} bytes`);
      },
    },
    {
      rule: "CH3",
      name: "poisoned: two that cannot be read are two, not one",
      run: () => {
        const keys = ["{", "{{"].map((words) =>
          keysOf(survive(fixture.sign(new TextEncoder().encode(words)), words)),
        );
        assert.notDeepEqual(keys[0], keys[1]);
        assert.ok(
          keys.every((one) => one.length > 0),
          "a body that cannot be read is dropped",
        );
      },
    },
    ...fixture.unknown.map(({ name, delivery }): Check => ({
      rule: "CH3",
      name: `unknown: ${name} is passed over or unreadable, never guessed at`,
      run: () => {
        const parsed = survive(delivery(), name);
        assert.ok(parsed.kind === "unreadable" || parsed.events.length === 0);
      },
    })),
    {
      rule: "CH7",
      name: "a text longer than the house stores is split without loss, or unreadable and so stored raw",
      run: () => {
        const text = "0123456789".repeat(Math.ceil(MESSAGE_LENGTH_MAX / 10) + 1);
        const parsed = survive(fixture.message({ event: "long", thread: "long", text }), "a long text");
        if (parsed.kind === "unreadable") return;
        const kept = parsed.events.map((event) => (event.kind === "message" ? event.text : "")).join("");
        assert.ok(kept === text, "words are lost");
      },
    },
  ];
}
