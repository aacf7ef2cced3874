import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visibleName } from "./visible-name.ts";

describe("a stranger's name of a file", () => {
  it.each([
    ["lease.pdf", "lease.pdf"],
    ["año nuevo – été.jpg", "año nuevo – été.jpg"],
    ["photo\u202Egpj.exe", "photo⟨202E⟩gpj.exe"],
    ["a\u0000b\r\nc\u2066d\u200B", "a⟨0000⟩b⟨000D⟩⟨000A⟩c⟨2066⟩d⟨200B⟩"],
    [`letter.pdf${" ".repeat(80)}.exe`, "letter.pdf ⟨80×␣⟩ .exe"],
    ["", ""],
  ])("%j reads %j", (name, read) => expect(visibleName(name)).toBe(read));

  it("keeps its ending when it is long", () => {
    expect(visibleName(`${"a".repeat(500)}.scr`)).toMatch(/^a{60} … a+\.scr$/);
  });

  it("never has a character that turns or hides others, whatever it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40, size: "medium" }), (name) => {
        expect(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(visibleName(name))).toBe(false);
      }),
      { numRuns: rounds(100) },
    );
  });
});
