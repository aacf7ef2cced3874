import { DEFAULT_KEYWORDS } from "@holdfast/case-schema";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keywordOf } from "./keyword-of.ts";
import { withoutSignature } from "./signature.ts";

const kindOf = (text: string) => keywordOf(withoutSignature(text), DEFAULT_KEYWORDS)?.kind ?? null;

describe("a signature that a program put below a mail", () => {
  it.each([
    "STOP\n-- \nMaria Lopez\n+1 202 555 0134",
    "STOP\r\n-- \r\nMaria",
    "Stop\n\n--\nMaria",
    "STOP\n\nSent from my iPhone",
    "stop\nSent from my iPhone.",
    "stop\nSent from my Galaxy S24 Ultra",
    "Stop\n\n\nSent from Yahoo Mail on Android\n\n",
    "Stop\nSent from Outlook for iOS",
    "Stop\n\nGet Outlook for iOS<https://aka.example/o>",
    "BAJA\n\nEnviado desde mi iPhone",
    "Arrêt\nEnvoyé de mon iPhone",
    "Arrêt\nEnvoyé à partir de mon téléphone",
    "STOP\nSent from my iPhone\n-- \nMaria",
  ])("[CP45] [CP61] says nothing beside a word that stands alone: %j", (text) => {
    expect(kindOf(text)).toBe("opt_out");
  });

  it.each(["-- \nMaria", "\n\nSent from my iPhone\n", "\nEnviado desde mi móvil", "--", "\n"])(
    "[CP45] alone is nothing that was written: %j",
    (text) => {
      expect(withoutSignature(text).trim()).toBe("");
    },
  );

  it.each([
    ["more than a word stands above it", "Stop him\n-- \nMaria"],
    ["it is longer than one is", `STOP\n-- \n${"he will not let me leave this room. ".repeat(40)}`],
    ["it has more lines than one has", `STOP\n-- \n${"he is here\n".repeat(13)}`],
    ["the line of dashes holds more", "STOP\n-- he is here\nMaria"],
    ["somebody names a device in words of theirs", "STOP\nSent from my neighbour's phone, he took mine"],
    ["they go on below the device", "STOP\nSent from my iPhone\nplease come"],
    ["the line only begins like one", "STOP\nSent from my phone because he took mine and i am scared"],
  ])("[CP61] makes no word of what is a message: %s", (_why, text) => {
    expect(kindOf(text)).toBeNull();
  });

  it("[CP61] is all that is left out: whatever is written stands as it was, from its beginning", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("stop", "--", "-- ", "Maria", "", "Sent from my iPhone", "a b")),
        (lines) => {
          const text = lines.join("\n");
          const left = withoutSignature(text);
          expect(text.startsWith(left)).toBe(true);
          expect(withoutSignature(left)).toBe(left);
        },
      ),
    );
  });
});
