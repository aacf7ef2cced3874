import { CallPartyRole } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { comesFirst, groundsFor } from "./grounds.ts";

it("[CF71] asks of everybody but whoever sends help what the call stands on, in a table of roles", () => {
  expect(CallPartyRole.options.map((role) => [role, comesFirst(role), groundsFor(role).join(" ")])).toEqual([
    ["provider", false, "decided nothing_told they_speak"],
    ["emergency_centre", true, "help_first decided nothing_told they_speak"],
    ["child_protection", false, "decided nothing_told they_speak"],
    ["interpreter", false, "decided nothing_told they_speak"],
    ["partner_line", false, "decided nothing_told they_speak"],
    ["person", false, ""],
  ]);
});
