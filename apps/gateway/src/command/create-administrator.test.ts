import { PassThrough } from "node:stream";
import type { NewStaffMember } from "@holdfast/db";
import { describe, expect, it } from "vitest";
import { verifyPassword } from "../auth/password-hash.ts";
import { createAdministrator } from "./create-administrator.ts";
import { readPassword } from "./read-password.ts";

const PASSWORD = "a password for tests only";

function house(outcome: "created" | "username_taken" = "created") {
  const made: NewStaffMember[] = [];
  let asked = 0;
  return {
    made,
    asked: () => asked,
    staff: {
      list: async () => [],
      create: async (input: NewStaffMember) => {
        made.push(input);
        return outcome;
      },
    },
    password: async () => {
      asked += 1;
      return PASSWORD;
    },
  };
}

describe("the first administrator", () => {
  it("is stored under a lower-case name, with a hash that only the password opens", async () => {
    const { staff, made, password } = house();
    expect(await createAdministrator(staff, "Sam", password)).toEqual({ kind: "created", username: "sam" });
    const [member] = made;
    expect(member).toMatchObject({ username: "sam", name: "Sam", role: "administrator" });
    expect(await verifyPassword({ hash: member?.passwordHash ?? "", password: PASSWORD })).toBe(true);
    expect(await verifyPassword({ hash: member?.passwordHash ?? "", password: `${PASSWORD}!` })).toBe(false);
  });

  it.each(["", "a", "two words", "x".repeat(41), "ähm", "a@example.org"])(
    "is refused under the name %j, before a password is asked for",
    async (username) => {
      const { staff, asked, password } = house();
      const refused = { kind: "refused", because: "username" };
      expect(await createAdministrator(staff, username, password)).toEqual(refused);
      expect(asked()).toBe(0);
    },
  );

  it("[G454] has no password that is guessed first", async () => {
    const { staff } = house();
    const refused = { kind: "refused", because: "guessed_first" };
    expect(await createAdministrator(staff, "sam", async () => "Holdfast2026!")).toEqual(refused);
  });

  it("is not made where the name is taken", async () => {
    const { staff, password } = house("username_taken");
    const refused = { kind: "refused", because: "username_taken" };
    expect(await createAdministrator(staff, "sam", password)).toEqual(refused);
  });
});

describe("a password that is piped in", () => {
  const piped = async (text: string): Promise<string> => {
    const input = Object.assign(new PassThrough(), { isTTY: false });
    input.end(text);
    return readPassword(input, () => {});
  };

  it("is the first line, whole, and nothing when there is none", async () => {
    expect(await piped(" two words \nmore\n")).toBe(" two words ");
    expect(await piped("no newline")).toBe("no newline");
    expect(await piped("")).toBe("");
  });
});
