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

it("[A46] lets whoever answers keep follow-ups, and a shift lead alone say that a missed one is known", () => {
  expect(ACCESS["follow_up.keep"]).toEqual(["advocate", "shift_lead"]);
  expect(ACCESS["follow_up.note"]).toEqual(["shift_lead"]);
});

it("[A47] lets whoever may claim answer calls and call others from a contact", () => {
  for (const capability of ["call.answer", "call.dial"] as const)
    expect(ACCESS[capability]).toEqual(ACCESS["contact.claim"]);
});

it("[A48] lets a shift lead alone listen in", () => {
  expect(ACCESS["call.listen"]).toEqual(["shift_lead"]);
});

it("[A132] [A133] tells everybody inside who is on, and lets only shift leads and administrators import a rota", () => {
  expect(ACCESS["rota.read"]).toEqual(ACCESS["self.read"]);
  expect(ACCESS["rota.keep"]).toEqual(["shift_lead", "administrator"]);
});

it("[A138] [A139] lets whoever answers practise, and shift leads alone know who does", () => {
  expect(ACCESS["practice.keep"]).toEqual(ACCESS["contact.answer"]);
  expect(ACCESS["practice.oversee"]).toEqual(["shift_lead"]);
});
