import { describe, expect, it } from "vitest";
import { attestationOwed } from "./attestation.ts";

const toAnother = { isToAnother: true, mentioned: [] };
const anaToAnother = { isToAnother: true, mentioned: ["Ana"] };
const anaToThePerson = { isToAnother: false, mentioned: ["Ana"] };

describe("an ordinary reply", () => {
  it.each([
    // to another, mentioned, attested -> owed
    [false, [], null, null],
    [false, [], [], null],
    [true, [], null, toAnother],
    [true, [], [], null],
    [true, [], ["Ana"], null],
    [true, ["Ana"], null, anaToAnother],
    [true, ["Ana"], ["Ana"], null],
    [false, ["Ana"], null, anaToThePerson],
    [false, ["Ana"], ["Ana", "Bea"], null],
  ] as const)(
    "[CO80] to another: %s, mentioning %j, attested of %j, owes %j",
    (isToAnother, mentioned, attested, owed) => {
      expect(attestationOwed({ isToAnother, mentioned, attested })).toEqual(owed);
    },
  );

  it("[CO81] is attested of what was pointed out, and of nothing that was written in since", () => {
    const reply = { isToAnother: true, mentioned: ["Ana", "Bea"] };
    const owed = { isToAnother: true, mentioned: ["Ana", "Bea"] };
    expect(attestationOwed({ ...reply, attested: [] })).toEqual(owed);
    expect(attestationOwed({ ...reply, attested: ["Ana"] })).toEqual(owed);
    expect(attestationOwed({ ...reply, attested: ["Bea", "Ana"] })).toBeNull();
  });
});
