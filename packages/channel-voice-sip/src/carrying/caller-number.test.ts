import { describe, expect, it } from "vitest";
import { callerNumber, isDialable, rungNumber } from "./caller-number.ts";

describe("a caller's number", () => {
  it.each(["+15550111", "5550111", "112"])("is %s as it came", (number) => {
    expect(callerNumber(number)).toBe(number);
  });

  it.each([
    "",
    "anonymous",
    "Restricted",
    "unavailable",
    "unknown",
    "+266696687",
    "266696687",
    "7378742833",
    "sip:x@y",
    "1",
  ])("[VS7] is nobody's when the carrier shows %s", (shown) => {
    expect(callerNumber(shown)).toBeNull();
  });
});

describe("the number that was rung", () => {
  it("is the one dialled, or that of the To header where a registration hides it", () => {
    expect(rungNumber("+15550100", "<sip:elsewhere@x>")).toBe("+15550100");
    expect(rungNumber("holdfast", '"Us" <sip:+15550100@carrier.example>;tag=1')).toBe("+15550100");
    expect(rungNumber("s", "<sips:5550100;phone-context=x@carrier.example>")).toBe("5550100");
    expect(rungNumber("holdfast", "<sip:holdfast@carrier.example>")).toBeNull();
    expect(rungNumber("", "")).toBeNull();
  });
});

it("[VS9] only digits can be dialled", () => {
  for (const to of ["911", "+15550122"]) expect(isDialable(to)).toBe(true);
  for (const to of ["12", "trunk", "1@elsewhere", "1/2", "1&2", " 911", "+1555012212345678"])
    expect({ to, isDialable: isDialable(to) }).toEqual({ to, isDialable: false });
});
