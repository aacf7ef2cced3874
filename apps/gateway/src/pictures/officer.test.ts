import { Role, type UserId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { isOfficer } from "./officer.ts";

const person = (id: string, role: Role) => ({ id: id as UserId, role });
const pat = person("pat", "privacy_officer");
const cam = person("cam", "counsel");
const dana = person("dana", "advocate");
const staff = [pat, cam, dana];

describe("the named officer", () => {
  it("[A10] is each privacy officer while nobody is named", () => {
    expect(isOfficer(pat, { officerId: null }, staff)).toBe(true);
    for (const role of Role.options)
      expect(isOfficer(person("x", role), { officerId: null }, staff)).toBe(role === "privacy_officer");
  });

  it("[A10] is the one who is named and nobody else", () => {
    expect(isOfficer(cam, { officerId: cam.id }, staff)).toBe(true);
    expect(isOfficer(pat, { officerId: cam.id }, staff)).toBe(false);
  });

  it("[A10] is nobody who could not decide, and a name that leads nowhere leaves it to the privacy officers", () => {
    for (const officerId of [dana.id, "gone" as UserId]) {
      expect(isOfficer(dana, { officerId }, staff)).toBe(false);
      expect(isOfficer(pat, { officerId }, staff)).toBe(true);
      expect(isOfficer(cam, { officerId }, staff)).toBe(false);
    }
  });
});
