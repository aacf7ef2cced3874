import type { WireEvent } from "@holdfast/wire";
import { expect, it } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { heardOf, hearOfEmergencies } from "./heard-of.ts";

it("[W32] counts once what is told together, and nothing where none of it is told", () => {
  const before = heardOf.get();
  const event = (version: number): WireEvent => ({ kind: "emergency", id: uuid(1), version });
  hearOfEmergencies([]);
  hearOfEmergencies([event(1), event(2)]);
  expect(heardOf.get()).toBe(before + 1);
});
