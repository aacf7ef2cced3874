import { FollowUpEvent } from "@holdfast/wire";
import { dana, uuid } from "../queue/row.fixture.ts";
import type { FollowUp } from "./follow-ups.ts";

/** An invented follow-up, agreed by Dana in contact 7, due at minute 10 until minute 30. */
export function followUp(number: number, facts: Partial<Record<keyof FollowUp, unknown>> = {}): FollowUp {
  const { kind: _kind, ...rest } = FollowUpEvent.parse({
    kind: "follow_up",
    id: uuid(500 + number),
    version: 1,
    contact: { id: uuid(107), number: 7 },
    way: "we_text",
    state: "planned",
    dueAt: 600_000,
    until: 1_800_000,
    otherwise: "tell_lead",
    againAt: null,
    againUntil: null,
    agreedAt: 0,
    agreedBy: dana,
    changedAt: 0,
    changedBy: dana,
    isNoted: false,
    ...facts,
  });
  return rest;
}
