import { describe, expect, it } from "vitest";
import { fileRisk } from "./file-risk.ts";

describe("what opening a stranger's file can do", () => {
  it.each([
    ["application/pdf", "lease.pdf", "usual"],
    ["image/jpeg", "photo.jpg", "usual"],
    ["text/plain", null, "usual"],
    ["application/x-msdownload", "photo.jpg", "programme"],
    ["application/pdf", "lease.pdf.exe", "programme"],
    ["application/pdf", "lease.EXE. ", "programme"],
    ["application/octet-stream", "photo\u202Egpj.exe", "programme"],
    ["application/pdf", "lease.e\u200Bxe", "programme"],
    ["application/zip", "papers", "may_contain"],
    ["application/msword", "letter.doc", "may_contain"],
    ["application/pdf", "letter.docm", "may_contain"],
    ["image/svg+xml", "drawing", "may_contain"],
    ["text/html", "invoice.html", "may_contain"],
    ["message/rfc822", null, "may_contain"],
    ["application/octet-stream", "file", "unknown"],
    [null, null, "unknown"],
  ] as const)("%s named %j: %s", (foundType, name, risk) => {
    expect(fileRisk({ foundType, name })).toBe(risk);
  });
});
