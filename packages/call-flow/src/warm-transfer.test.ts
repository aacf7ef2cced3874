import { CallTransferState } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { nextTransfer } from "./warm-transfer.ts";

describe("a warm transfer", () => {
  it("[CF70] goes its whole way one step after another", () => {
    const way = CallTransferState.options.filter((state) => state !== "failed");
    const went = way.slice(1).map((state, index) => nextTransfer("provider", way[index] ?? "failed", state));
    expect(went).toEqual(way.slice(1));
  });

  it.each([
    ["dials a provider before consent was checked", "provider", "prepared", "dialled"],
    ["passes over consent on the way to an introduction", "partner_line", "prepared", "introduced"],
    ["brings together before somebody said that it fits", "provider", "introduced", "together"],
    ["leaves before a first exchange was heard", "provider", "together", "left"],
    ["goes back", "provider", "together", "dialled"],
    ["stays where it is", "provider", "dialled", "dialled"],
    ["goes on after it failed", "provider", "failed", "dialled"],
    ["fails after everybody left content", "provider", "left", "failed"],
  ] as const)("[CF70] never %s", (_name, role, from, to) => {
    expect(nextTransfer(role, from, to)).toBeNull();
  });

  it.each([
    ["dials whoever sends help without waiting for consent", "emergency_centre", "prepared", "dialled"],
    ["asks an interpreter in without it", "interpreter", "prepared", "introduced"],
    ["passes over an introduction that was none", "provider", "dialled", "fit_confirmed"],
  ] as const)("[CF70] %s", (_name, role, from, to) => {
    expect(nextTransfer(role, from, to)).toBe(to);
  });

  it("[CF70] fails from everywhere that is not its end", () => {
    const open = CallTransferState.options.filter((state) => state !== "left" && state !== "failed");
    expect(new Set(open.map((state) => nextTransfer("provider", state, "failed")))).toEqual(
      new Set(["failed"]),
    );
  });
});
