import { describe, expect, it } from "vitest";
import type { Act } from "./act.ts";
import type { Happened } from "./happened.ts";
import { outgoingCall } from "./outgoing.ts";
import { step } from "./step.ts";
import { ADA, DANA, deviceOf } from "./testing/people.ts";

const given = { key: "call", line: "voice", facts: { number: 7, language: null } } as const;
const whom = { party: "p", to: "+15550100", show: null, withPerson: false, comesFirst: false } as const;
const dialling = { ...whom, kind: "person" } as const;
const begun = () => outgoingCall(given, { by: DANA, device: deviceOf(DANA), dialling, ask: "asking" }, 1_000);
const commands = (acts: readonly Act[]): readonly string[] =>
  acts.flatMap((act) => (act.to === "channel" ? [act.command.kind] : []));
const answers = (acts: readonly Act[]): readonly unknown[] =>
  acts.flatMap((act) => (act.to === "asker" ? [[act.ask, act.answer]] : []));
const ASKED = ["asking", { kind: "asked" }];

describe("a call that we begin", () => {
  it("[CF1] [CF51] rings the advocate's softphone first, and dials once it is heard", () => {
    const { call, acts } = begun();
    expect(commands(acts)).toEqual(["open", "ring"]);
    const own = call.legs[0]?.key ?? "";
    const up = step(call, { kind: "leg_up", leg: own }, 1_500);
    expect(commands(up.acts)).toEqual([]);
    expect([...answers(acts), ...answers(up.acts)]).toEqual([]);
    const heard = step(up.call, { kind: "leg_heard", leg: own }, 1_600);
    expect(commands(heard.acts)).toEqual(["dial"]);
    expect([answers(heard.acts), heard.acts.at(-1)?.to]).toEqual([[ASKED], "asker"]);
    const person = heard.call.legs.find(({ kind }) => kind === "person")?.key ?? "";
    const answered = step(heard.call, { kind: "leg_up", leg: person }, 9_000);
    expect(answered.acts).toContainEqual({
      to: "channel",
      command: { kind: "arrange", call: "call", talking: [person, own], music: [], listening: [] },
    });
    const again = step(answered.call, { kind: "leg_heard", leg: own }, 9_100);
    expect(again.acts).toEqual([]);
  });

  const own = (): string => begun().call.legs[0]?.key ?? "";
  it.each<[string, readonly Happened[], number, string]>([
    ["rang out", [{ kind: "tick" }], 6_000, "own_not_answered"],
    ["stayed mute", [{ kind: "leg_up", leg: own() }, { kind: "tick" }], 4_500, "not_heard"],
    ["was busy", [{ kind: "leg_ended", leg: own(), because: "busy" }], 1_500, "own_not_answered"],
    [
      "was out of reach",
      [{ kind: "leg_ended", leg: own(), because: "unreachable" }],
      1_500,
      "own_not_answered",
    ],
    ["was taken back", [{ kind: "revoked", device: deviceOf(DANA) }], 1_500, "own_not_answered"],
    [
      "lost its page",
      [{ kind: "device", device: deviceOf(DANA), state: "gone" }, { kind: "tick" }],
      6_000,
      "own_not_answered",
    ],
    ["had its contact moved", [{ kind: "holder", by: ADA }], 1_500, "no_call"],
    ["had its contact taken back", [{ kind: "holder", by: null }], 1_500, "no_call"],
    ["was hung up", [{ kind: "asked", ask: "x", by: DANA, asked: { kind: "hang_up" } }], 1_500, "no_call"],
  ])("[CF51] calls nobody when the softphone %s, and says so once to whoever asked", (_, all, ms, reason) => {
    let { call } = begun();
    const acts: Act[] = [];
    for (const [index, happened] of all.entries()) {
      const next = step(call, happened, index === all.length - 1 ? ms : 1_200);
      ({ call } = next);
      acts.push(...next.acts);
    }
    expect(call.stage).toMatchObject({ kind: "over" });
    expect(commands(acts)).toEqual(expect.arrayContaining(["end"]));
    expect(commands(acts)).not.toContain("dial");
    const said = answers(acts).filter((each) => Array.isArray(each) && each[0] === "asking");
    expect(said).toEqual([["asking", { kind: "refused", reason }]]);
  });

  it.each(["busy", "no_answer", "rejected", "unreachable"] as const)(
    "[CF51] that is %s is over as that, and who asked heard that it was dialled",
    (because) => {
      const { call } = begun();
      const heard = step(call, { kind: "leg_heard", leg: own() }, 1_600);
      expect(answers(heard.acts)).toEqual([ASKED]);
      const person = heard.call.legs.find(({ kind }) => kind === "person")?.key ?? "";
      const ended = step(heard.call, { kind: "leg_ended", leg: person, because }, 9_000);
      expect(ended.call.stage).toEqual({ kind: "over", as: because });
      expect(answers(ended.acts)).toEqual([]);
    },
  );
});
