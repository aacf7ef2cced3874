import { Role } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { Capability } from "./capability.ts";
import { ACCESS } from "./table.ts";

describe("a shift, and care in it", () => {
  it("[A40] lets whoever answers go on shift and see who else is", () => {
    for (const capability of ["shift.keep", "board.read"] as const)
      expect(ACCESS[capability]).toEqual(["advocate", "shift_lead"]);
  });

  it("[A109] shows how much of a shift was heavy to shift leads alone", () => {
    expect(ACCESS["workload.read"]).toEqual(["shift_lead"]);
  });

  it("[A120] prompts shift leads alone to check in with somebody, and lets nobody else say that they did", () => {
    expect(ACCESS["workload.check_in"]).toEqual(["shift_lead"]);
  });

  it("[A125] lets shift leads alone say something to the shift, and whoever answers read it", () => {
    expect(ACCESS["announcement.say"]).toEqual(["shift_lead"]);
    expect(ACCESS["announcement.read"]).toEqual(["advocate", "shift_lead"]);
  });

  it("[A137] lets shift leads alone turn on what helps a shift with more than it can answer, and whoever answers see it", () => {
    expect(ACCESS["surge.turn"]).toEqual(["shift_lead"]);
    expect(ACCESS["surge.see"]).toEqual(["advocate", "shift_lead"]);
  });

  it("[A126] [A149] shows what came and was answered in the last hour, and what the hours ahead need, to shift leads alone", () => {
    expect(ACCESS["last_hour.read"]).toEqual(["shift_lead"]);
  });

  it("[A134] lets everybody who works here see which alarms stand, and say where they themselves wish to be told", () => {
    for (const capability of ["alarm.see", "alarm.reach"] as const)
      expect(ACCESS[capability]).toEqual(Role.options);
  });

  it("[A123] knows no reading without being seen: leads read by what everybody who answers reads by", () => {
    expect(ACCESS["contact.read"]).toEqual(["advocate", "shift_lead"]);
    expect(Capability.options.filter((each) => /watch|unseen/.test(each))).toEqual([]);
  });

  it("[A124] lets those who answer whisper beside a contact, and nobody who keeps the house", () => {
    expect(ACCESS["whisper.keep"]).toEqual(["advocate", "shift_lead"]);
  });

  it("[A110] leaves their own time and breaks to those who answer, and has no capability to see another's", () => {
    expect(ACCESS["care.keep"]).toEqual(["advocate", "shift_lead"]);
    expect(Capability.options.filter((each) => each.startsWith("care."))).toEqual(["care.keep"]);
  });
});
