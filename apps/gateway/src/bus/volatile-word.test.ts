import { randomUUID } from "node:crypto";
import { ContactId, UserId } from "@holdfast/case-schema";
import { DraftNotice, Presence } from "@holdfast/wire";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TOGETHER_MAX } from "./said-together.ts";
import { readWord, readWords, WORDS_BETWEEN, writeWord, type VolatileWord } from "./volatile-word.ts";

const contact = ContactId.parse(randomUUID());
const user = UserId.parse(randomUUID());
const presence: Presence = { contact, doing: "reading", who: { id: user, name: "Dana" } };
const notice: DraftNotice = { contact, kind: "reply", author: user, revision: 3 };
const WORDS: readonly VolatileWord[] = [
  { kind: "presence", presence },
  { kind: "presence", presence: { ...presence, doing: null } },
  { kind: "draft", notice },
];

describe("what crosses a bus beside wake-ups", () => {
  it.each(WORDS)("[W18] [W21] is read as it was said (%#)", (word) => {
    expect(readWord(writeWord(word))).toEqual(word);
  });

  it("[W18] [W21] [W56] is nobody's where it cannot be read, as of another release", () => {
    const foreign = JSON.stringify({ contact, doing: "gone", who: { id: user, name: "Dana" } });
    for (const text of ["", "{", "[]", "null", '{"contact":"x"}', foreign]) expect(readWord(text)).toBeNull();
    for (const text of ["1", '"x"', '{"doing":"reading"}', '{"doing":null}'])
      expect(readWord(text)).toBeNull();
    // What says what somebody does is no notice of a draft, whatever else is with it.
    expect(readWord(JSON.stringify({ ...notice, doing: "reading" }))).toBeNull();
    expect(readWord(`${JSON.stringify(notice)}${" ".repeat(7_000)}`)).toBeNull();
  });

  it("[W60] is read as one with others, each as it was said and in that order", () => {
    const breaks = { ...presence, who: { id: user, name: `Da${WORDS_BETWEEN}na\r\n` } };
    const said: readonly VolatileWord[] = [...WORDS, { kind: "presence", presence: breaks }];
    expect(readWords(said.map(writeWord).join(WORDS_BETWEEN))).toEqual(said);
    const most = Array.from({ length: TOGETHER_MAX }, () => WORDS[0]);
    expect(readWords(most.map((word) => writeWord(word!)).join(WORDS_BETWEEN))).toEqual(most);
  });

  it("[W60] is nobody's where it cannot be read among others, and they are read all the same", () => {
    const [first, second] = [writeWord(WORDS[0]!), writeWord(WORDS[2]!)];
    const long = `${second}${" ".repeat(7_000)}`;
    const lines = [first, "{", "", long, '{"contact":"x"}', second];
    expect(readWords(lines.join(WORDS_BETWEEN))).toEqual([WORDS[0], WORDS[2]]);
    expect(readWords("")).toEqual([]);
  });

  it("[W60] is nobody's where more of it comes as one than anybody says as one", () => {
    const one = writeWord(WORDS[0]!);
    expect(readWords(Array.from({ length: TOGETHER_MAX + 1 }, () => one).join(WORDS_BETWEEN))).toEqual([]);
  });

  it("[W39] holds ids, enumerations, numbers and the name of a colleague, and nothing else", () => {
    // A field that is added is looked at here first: could it ever hold a word or an address of anybody?
    expect(Object.keys(Presence.shape)).toEqual(["contact", "doing", "who"]);
    expect(Object.keys(Presence.shape.who.shape)).toEqual(["id", "name"]);
    expect(Object.keys(DraftNotice.shape)).toEqual(["contact", "kind", "author", "revision"]);
  });

  it("[W39] [W56] leaves behind whatever came with it", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.stringMatching(/^x[a-z]{1,8}$/),
          fc.string({ minLength: 1 }).map((text) => `secret ${text}`),
          { minKeys: 1 },
        ),
        (more) => {
          const said: readonly VolatileWord[] = [
            { kind: "presence", presence: { ...more, ...presence, who: { ...more, ...presence.who } } },
            { kind: "draft", notice: { ...more, ...notice } },
          ];
          for (const word of said) expect(writeWord(word)).not.toContain("secret");
        },
      ),
    );
  });
});
