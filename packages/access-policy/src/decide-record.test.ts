import { Role } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideRecord, viewerCan, type Standing } from "./decide-record.ts";
import { CaseAct, CaseTie, VOCABULARY } from "./record-row.ts";
import { RECORD_TABLE } from "./record-table.ts";

const NOW = 1_800_000_000_000;
const HOUR = 3_600_000;
const whether = fc.constantFrom(true, false, undefined, null);
const standings: fc.Arbitrary<Standing> = fc.record({
  role: fc.constantFrom(...Role.options, "owner" as Role),
  state: fc.constantFrom(...VOCABULARY.case.states, "lost", null),
  ties: fc.record({
    on_shift: whether,
    had_contact: whether,
    let_in: whether,
    broke_glass: fc.constantFrom(NOW, NOW - HOUR + 1, NOW - HOUR, NOW + 1, null, undefined, true),
    barred: fc.constantFrom(false, false, false, true, undefined, null),
    anybody: fc.constantFrom(true, false, undefined),
  }),
});
const acts = fc.constantFrom(...CaseAct.options, "burn", "");
const run = (property: (standing: Standing, act: string) => void): void =>
  fc.assert(fc.property(standings, acts, property), { numRuns: rounds(300) });

describe("deciding by the table of records", () => {
  it("[A73] says of one act what it says of all of them together", () => {
    run((standing, act) => {
      const decided = decideRecord(RECORD_TABLE, "case", act, standing, NOW);
      const can = viewerCan(RECORD_TABLE, "case", [...CaseAct.options, "burn"], standing, NOW);
      expect(can.acts.includes(act)).toBe(decided.allowed);
      const read = decideRecord(RECORD_TABLE, "case", "read", standing, NOW);
      expect(can.fields).toEqual(read.fields);
    });
  });

  it("[A71] denies where a tie, the state or the moment is not known, and where the act or the role is none", () => {
    run((standing, act) => {
      const said = (given: Standing, at = NOW): boolean =>
        decideRecord(RECORD_TABLE, "case", act, given, at).allowed;
      for (const at of [Number.NaN, Number.POSITIVE_INFINITY, null as unknown as number])
        expect(said(standing, at)).toBe(false);
      expect(said({ ...standing, state: null })).toBe(false);
      expect(said({ ...standing, ties: { ...standing.ties, barred: undefined } })).toBe(false);
      expect(said({ ...standing, role: "owner" as Role })).toBe(false);
      expect(decideRecord(RECORD_TABLE, "case", "burn", standing, NOW).allowed).toBe(false);
      // To know less of what lets somebody in never lets them in.
      for (const tie of CaseTie.options)
        expect(said({ ...standing, ties: { ...standing.ties, [tie]: undefined } }) && !said(standing)).toBe(
          false,
        );
    });
  });

  it("[A72] shows nothing to whoever does not read, and nothing that no line names", () => {
    run((standing) => {
      const { acts: may, fields } = viewerCan(RECORD_TABLE, "case", CaseAct.options, standing, NOW);
      expect(fields.length > 0).toBe(may.includes("read"));
      expect(VOCABULARY.case.fields).toEqual(expect.arrayContaining([...fields]));
    });
  });
});
