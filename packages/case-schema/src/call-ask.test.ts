import { describe, expect, it } from "vitest";
import { CallWish } from "./call-ask.ts";

const TO = "019ab000-0000-7000-8000-000000000001";

describe("what is asked of a call", () => {
  it.each([
    { kind: "answer", device: "d-1" },
    { kind: "decline", reason: "not_alone" },
    { kind: "consult", to: TO },
    { kind: "call_party", party: TO, withPerson: true },
    { kind: "end_leg", leg: "party-1-x" },
    { kind: "hang_up" },
  ])("is $kind", (wish) => {
    expect(CallWish.parse(wish)).toEqual(wish);
  });

  it.each([
    { kind: "record" },
    { kind: "answer" },
    { kind: "answer", device: "sip:somebody@elsewhere" },
    { kind: "decline", reason: "tired" },
    { kind: "end_leg", leg: "a leg" },
    { kind: "hang_up", quietly: true },
  ])("is nothing else: %j", (wish) => {
    expect(CallWish.safeParse(wish).success).toBe(false);
  });
});
