import { expect, it } from "vitest";
import {
  askingFor,
  caseOf,
  disclose,
  exploiterOf,
  inIt,
  knownBy,
  personAt,
  toldIn,
} from "../testing/sample-case.ts";
import type { Asking } from "./asking.ts";

const kai = personAt(1);
const CASE = caseOf([inIt(1, { name: "Kai" })], [exploiterOf([kai], 1, "The uncle")]);
const rescue = { id: "rescue-1", type: "emergency_services", person: null } as const;
const authority = { id: "children-1", type: "child_protection", person: null } as const;

it("[CO57] reports nobody as whoever exploits where nobody is feared for, or nobody who may be a child", () => {
  const report = (concerns: Asking["judged"]["concerns"], record = CASE) =>
    disclose(
      record,
      knownBy({}),
      askingFor({
        recipient: authority,
        purpose: "other",
        trigger: "advocate_initiative",
        judged: { risk: "none", minor_harm: "reasonable_suspicion", vulnerable_adult: "no", concerns },
      }),
    );
  for (const nobody of [[], [kai]]) {
    expect(report(nobody).packet.lines).toEqual([]);
    expect(report(nobody).duties).toEqual([]);
  }
  const ofUnknownAge = caseOf(
    [inIt(1, { age: "unknown" }), inIt(2)],
    [exploiterOf([personAt(2)], 1, "The uncle")],
  );
  expect(toldIn(report([kai], ofUnknownAge))).toEqual(['exploiter 1 name: "The uncle"']);
  expect(report([], ofUnknownAge).packet.lines).toEqual([]);
  // Whom it concerns can be said once help is on its way.
  const help = askingFor({
    recipient: rescue,
    purpose: "emergency",
    trigger: "advocate_initiative",
    judged: {
      risk: "attempt_or_life_threat_in_progress",
      minor_harm: "none",
      vulnerable_adult: "no",
      concerns: [],
    },
  });
  expect(toldIn(disclose(CASE, knownBy({}), help))).toEqual(['exploiter 1 name: "The uncle"']);
});
