import { describe, expect, it } from "vitest";
import { WireEvent } from "./event.ts";
import { Batch, JoinAnswer } from "./protocol.ts";
import { readEvents } from "./server/read-events.ts";
import { cursorAt, present, sampleBatch } from "./simulation/sample.ts";
import { MAIN_QUEUE } from "./stream.ts";

const LATER = { kind: "weather", id: "sunny", version: 3 };
const DOWN = { kind: "channel", id: "sms-twilio", version: 1, down: { since: 5, reason: "credentials" } };
const TAKEN = {
  kind: "take_over",
  id: present(1, 4).id,
  version: 5,
  from: { id: "019ab000-0000-7000-8000-000000000001", name: "Dana" },
  by: { id: "019ab000-0000-7000-8000-000000000002", name: "Ada" },
  reason: "cannot_wait",
};
const SAME = {
  kind: "same_address",
  id: present(1, 4).id,
  version: 1,
  of: { id: present(2, 4).id, number: 12 },
  offer: { to: TAKEN.by, until: 5, ended: null },
};
const AGREED = {
  kind: "follow_up",
  id: "019ab000-0000-7000-8000-000000000003",
  version: 2,
  contact: { id: present(1, 4).id, number: 12 },
  way: "we_call",
  state: "due",
  dueAt: 5,
  until: 9,
  otherwise: "tell_lead",
  againAt: null,
  againUntil: null,
  agreedAt: 1,
  agreedBy: TAKEN.by,
  changedAt: 5,
  changedBy: null,
  isNoted: false,
};
const CALL = {
  kind: "call",
  id: present(1, 4).id,
  version: 3,
  row: {
    id: present(1, 4).id,
    version: 3,
    phase: "ringing",
    phaseSince: 5,
    direction: "in",
    line: "relay",
    waitingFrom: 1,
    talkingSince: null,
    isBack: false,
    isOnHold: false,
    ringing: [TAKEN.by.id],
    with: [],
    listening: [],
    hasParty: false,
    firstFor: TAKEN.by,
    follows: { id: present(2, 4).id, number: 12 },
    cannotSpeak: true,
    keys: 2,
  },
};
const raw = (...events: readonly unknown[]): unknown => ({ ...sampleBatch(1, 2), events });

