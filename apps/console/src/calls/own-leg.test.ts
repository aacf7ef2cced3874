import { UserId } from "@holdfast/case-schema";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import { callRow } from "./call.fixture.ts";
import { isOwnRing, loadCalls } from "./calls.ts";
import { takeOwnLeg } from "./own-leg.ts";
import { phoneHere } from "./phone-here.ts";
import { readyPhone } from "./phone.fixture.ts";

const phone = vi.hoisted(() => ({ ask: vi.fn<(what: unknown) => void>(), answer: vi.fn<() => void>() }));
vi.mock("./run-phone.ts", () => ({ phoneOfTab: () => phone }));

const row = queueRow(7, { holder: dana, status: "claimed" });

beforeEach(() => {
  speak("en");
  phoneHere.set(readyPhone());
});
afterEach(() => {
  vi.clearAllMocks();
  loadCalls([]);
  phoneHere.set({ kind: "coming" });
});

describe("the telephone here, before somebody outside is dialled", () => {
  it("answers by itself what it is rung for then", () => {
    takeOwnLeg(row);
    expect(phone.ask).toHaveBeenCalledExactlyOnceWith(7);
  });

  it("is asked for nothing while a call of this contact goes on: it is in that", () => {
    loadCalls([callRow(7, { phase: "talking", talkingSince: 0 })]);
    takeOwnLeg(row);
    expect(phone.ask).not.toHaveBeenCalled();
  });

  it("is no reason not to ask when it is not here", () => {
    phoneHere.set({ kind: "elsewhere" });
    expect(() => takeOwnLeg(row)).not.toThrow();
    expect(phone.ask).not.toHaveBeenCalled();
  });
});

it.each([
  ["a call of their own to somebody outside", "out", dana, true],
  ["a call to somebody outside that a colleague brings them into", "out", marta, false],
  ["a call that came in and is theirs", "in", dana, false],
  ["a call that came in and is nobody's", "in", null, false],
] as const)("what rings first for whoever calls out: %s", (_, direction, holder, own) => {
  const held = queueRow(7, { holder });
  expect(isOwnRing(callRow(7, { direction }), held, UserId.parse(dana.id))).toBe(own);
});
