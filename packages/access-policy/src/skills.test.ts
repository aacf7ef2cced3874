import { describe, expect, it } from "vitest";
import { ACCESS } from "./table.ts";

describe("by what somebody is offered contacts", () => {
  it("[A129] is said by shift leads and administrators, and by nobody who is offered them only", () => {
    expect(ACCESS["skill.keep"]).toEqual(["shift_lead", "administrator"]);
  });
});
