import { CallRow } from "@holdfast/wire";
import { queueRow } from "../queue/row.fixture.ts";
import type { CallData } from "./call-data.ts";

/** An invented call of the contact with this number, which waits since the beginning of time. */
export function callRow(number: number, facts: Partial<Record<keyof CallRow, unknown>> = {}): CallRow {
  return CallRow.parse({
    id: queueRow(number).id,
    version: 1,
    phase: "waiting",
    phaseSince: 0,
    direction: "in",
    line: "voice",
    waitingFrom: 0,
    talkingSince: null,
    isBack: false,
    isOnHold: false,
    ringing: [],
    with: [],
    listening: [],
    hasParty: false,
    firstFor: null,
    follows: null,
    cannotSpeak: false,
    keys: 0,
    ...facts,
  });
}

/** The same call as it is read in its contact. */
export function callData(facts: Partial<CallData> = {}): CallData {
  return {
    id: "019ab000-0000-7000-8000-0000000000c1",
    phase: "talking",
    direction: "in",
    line: "voice",
    startedAt: 0,
    waitingFrom: 0,
    answeredAt: 120_000,
    endedAt: null,
    end: null,
    follows: null,
    keys: [],
    lastPrompt: null,
    legs: [],
    ...facts,
  };
}

/** How long the time after a contact is, where a house made that after a call longer. */
export const afterContact = { voice: 6, text: 5, email: 3, form: 3, heavy: 15 };
