import { describe, expect, it } from "vitest";
import { mergeEntries } from "../contact/entries.ts";
import { answered, said } from "../contact/entry.fixture.ts";
import { theirSubject } from "./reply-subject.ts";

describe("the subject of a conversation", () => {
  it("is theirs, with or without a name, and never that of another sender", () => {
    const sender = { name: "Heron", maskedAddress: "h••••@••••", isOther: false };
    const entries = mergeEntries(new Map(), [
      said({ id: "1", at: 1, subject: "Theirs", sender }),
      said({ id: "2", at: 2, subject: "A stranger's", sender: { ...sender, isOther: true } }),
    ]);
    expect(theirSubject(entries)).toBe("Theirs");
  });

  it("is the last that a person's mail had: not a machine's, not ours, and not an empty one", () => {
    const entries = mergeEntries(new Map(), [
      said({ id: "1", at: 1, subject: "First" }),
      said({ id: "2", at: 2, subject: "Second" }),
      said({ id: "3", at: 3, subject: "  " }),
      said({ id: "4", at: 4, subject: null }),
      said({ id: "5", at: 5, subject: "Away", automatic: "auto_reply" }),
      answered({ id: "6", at: 6, subject: "Ours" }),
    ]);
    expect(theirSubject(entries)).toBe("Second");
    expect(theirSubject(new Map())).toBeNull();
  });
});
