import { CaseId, ContactId } from "@holdfast/case-schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CaseEvent, CaseNewsAbout } from "./read-anew-event.ts";
import { Batch, Reset } from "./protocol.ts";
import { readEvents } from "./server/read-events.ts";
import { cursorAt } from "./simulation/sample.ts";
import { caseOf, caseStream, contactStream, isOfCase, MAIN_BOARD, MAIN_QUEUE, StreamName } from "./stream.ts";

const caseId = fc.uuid({ version: [4, 7] }).map((id) => CaseId.parse(id));
const event = fc.record({
  kind: fc.constant("case" as const),
  id: caseId,
  version: fc.integer({ min: 1 }),
  about: fc.constantFrom(...CaseNewsAbout.options),
});

describe("news of a case", () => {
  it("[W28] crosses as it is, and without anything that the wire has no word for", () => {
    fc.assert(
      fc.property(event, fc.dictionary(fc.string(), fc.jsonValue()), (told, more) => {
        const batch = {
          stream: caseStream(told.id),
          from: cursorAt(1),
          to: cursorAt(2),
          events: [{ ...more, ...told }],
        };
        const crossed: unknown = JSON.parse(JSON.stringify(Batch.parse(batch)));
        expect(Batch.parse(crossed)).toEqual({ ...batch, events: [told] });
        const stored = { xid: 2n, seq: 1n, stream: batch.stream, payload: { ...more, ...told } };
        expect(readEvents("1".padStart(16, "0"), [stored]).events.map((each) => each.event)).toEqual([told]);
      }),
    );
  });

  it.each([
    ["a version of none", { version: 0 }],
    ["something else to read", { about: "let_in" }],
    ["no id", { id: "rosa" }],
  ])("[W28] is nothing with %s", (_what, facts) => {
    const told = { kind: "case", id: "019ab000-0000-7000-8000-000000000001", version: 1, about: "record" };
    expect(CaseEvent.safeParse(told).success).toBe(true);
    expect(CaseEvent.safeParse({ ...told, ...facts }).success).toBe(false);
  });
});

describe("a contact's stream", () => {
  it("has a name as every stream has, whatever id was let through", () => {
    fc.assert(
      fc.property(fc.uuid({ version: [4, 7] }), fc.boolean(), (id, isLoud) => {
        const name = contactStream(ContactId.parse(isLoud ? id.toUpperCase() : id));
        expect(StreamName.parse(name)).toBe(`contact:${id}`);
      }),
    );
  });
});

describe("a case's stream", () => {
  it("[W28] is called by the case's id, and by no other stream's name", () => {
    fc.assert(
      fc.property(caseId, (id) => {
        expect([caseOf(caseStream(id)), isOfCase(caseStream(id))]).toEqual([id, true]);
        expect(caseOf(contactStream(id as never))).toBeNull();
      }),
    );
    for (const stream of [MAIN_QUEUE, MAIN_BOARD])
      expect([caseOf(stream), isOfCase(stream)]).toEqual([null, false]);
  });

  it("[W29] of what no case is called is nobody's, and throws nothing", () => {
    const letters = fc.constantFrom(..."0123456789abcdef-".split(""));
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 36, maxLength: 36 }), (name) => {
        const read = StreamName.safeParse(`case:${name}`);
        if (!read.success) return;
        expect(isOfCase(read.data)).toBe(true);
        expect(caseOf(read.data) ?? name).toBe(name);
      }),
    );
    expect(caseOf(StreamName.parse(`case:${"-".repeat(36)}`))).toBeNull();
  });

  it("[W29] says when it ended for somebody as it says any reset", () => {
    const ended = { stream: StreamName.parse("case:019ab000-0000-7000-8000-000000000001"), reason: "ended" };
    expect(Reset.parse(ended)).toEqual(ended);
  });
});
