import { expect, it } from "vitest";
import { ACCESS } from "./table.ts";

it("[A14] lets only shift leads block, and whoever answers say that a line is shared or write a plan", () => {
  expect(ACCESS["contact.block"]).toEqual(["shift_lead"]);
  for (const capability of ["contact.mark_shared", "contact.plan"] as const)
    expect(ACCESS[capability]).toEqual(["advocate", "shift_lead"]);
});

it("[A99] offers grounding scripts to whoever answers, and to nobody else", () => {
  expect(ACCESS["grounding.use"]).toEqual(ACCESS["contact.answer"]);
});
