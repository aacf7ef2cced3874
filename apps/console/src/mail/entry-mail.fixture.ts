import type { EntryFile, EntryMail } from "./entry-mail.ts";

/** An invented mail in which nothing is remarkable. */
export function mail(facts: Partial<EntryMail> = {}): EntryMail {
  return {
    subject: "About Tuesday",
    sender: null,
    addressees: null,
    automatic: null,
    signs: [],
    partly: [],
    html: null,
    files: [],
    ...facts,
  };
}

/** An invented file that came along. */
export function file(facts: Partial<EntryFile> = {}): EntryFile {
  return {
    id: "01936f3a-0000-7000-8000-0000000000f1",
    name: "lease.pdf",
    foundType: "application/pdf",
    bytes: 240_000,
    role: "attachment",
    isInline: false,
    isKept: true,
    ...facts,
  };
}
