import { expect, it } from "vitest";
import { quotedFrom } from "./quoted-history.ts";

const TEXTS: readonly (readonly [name: string, text: string, from: string | null])[] = [
  ["nothing quoted", "Are you there?", null],
  ["a quotation at the end", "Yes.\n\n> Are you there?", "> Are"],
  ["words above a quotation", "Yes.\nOn Monday at ten Ada wrote:\n> Are you there?", "On Monday"],
  [
    "words above a quotation, over two lines",
    "Yes.\nOn Monday at ten, Ada Lovelace\n<ada@example.org> wrote:\n> Are you there?",
    "On Monday",
  ],
  ["German", "Ja.\nAm Montag um 10 schrieb Ada:\n> Hallo", "Am Montag"],
  ["Outlook", "Yes.\n\n-----Original Message-----\nFrom: Ada\nHello", "-----Original"],
  ["Outlook without its line", "Yes.\n\nFrom: Ada\nSent: Monday\nHello", "From: Ada"],
  ["a mail passed on", "Look.\n---------- Forwarded message ---------\nFrom: Ada\nHello", null],
  ["answers between the lines", "> Are you there?\nYes.\n> Are you safe?\nNo.", null],
  ["an answer below", "> Are you there?\nYes.", null],
  ["an answer below, and history after it", "> Are you there?\nYes.\n> Older words.", "> Older"],
  ["a mail passed on by Apple's program", "Look.\nBegin forwarded message:\n\n> From: Ada\n> Hello", null],
  ["a mail passed on, quoted", "Yes.\n> ---------- Forwarded message ---------\n> Hello", "> -----"],
  ["words that only begin like it", "On Monday he came.\nI ran.", null],
  ["a line of From at the top", "From: here I cannot say.\nSent: nothing", null],
];

it.each(TEXTS)("[EM11] %s", (_name, text, from) => {
  const found = quotedFrom({ text, subject: "Re: Hello", follows: ["one@example.org"] });
  expect(found).toBe(from === null ? null : text.indexOf(from));
});

const HISTORY = "Yes.\n\n-----Original Message-----\nFrom: Ada\nHello";

it("[EM11] a mail that answers none has no earlier words: they are new here", () => {
  expect(quotedFrom({ text: HISTORY, subject: "Re: Hello", follows: [] })).toBeNull();
});

it.each([
  ["Fwd: Hello", null],
  ["FW: Hello", null],
  ["TR : Bonjour", null],
  ["RV: Hola", null],
  ["Re: Fwd: Hello", 6],
  ["Forward", 6],
])("[EM11] a mail passed on is told by its subject: %s", (subject, from) => {
  expect(quotedFrom({ text: HISTORY, subject, follows: ["one@example.org"] })).toBe(from);
});
