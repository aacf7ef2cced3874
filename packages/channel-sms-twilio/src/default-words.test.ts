import { DEFAULT_KEYWORDS } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { twilioBlocks } from "./default-words.ts";

const said = (kind: "opt_out" | "opt_in"): readonly string[] =>
  DEFAULT_KEYWORDS.lists.flatMap((list) => list[kind]);

describe("the words on which Twilio blocks by itself", () => {
  it.each(["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"])(
    "[TW6] %s is one, and a word that opts out with us",
    (word) => {
      expect(twilioBlocks(` ${word.toLowerCase()}\n`)).toBe(true);
      expect(said("opt_out")).toContain(word);
    },
  );

  it.each(["START", "Unstop"])("[TW6] %s takes it back, there as here", (word) => {
    expect(twilioBlocks(word)).toBe(false);
    expect(said("opt_in")).toContain(word.toUpperCase());
  });

  it.each(["¡Alto!", "Stop.", "ARRET", "REMOVE", "YES", "HELP", "please stop him", ""])(
    "[TW6] %j is none, whatever it says to us",
    (text) => expect(twilioBlocks(text)).toBeNull(),
  );
});
