import { describe, expect, it } from "vitest";
import { foldFrom } from "./fold-from.ts";

const OURS = "Are you safe where you are now? We can meet you at the library.";
const THEIRS = "I am at the bakery.\nHe is away.";
const QUOTE = "> Are you safe where you are\n> now? We can meet you\n> at the library.";
const WROTE = "On Mon, 2 Mar 2026 at 10:00, Info <intake@line.example> wrote:";
const HEAD = "-----Original Message-----\nFrom: Info\nSent: Monday\nTo: Ada\nSubject: Re: Hello\n\n";
const TETE = "De : Info\nEnvoyé\u00A0: lundi\nÀ : Ada\nObjet : Bonjour\n\n";

/** Whether a text is folded at the place from which it quotes. */
function isFolded(own: string, quoted: string, before: readonly string[] = [OURS, THEIRS]): boolean {
  const from = own.length;
  const found = foldFrom(own + quoted, from, before);
  expect([from, null]).toContain(found);
  return found !== null;
}

describe("earlier words", () => {
  it.each([
    ["behind a line that says whose they are", "Yes.\n\n", `${WROTE}\n${QUOTE}`],
    [
      "behind such a line that is broken in two",
      "Yes.\n\n",
      `${WROTE.replace(", Info", ",\nInfo")}\n\n${QUOTE}`,
    ],
    ["by themselves", "Yes.\n", QUOTE],
    ["that are ours and theirs", "Yes.\n", `${WROTE}\n${QUOTE}\n> \n>> I am at the bakery.\n>> He is away.`],
    ["behind a head, unmarked", "Yes.\n\n", HEAD + OURS],
    ["behind a head in French", "Oui.\n\n", `${"_".repeat(32)}\n${TETE}${OURS}`],
    ["behind a row and a line that says whose", "Yes.\n\n", `-----Original Message-----\n${WROTE}\n${QUOTE}`],
    [
      "behind such a line that is broken in three",
      "Yes.\n\n",
      `${WROTE.replace(", Info ", ",\nInfo\n")}\n${QUOTE}`,
    ],
    [
      "behind such a line in German",
      "Ja.\n\n",
      `Am 2. März 2026 um 10:00 schrieb Info <i@line.example>:\n${QUOTE}`,
    ],
    ["with empty lines below", "Yes.\n\n", `${QUOTE}\n\n`],
  ])("are folded: %s", (_what, own, quoted) => expect(isFolded(own, quoted)).toBe(true));

  it.each([
    ["all of the mail is quoted", "", QUOTE],
    ["nothing but empty lines stands above", "\n \n", QUOTE],
    ["an answer stands between them", "Yes.\n", `${QUOTE}\n> He has a gun.`],
    ["an answer stands in a line of them", "Yes.\n", QUOTE.replace("library.", "library. No!")],
    ["an answer stands below them, unmarked", "See below.\n\n", `${HEAD}${OURS}\n\nHe has a gun.`],
    ["an answer without words stands among them", "Yes.\n", `${QUOTE}\n> 🔪`],
    ["an answer says again a word of theirs", "Yes.\n", `${QUOTE}\n> library`],
    ["somebody else's words are passed on", "Look.\n\n", "From: Him\nSent: now\n\nYou will see."],
    [
      "new words stand where a head would",
      "See below.\n\n",
      `-----Original Message-----\nHe has a gun\n${QUOTE}`,
    ],
    ["new words stand below who wrote", "See below.\n\n", `${WROTE}\nHe has a gun\n${QUOTE}`],
    ["new words stand above who wrote", "See below.\n\n", `-- \nHe has a gun\n${WROTE}\n${QUOTE}`],
    [
      "new words look like a part of the head",
      "See below.\n\n",
      `${HEAD.trim()}\nAnswer: he is here at five\n\n${OURS}`,
    ],
    ["a field comes again", "See below.\n\n", `${HEAD.trim()}\nA: he is here at five\n\n${OURS}`],
    ["new words stand in a row of dashes", "See below.\n\n", `-- he has a gun --\n${QUOTE}`],
    [
      "new words end like a line that says whose",
      "See below.\n\n",
      `-----Original Message-----\nAm with him, he has a gun:\n${QUOTE}`,
    ],
    ["they are older than this conversation", "Yes.\n", `${WROTE}\n> From another year`],
  ])("stay open where %s", (_what, own, quoted) => expect(isFolded(own, quoted)).toBe(false));

  it("stay open while nothing was said before", () => {
    expect(isFolded("Yes.\n", QUOTE, [])).toBe(false);
  });

  it("are none where the mail quotes nothing", () =>
    expect(foldFrom(`Yes.\n${QUOTE}`, null, [OURS])).toBeNull());
});
