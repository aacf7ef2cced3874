import { describe, expect, it } from "vitest";
import type { Act } from "./act.ts";
import { outgoingCall } from "./outgoing.ts";
import { step } from "./step.ts";
import { DANA, deviceOf } from "./testing/people.ts";

const given = { key: "call", line: "voice", facts: { number: 7, language: null } } as const;
const dialling = { kind: "person", party: "p", to: "+15550100", show: null, withPerson: false } as const;
const begun = () => outgoingCall(given, { by: DANA, device: deviceOf(DANA), dialling }, 1_000);
const commands = (acts: readonly Act[]): readonly string[] =>
  acts.flatMap((act) => (act.to === "channel" ? [act.command.kind] : []));

describe("a call that we begin", () => {
  it("[CF1] [CF51] rings the advocate's softphone first, and dials once it is heard", () => {
    const { call, acts } = begun();
    expect(commands(acts)).toEqual(["open", "ring"]);
    const own = call.legs[0]?.key ?? "";
    const up = step(call, { kind: "leg_up", leg: own }, 1_500);
    expect(commands(up.acts)).toEqual([]);
    const heard = step(up.call, { kind: "leg_heard", leg: own }, 1_600);
    expect(commands(heard.acts)).toEqual(["dial"]);
    const person = heard.call.legs.find(({ kind }) => kind === "person")?.key ?? "";
    const answered = step(heard.call, { kind: "leg_up", leg: person }, 9_000);
    expect(answered.acts).toContainEqual({
      to: "channel",
      command: { kind: "arrange", call: "call", talking: [person, own], music: [], listening: [] },
    });
    const again = step(answered.call, { kind: "leg_heard", leg: own }, 9_100);
    expect(again.acts).toEqual([]);
  });

  it("[CF51] calls nobody when the softphone stays mute", () => {
    const { call } = begun();
    const up = step(call, { kind: "leg_up", leg: call.legs[0]?.key ?? "" }, 1_500);
    const late = step(up.call, { kind: "tick" }, 5_000);
    expect(late.call.stage).toEqual({ kind: "over", as: "ended_by_us" });
    expect(commands(late.acts)).toEqual(["end"]);
  });

  it.each(["busy", "no_answer", "rejected", "unreachable"] as const)(
    "[CF51] that is %s is over as that",
    (because) => {
      const { call } = begun();
      const own = call.legs[0]?.key ?? "";
      const heard = step(call, { kind: "leg_heard", leg: own }, 1_600);
      const person = heard.call.legs.find(({ kind }) => kind === "person")?.key ?? "";
      const ended = step(heard.call, { kind: "leg_ended", leg: person, because }, 9_000);
      expect(ended.call.stage).toEqual({ kind: "over", as: because });
    },
  );
});
