import assert from "node:assert/strict";
import type { ChannelDefinition } from "../define-channel.ts";
import type { Check } from "./check.ts";
import { connected } from "./connected.ts";
import type { ChannelFixtures } from "./fixtures.ts";

/** CH11: every way in is one the fixtures speak of, so that none goes untested. */
export function intakeChecks(definition: ChannelDefinition, fixtures: ChannelFixtures): readonly Check[] {
  return [
    {
      rule: "CH11",
      name: "every way in is described by the fixtures, and at most one of a kind",
      run: () => {
        const kinds = connected(definition, fixtures).channel.intake.map(({ kind }) => kind);
        assert.equal(new Set(kinds).size, kinds.length, "two ways in of one kind");
        assert.equal(kinds.includes("webhook"), fixtures.webhook !== null, "webhook and fixtures differ");
        assert.equal(kinds.includes("pages"), fixtures.pages !== null, "pages and fixtures differ");
      },
    },
  ];
}
