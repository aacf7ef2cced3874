import { incomingCall, type Call } from "@holdfast/call-flow";
import { Registry } from "prom-client";
import { describe, expect, it } from "vitest";
import { showCalls } from "./call-metrics.ts";
import type { CarriedCall } from "./carried-call.ts";

const given = { key: "c", line: "voice", facts: { number: 1, language: null }, firstFor: null } as const;
const carried = (stage: Call["stage"]): CarriedCall =>
  ({ call: () => ({ ...incomingCall(given, 0), stage }) }) as unknown as CarriedCall;

describe("the figures of calls", () => {
  it("[G264] are numbers by stage, and name nobody", async () => {
    const registry = new Registry();
    const waiting = { kind: "waiting", isBack: false, isTogether: false } as const;
    const all = [carried(waiting), carried(waiting), carried({ kind: "over", as: "lost" })];
    showCalls(registry, { carried: { all: () => all, isCarrying: () => true } });
    const lines = (await registry.metrics())
      .split("\n")
      .filter((line) => !line.startsWith("#") && line !== "");
    expect(lines).toEqual([
      'holdfast_calls{stage="greeting"} 0',
      'holdfast_calls{stage="waiting"} 2',
      'holdfast_calls{stage="held"} 0',
      'holdfast_calls{stage="left"} 0',
      "holdfast_calls_carried 1",
    ]);
  });
});
