import { SHIPPED, type WalkEvent } from "@holdfast/grounding-scripts";
import { describe, expect, it } from "vitest";
import { preference } from "../reach/safe-contact.fixture.ts";
import { firstFacts, freshGrounding, situationOf } from "./facts.ts";
import type { Grounding } from "./groundings.ts";
import { walkEvents } from "./walk-events.ts";
import { walkLines } from "./walk-lines.ts";
import { begun, happened, nowCovert, wentBack } from "./walking.ts";

const first = SHIPPED[0]!;
const fresh = (): Grounding => freshGrounding("es", firstFacts(null));
const start = (): Grounding => begun(fresh(), first, SHIPPED, "text");
const after = (grounding: Grounding, ...events: readonly WalkEvent[]): Grounding =>
  events.reduce((now, event) => happened(now, event, SHIPPED, "text").next, grounding);
const wentOn: WalkEvent = { kind: "went_on" };

describe("what is known before anybody was asked", () => {
  it.each([
    ["not_sure", null],
    ["not_sure", { sharedDevice: "no", watchedDevice: "unknown" }],
    ["no", { sharedDevice: "no", watchedDevice: "yes" }],
    ["no", { sharedDevice: "yes", watchedDevice: "unknown" }],
    ["yes", { sharedDevice: "no", watchedDevice: "no" }],
  ] as const)("the device is private: %s, when they said %j", (device, said) => {
    expect(firstFacts(said === null ? null : preference(said)).device).toBe(device);
  });

  it("words that stay covert by choice are covert", () => {
    const facts = { ...firstFacts(null), device: "yes", watched: "no", safeNow: "yes" } as const;
    expect(situationOf({ ...fresh(), facts }, "text").watched).toBe("no");
    expect(situationOf({ ...fresh(), facts: { ...facts, staysCovert: true } }, "text").watched).toBe(
      "unknown",
    );
  });
});

describe("a walk in a contact", () => {
  it("goes from a number to a number, and is told of once it is over, without a word", () => {
    const rated = after(start(), { kind: "rated", rating: 8 }, wentOn, wentOn, wentOn);
    expect(rated.walk?.phase.at).toBe("rating_after");
    const { next, ended } = happened(rated, { kind: "rated", rating: 4 }, SHIPPED, "text");
    expect(ended).toEqual({
      script: "orient_here_now",
      version: "0.1.0",
      how: "finished",
      before: 8,
      after: 4,
      change: "better",
      language: "es",
      form: "text",
    });
    expect(next.tried).toEqual([{ script: "orient_here_now", change: "better" }]);
    expect(next.facts.rating).toBe(4);
    // It was counted.
    expect(wentBack(next)).toBe(next);
  });

  it("goes one back where something was a slip", () => {
    const rated = after(start(), { kind: "rated", rating: 8 });
    expect(wentBack(after(rated, { kind: "worse" })).walk).toEqual(rated.walk);
    expect(wentBack(wentBack(rated)).walk).toEqual(start().walk);
  });

  it("has the number of before again, once it goes back before it", () => {
    const started = start();
    const slipped = after(started, { kind: "rated", rating: 8 });
    expect([started.facts.rating, slipped.facts.rating]).toEqual([null, 8]);
    expect(wentBack(slipped).facts).toEqual(started.facts);
  });

  it("that gets worse goes straight on to what they take, with the number they gave, and never offers the same again", () => {
    const stopped = after(start(), { kind: "rated", rating: 8 }, { kind: "worse" });
    const phase = stopped.walk?.phase;
    if (phase?.at !== "stopped") throw new Error("it went on");
    expect(phase.offers).toHaveLength(2);
    const { next, ended } = happened(stopped, { kind: "took", script: phase.offers[1]! }, SHIPPED, "text");
    expect(ended?.how).toBe("worse");
    expect(next.walk).toMatchObject({
      before: 8,
      walking: { script: phase.offers[1] },
      phase: { at: "step", index: 0 },
    });
    expect(begun(next, first, SHIPPED, "text")).toBe(next);
  });

  it("does not begin where something bars it, nor changes by what cannot happen", () => {
    const inward = SHIPPED.find((script) => script.inward)!;
    const grounding = fresh();
    expect(begun(grounding, inward, SHIPPED, "text")).toBe(grounding);
    const walk = start();
    expect(happened(walk, { kind: "back" }, SHIPPED, "text")).toEqual({ next: walk, ended: null });
    expect(happened(grounding, wentOn, SHIPPED, "text")).toEqual({ next: grounding, ended: null });
  });

  it("turns covert in the middle, and says the other words from then on", () => {
    const facts = { ...firstFacts(null), device: "yes", watched: "no", safeNow: "yes" } as const;
    const open = after(begun({ ...fresh(), facts }, first, SHIPPED, "text"), { kind: "rated", rating: null });
    expect(walkLines(open.walk!, first, "sábado")).toEqual(["Hoy es sábado. Estoy con usted."]);
    const covert = nowCovert(open);
    expect(walkLines(covert.walk!, first, "sábado")).toEqual(["Hoy es sábado. No hace falta responder."]);
    expect(situationOf(covert, "text").watched).toBe("unknown");
  });

  it("stays covert, however far it goes back", () => {
    const facts = { ...firstFacts(null), device: "yes", watched: "no", safeNow: "yes" } as const;
    const open = after(
      begun({ ...fresh(), facts }, first, SHIPPED, "text"),
      { kind: "rated", rating: 8 },
      wentOn,
    );
    expect(open.before.map(({ walk }) => walk.walking.covert)).toEqual([false, false]);
    const back = wentBack(nowCovert(open));
    expect(walkLines(back.walk!, first, "sábado")).toEqual(["Hoy es sábado. No hace falta responder."]);
    for (const each of [back, wentBack(back)]) {
      expect(each.walk?.walking.covert).toBe(true);
      expect(situationOf(each, "text").watched).toBe("unknown");
    }
  });

  it("that is read alone is one message, with no step to go through", () => {
    const { walk } = begun(fresh(), first, SHIPPED, "written");
    expect(walkLines(walk!, first, "sábado")).toHaveLength(1);
    expect(walkLines(walk!, first, "sábado")[0]).toContain("sábado");
    expect(walkEvents(walk!)).toEqual(["worse", "enough"]);
  });

  it("names what comes next first, and everywhere that it gets worse, but where it has", () => {
    expect(walkEvents(start().walk!)[0]).toBe("rated");
    const step = after(start(), { kind: "rated", rating: 5 });
    expect(walkEvents(step.walk!).slice(0, 2)).toEqual(["went_on", "worse"]);
    expect(walkEvents(after(step, { kind: "worse" }).walk!)[0]).toBe("took");
    expect(walkEvents(after(step, { kind: "silence" }).walk!)[0]).toBe("back");
  });
});
