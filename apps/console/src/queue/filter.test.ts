import { UserId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { passes, type QueueFilter } from "./filter.ts";
import { dana, marta, queueRow } from "./row.fixture.ts";

const me = UserId.parse(dana.id);

describe("which rows are shown", () => {
  it.each<[string, ReturnType<typeof queueRow>, readonly QueueFilter[]]>([
    ["one that waits", queueRow(1), ["all", "waiting"]],
    ["one I have", queueRow(1, { holder: dana }), ["all", "mine"]],
    ["one that somebody else has", queueRow(1, { holder: marta }), ["all"]],
    ["one that somebody offers me", queueRow(1, { holder: marta, offeredTo: dana }), ["all", "mine"]],
    ["one that I offer somebody", queueRow(1, { holder: dana, offeredTo: marta }), ["all", "mine"]],
  ])("%s", (_name, row, expected) => {
    expect((["all", "mine", "waiting"] as const).filter((filter) => passes(filter, row, me))).toEqual(
      expected,
    );
  });
});
