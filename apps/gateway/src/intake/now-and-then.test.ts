import { describe, expect, it } from "vitest";
import { nowAndThen } from "./now-and-then.ts";

describe("telling now and then", () => {
  it("tells the first at once, then how many more there were once a while is over, and loses none", () => {
    let now = 0;
    const told = nowAndThen(() => now, 1000);
    expect(told("one")).toBe(1);
    expect([told("one"), told("one")]).toEqual([null, null]);
    now = 999;
    expect(told("one")).toBeNull();
    now = 1000;
    expect(told("one")).toBe(4);
    expect(told("one")).toBeNull();
    now = 10_000;
    expect(told("one")).toBe(2);
  });

  it("counts each key by itself", () => {
    const told = nowAndThen(() => 0, 1000);
    expect([told("one"), told("other"), told("one")]).toEqual([1, 1, null]);
  });
});
