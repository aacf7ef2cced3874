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

it("[A100] lets only administrators import, approve and retire grounding scripts", () => {
  expect(ACCESS["grounding.keep"]).toEqual(["administrator"]);
});

it("[A101] lets whoever answers look at scripts before they are used, and administrators, as whom they say", () => {
  expect(ACCESS["grounding.review"]).toEqual([...ACCESS["contact.answer"], "administrator"]);
});

it("[A102] shows how often scripts were used to shift leads and administrators", () => {
  expect(ACCESS["grounding.counts"]).toEqual(["shift_lead", "administrator"]);
});
