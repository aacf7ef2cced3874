import { dana, uuid } from "../queue/row.fixture.ts";
import type { Escalation } from "./escalation-documents.ts";

/** An invented lead. */
export const lee = { id: uuid(5), name: "Lee" };

/** An escalation by Dana of the contact of that number (`queueRow`), to Lee, at instant 0. */
export function escalation(number: number, facts: Partial<Escalation> = {}): Escalation {
  return {
    id: uuid(600 + number),
    contact: { id: uuid(100 + number), number },
    by: dana,
    at: 0,
    alarms: 1,
    alarmedAt: 0,
    called: [lee],
    seen: [],
    ...facts,
  };
}