describe("events of one stream", () => {
  it("[W32] says of an emergency its id and its version, and drops whatever else is said of it", () => {
    const event = { kind: "emergency", id: "01890000-0000-7000-8000-000000000000", version: 1 };
    expect(WireEvent.parse({ ...event, caseId: event.id, by: "Ada" })).toEqual(event);
  });

  it.each(["plan", "crisis"])("[W32] says of a %s its id and its version alone", (kind) => {
    const event = { kind, id: "01890000-0000-7000-8000-000000000000", version: 2 };
    expect(WireEvent.parse({ ...event, field: "section.bag", caseId: event.id })).toEqual(event);
  });

  it("[W33] says of what nobody on shift may have that it is otherwise, and drops whatever else is said of it", () => {
    const event = { kind: "uncovered", id: "01890000-0000-7000-8000-000000000000", version: 1 };
    expect(WireEvent.parse({ ...event, contact: present(1, 4).id, by: "Ada" })).toEqual(event);
    expect(Batch.parse(raw(event)).events).toEqual([event]);
  });

  it("[W34] says of an escalation its id, its contact and its version, and drops whatever else is said of it", () => {
    const event = {
      kind: "escalation",
      id: "01890000-0000-7000-8000-000000000000",
      contactId: present(2, 4).id,
      version: 1,
    };
    expect(WireEvent.parse({ ...event, by: "Ada", called: ["Lee"] })).toEqual(event);
  });

  it("[W35] says of a handover and of the end of a shift their ids and versions, and drops whatever else is said", () => {
    const id = "01890000-0000-7000-8000-000000000000";
    const handover = { kind: "handover", id, contactId: present(2, 4).id, version: 1 };
    const end = { kind: "shift_end", id, version: 2 };
    expect(WireEvent.parse({ ...handover, from: "Dana", words: "soon" })).toEqual(handover);
    expect(WireEvent.parse({ ...end, endsAt: 4 })).toEqual(end);
  });

  it("[W35] says of a lead's move its id, its contact and its version, and drops whatever else is said of it", () => {
    const id = "01890000-0000-7000-8000-000000000000";
    const move = { kind: "lead_move", id, contactId: present(2, 4).id, version: 1 };
    expect(WireEvent.parse({ ...move, to: "Ada", reason: "too_much" })).toEqual(move);
  });

  it("[W46] says of what stands beside a contact, or is said to the shift, its id and its version, and drops whatever else is said", () => {
    const id = "01890000-0000-7000-8000-000000000000";
    const whisper = { kind: "beside", about: "whisper", id, contactId: present(2, 4).id, version: 1 };
    const announcement = { ...whisper, about: "announcement", contactId: null, version: 2 };
    expect(WireEvent.parse({ ...whisper, by: "Lee", words: "soon" })).toEqual(whisper);
    expect(WireEvent.parse({ ...announcement, text: "soon" })).toEqual(announcement);
    for (const about of ["alarm", "surge"] as const)
      expect(WireEvent.parse({ ...announcement, about, of: "danger" })).toEqual({ ...announcement, about });
    expect(WireEvent.safeParse({ ...whisper, about: "note" }).success).toBe(false);
  });

  it("[W37] says of the queues that they are otherwise, and drops whatever else is said of them", () => {
    const event = { kind: "queues", id: "01890000-0000-7000-8000-000000000000", version: 1 };
    expect(WireEvent.parse({ ...event, name: "Spanish", of: ["Ada"] })).toEqual(event);
    expect(Batch.parse(raw(event)).events).toEqual([event]);
  });

  it("[W14] passes over a kind it does not know and reads what stands around it", () => {
    expect(Batch.parse(raw(present(1, 4), LATER, DOWN)).events).toEqual([present(1, 4), DOWN]);
    const answer = JoinAnswer.parse({ kind: "replay", batch: raw(LATER) });
    expect(answer).toMatchObject({ batch: { events: [], to: cursorAt(2) } });
  });

  it.each([
    ["a known kind with a field missing", { kind: "channel", id: "sms-twilio", version: 1 }],
    ["a reason nobody agreed on", { ...DOWN, down: { since: 5, reason: "tired" } }],
    ["a take-over without a reason", { ...TAKEN, reason: null }],
    ["a take-over for words of somebody's own", { ...TAKEN, reason: "he hung up on her" }],
    ["an offer to nobody", { ...SAME, offer: { ...SAME.offer, to: null } }],
    [
      "an offer that ended for a reason nobody agreed on",
      { ...SAME, offer: { ...SAME.offer, ended: "tired" } },
    ],
    ["a follow-up in a state nobody agreed on", { ...AGREED, state: "late" }],
    ["a call in a phase nobody agreed on", { ...CALL, row: { ...CALL.row, phase: "whispering" } }],
    ["something without a kind", { id: "sms-twilio" }],
    ["something that is no event", "channel"],
  ])("[W10] does not read %s", (_name, event) => {
    expect(Batch.safeParse(raw(present(1, 4), event)).success).toBe(false);
  });

  it("[W14] a server that cannot tell a kind says that something stands there", () => {
    const stored = { xid: 7n, seq: 1n, stream: MAIN_QUEUE };
    const read = readEvents("0000000000000001", [
      { ...stored, payload: LATER },
      { ...stored, seq: 2n, payload: DOWN },
    ]);
    expect(read.unreadable).toEqual(new Set([MAIN_QUEUE]));
    expect(read.events.map(({ event }) => event)).toEqual([DOWN]);
  });

  it("[W27] tells a call that goes on, and that it is over, and neither its number nor its keys", () => {
    const over = { ...CALL, version: 4, row: null };
    const told = { ...CALL, row: { ...CALL.row, from: "+15550100", digits: "12" } };
    expect(Batch.parse(raw(told, over)).events).toEqual([CALL, over]);
  });

  it("[W7] a channel's event leaves with the wire's own fields alone", () => {
    const [event] = Batch.parse(raw({ ...DOWN, number: "+15550100" })).events;
    expect(event).toEqual(DOWN);
  });

  it("[W20] a take-over says who, from whom and why, with the wire's own fields alone", () => {
    expect(Batch.parse(raw({ ...TAKEN, words: "I cannot" })).events).toEqual([TAKEN]);
  });

  it("[W23] [W7] a mark says which contact and who is asked first, and never the address", () => {
    const marked = { ...SAME, address: "+15550100", of: { ...SAME.of, address: "+15550100" } };
    expect(Batch.parse(raw(marked, { ...SAME, offer: null })).events).toEqual([
      SAME,
      { ...SAME, offer: null },
    ]);
  });

  it("[W26] [W7] a follow-up says when, by whom and how it stands, and never what was agreed", () => {
    expect(Batch.parse(raw({ ...AGREED, text: "Call her at her sister's" })).events).toEqual([AGREED]);
  });
});
