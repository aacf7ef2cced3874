import { UserId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { answered } from "../contact/entry.fixture.ts";
import { pendingReply } from "../contact/pending.fixture.ts";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { isHeld, lastUnsent } from "./last-unsent.ts";

const line = [pendingReply("b", { after: "a" }), pendingReply("c", { after: "b" })];

describe("what somebody means who wants their last words back", () => {
  const me = UserId.parse(dana.id);
  const contact = line[0]!.contact;
  const entries = (
    ...all: readonly ReturnType<typeof answered>[]
  ): ReadonlyMap<string, ReturnType<typeof answered>> => new Map(all.map((entry) => [entry.id, entry]));

  it("is the newest that is held back, and never what has left or what others wrote", () => {
    const all = entries(
      answered({ id: "first", at: 1 }),
      answered({ id: "second", at: 2 }),
      answered({ id: "gone", at: 3, sendState: "sent" }),
      answered({ id: "hers", at: 4, author: marta }),
    );
    expect(lastUnsent(contact, me, [], all)).toEqual({ id: "second", text: "We are here" });
    expect(lastUnsent(contact, me, [], entries(answered({ sendState: "sent" })))).toBeNull();
    expect(isHeld(answered(), UserId.parse(uuid(2)))).toBe(false);
  });

  it("is the first of several that has not left, as the others wait for it", () => {
    const held = entries(answered({ id: "a", text: "One. " }));
    expect(lastUnsent(contact, me, line, held)?.id).toBe("a");
    expect(lastUnsent(contact, me, line, entries(answered({ id: "a", sendState: "sent" })))?.id).toBe("b");
    expect(lastUnsent(contact, me, [pendingReply("a"), ...line], new Map())?.id).toBe("a");
  });

  it("is what is on its way or was refused for certain, and not what nobody can tell of", () => {
    const refused = { words: "no", isCertain: true };
    expect(lastUnsent(contact, me, [pendingReply("a")], new Map())?.id).toBe("a");
    expect(lastUnsent(contact, me, [pendingReply("a", { refusal: refused })], new Map())?.id).toBe("a");
    const lost = pendingReply("a", { refusal: { ...refused, isCertain: false } });
    expect(lastUnsent(contact, me, [lost], new Map())).toBeNull();
    expect(lastUnsent(contact, me, [pendingReply("a", { kind: "note" })], new Map())).toBeNull();
  });
});
