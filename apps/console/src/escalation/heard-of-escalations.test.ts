import { ContactId } from "@holdfast/case-schema";
import type { WireEvent } from "@holdfast/wire";
import { expect, it } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { heardOfEscalations, hearOfEscalations } from "./heard-of-escalations.ts";

it("[W34] counts once what is told together, and nothing where none of it is told", () => {
  const before = heardOfEscalations.get();
  const contactId = ContactId.parse(uuid(101));
  const event = (version: number): WireEvent => ({ kind: "escalation", id: uuid(1), contactId, version });
  hearOfEscalations([]);
  hearOfEscalations([event(1), event(2)]);
  expect(heardOfEscalations.get()).toBe(before + 1);
});
