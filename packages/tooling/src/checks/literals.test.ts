import { describe, expect, it } from "vitest";
import { isSaid, literalsOf } from "./literals.ts";

describe("the texts of a source", () => {
  it("are found in every kind of quotes, with their line and without what is filled in", () => {
    const source = "const a = \"One\";\nconst b = `Two ${name} three`;\nconst c = 'it\\'s';\n";
    expect(literalsOf(source)).toEqual([
      { line: 1, text: "One" },
      { line: 2, text: "Two  three" },
      { line: 3, text: "it\\'s" },
    ]);
  });

  it.each([
    ['// Say "nothing" here.\nconst a = "x";', ["x"]],
    ['/* a "b"\n c */ const a = "x";', ["x"]],
    ['const a = /["\']/; const b = "x";', ["x"]],
    ['if (/[/"]"/u.test(a)) say("x");', ["x"]],
    ['const a = b / c; const d = "x" / 2;', ["x"]],
    ['const a = "http://x";', ["http://x"]],
  ])("are not looked for in comments and regular expressions: %s", (source, texts) => {
    expect(literalsOf(source).map(({ text }) => text)).toEqual(texts);
  });
});

describe("a text that is said to somebody", () => {
  it.each([
    "This is too large.",
    "¿Está a solas?",
    "« Êtes-vous là ? »",
    " Are you there? ",
    "<p>Nothing yet</p>",
    "<main>\n <h1>You are  here</h1></main>",
    '<nav aria-label="Other ways">',
    "Back</a>",
  ])("is known: %j", (text) => expect(isSaid(text)).toBe(true));

  it.each([
    "GET, HEAD, POST",
    "delivery_not_stored",
    "script-src 'self'",
    "Content-Type: text/plain",
    "an id of ours",
    "<p></p>",
    '<input type="hidden" name="nonce" />',
    "card calm",
    "Web form",
    "",
  ])("is told from what programs say to each other: %j", (text) => expect(isSaid(text)).toBe(false));
});
