import { Role } from "@holdfast/case-schema";
import { expect, it } from "vitest";
import { decideBarring } from "./barring.ts";

it("[A85] the last lead and the last privacy officer are barred from no case, others are, and who is near none never is", () => {
  expect(Role.options.map((role) => [role, decideBarring(role, false), decideBarring(role, true)])).toEqual([
    ["advocate", "yes", "yes"],
    ["shift_lead", "last", "yes"],
    ["privacy_officer", "last", "yes"],
    ["counsel", "yes", "yes"],
    ["administrator", "nobody", "nobody"],
  ]);
});
