import { describe, it } from "vitest";
import type { ChannelDefinition } from "../define-channel.ts";
import { channelChecks } from "./channel-checks.ts";
import type { ChannelFixtures } from "./fixtures.ts";

/**
 * Registers the whole contract test of a channel with Vitest: forged, replayed, reordered, unknown and poisoned
 * deliveries; throttled, refused and vanished sends; threads, long texts, configuration, logs, pages.
 *
 * @example
 * describeChannel(loopback, fixtures);
 */
export function describeChannel(definition: ChannelDefinition, fixtures: ChannelFixtures): void {
  describe(`channel contract (${definition.id})`, () => {
    // oxlint-disable-next-line vitest/expect-expect -- a check throws what it finds.
    for (const { rule, name, run } of channelChecks(definition, fixtures)) it(`[${rule}] ${name}`, run);
  });
}
