import { expect, it } from "vitest";
import { readClock } from "./read-clock.ts";

it.each([
  ["23:30", "23:30"],
  ["2330", "23:30"],
  ["23.30", "23:30"],
  ["23h30", "23:30"],
  ["18 h", "18:00"],
  ["9", "09:00"],
  [" 9:15 pm ", "21:15"],
  ["12 am", "00:00"],
  ["12pm", "12:00"],
  ["24:00", "24:00"],
])("reads %j as %s", (typed, clock) => {
  expect(readClock(typed)).toBe(clock);
});

it.each(["", "soon", "25:00", "24:01", "12:60", "13 pm", "0am", "12345"])("reads no time in %j", (typed) => {
  expect(readClock(typed)).toBeNull();
});
