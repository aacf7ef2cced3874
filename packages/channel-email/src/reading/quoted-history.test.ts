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
  [
    "a mail passed on",
    "Look.\n---------- Forwarded message ---------\nFrom: Ada\nHello",
    "---------- Forwarded",
  ],
  ["answers between the lines", "> Are you there?\nYes.\n> Are you safe?\nNo.", null],
  ["an answer below", "> Are you there?\nYes.", null],
  ["an answer below, and history after it", "> Are you there?\nYes.\n> Older words.", "> Older"],
  ["words that only begin like it", "On Monday he came.\nI ran.", null],
  ["a line of From at the top", "From: here I cannot say.\nSent: nothing", null],
];

it.each(TEXTS)("[EM11] %s", (_name, text, from) => {
  expect(quotedFrom(text)).toBe(from === null ? null : text.indexOf(from));
});
