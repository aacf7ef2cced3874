import { describe, expect, it } from "vitest";
import type { Shift } from "../shift.ts";
import { LATE_LEAD_MS, LOOKED_BACK_MS, missingLead, type MissingLead } from "./missing-lead.ts";

const T0 = Date.UTC(2026, 0, 5);
const HOUR = 3_600_000;
const lead = (who: string, from: number, until: number): Shift => ({
  duty: "lead",
  who,
  from: T0 + from * HOUR,
  until: T0 + until * HOUR,
});
const ROTA = [lead("lee", 0, 8), lead("ada", 8, 16)];
const at8 = T0 + 8 * HOUR;

describe("a lead by the rota", () => {
  it.each<[string, readonly Shift[], readonly string[], number, MissingLead | null]>([
    ["who is on shift is not missing", ROTA, ["lee"], T0 + HOUR, null],
    ["is not missed within ten minutes of the start", ROTA, ["lee"], at8 + LATE_LEAD_MS - 1, null],
    [
      "is missed from ten minutes on, whoever else is still there",
      ROTA,
      ["lee"],
      at8 + LATE_LEAD_MS,
      { because: "not_on_shift", since: at8, who: ["ada"] },
    ],
    [
      "who went home is missed at once",
      ROTA,
      [],
      T0 + 2 * HOUR,
      { because: "not_on_shift", since: T0, who: ["lee"] },
    ],
    [
      "is not missed while another one of the rota is there",
      [...ROTA, lead("cam", 0, 9)],
      ["cam"],
      T0 + HOUR,
      null,
    ],
    [
      "is missed as soon as the rota names none, since then",
      ROTA,
      ["lee", "ada"],
      T0 + 17 * HOUR,
      { because: "nobody_on_rota", since: T0 + 16 * HOUR, who: [] },
    ],
    [
      "was never named, as far back as it is looked",
      [],
      ["lee"],
      at8,
      { because: "nobody_on_rota", since: at8 - LOOKED_BACK_MS, who: [] },
    ],
  ])("[RO10] %s", (_name, shifts, onShift, now, missing) => {
    expect(missingLead(shifts, ["lead", "counsel"], new Set(onShift), now)).toEqual(missing);
  });

  it("[RO10] is nobody's to miss where there is no rota", () => {
    expect(missingLead([], [], new Set(), at8)).toBeNull();
  });
});
