import { expect, it } from "vitest";
import { savedName } from "./saved-name.ts";

it.each([
  ["application/pdf", "usual", "file-from-mail.pdf"],
  ["application/PDF", "usual", "file-from-mail.pdf"],
  ["application/pdf", "programme", "file-from-mail.unsafe"],
  ["application/x-odd", "usual", "file-from-mail.unknown"],
  [null, "unknown", "file-from-mail.unknown"],
] as const)("a stranger's file of %s (%s) is saved as %s", (type, risk, name) => {
  expect(savedName(type, risk)).toBe(name);
});
