import type { WireEvent } from "@holdfast/wire";
import { expect, it } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { heardOfCrises, hearOfCrises } from "./heard-of-crises.ts";

it("[W32] counts once what is told of clocks together, and nothing where none of it is told", () => {
  const before = heardOfCrises.get();
  const event = (version: number): WireEvent => ({ kind: "crisis", id: uuid(1), version });
  hearOfCrises([{ kind: "emergency", id: uuid(2), version: 1 }]);
  hearOfCrises([event(1), event(2)]);
  expect(heardOfCrises.get()).toBe(before + 1);
});
