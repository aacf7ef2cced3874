import { DEFAULT_KEYWORDS } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keywordOf } from "./keyword-of.ts";
import { NO_NAMES } from "./no-names.ts";
import { withoutSignature } from "./signature.ts";

const kindOf = (text: string) => keywordOf(withoutSignature(text), DEFAULT_KEYWORDS)?.kind ?? null;

describe("a signature that a program put below a mail", () => {
  it.each([
    "STOP\n-- \nMaria Lopez\n+1 202 555 0134",
    "STOP\r\n-- \r\nMaria",
    "Stop\n\n--\nMaria",
    "Stop\n-- \nDr. Marie-Claire O’Brien de la Cruz",
    "Baja\n-- \nM. Núñez | Heron - Lantern",
    "Arrêt\n-- \nÉlodie Dubois\nTél. : 01 23 45 67 89\nelodie@example.org\nwww.example.org",
    "STOP\n\nSent from my iPhone",
    "stop\nSent from my iPhone.",
    "stop\nSent from my phone",
    "stop\nSent from my Galaxy S24 Ultra",
    "stop\nSent from my Samsung Galaxy S24, an AT&T 5G smartphone",
    "Stop\nSent from Mail for Windows 11",
    "Stop\n\n\nSent from Yahoo Mail on Android\n\n",
    "Stop\nSent from Outlook for iOS",
    "Stop\nSent with Proton Mail secure email.",
    "Stop\n\nGet Outlook for iOS<https://aka.example/o>",
    "BAJA\n\nEnviado desde mi iPhone",
    "BAJA\nEnviado desde mi celular",
    "Alto\nEnviado desde Correo para Windows",
    "Alto\nEnviado desde mi dispositivo Samsung",
    "Arrêt\nEnvoyé de mon iPhone",
    "Arrêt\nEnvoyé à partir de mon téléphone",
    "Arrêt\nEnvoyé à partir d’Outlook pour Android",
    "STOP\nSent from my iPhone\n-- \nMaria",
    "STOP\n-- \nMaria\n\nSent from my iPhone",
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
    ["it is longer than one is", `STOP\n-- \nM${"a".repeat(200)}`],
    ["it has more lines than one has", `STOP\n-- \n${"Maria\n".repeat(5)}`],
    ["the line of dashes holds more", "STOP\n-- he is here\nMaria"],
    ["somebody names a device in words of theirs", "STOP\nSent from my neighbour's phone, he took mine"],
    ["they go on below the device", "STOP\nSent from my iPhone\nplease come"],
    ["the line only begins like one", "STOP\nSent from my phone because he took mine and i am scared"],
  ])("[CP61] makes no word of what is a message: %s", (_why, text) => {
    expect(kindOf(text)).toBeNull();
  });

  it.each([
    "Stop\nSent from my phone he took mine",
    "Stop\nSent from my phone help",
    "Stop\nSent from my iPhone please help me",
    "Stop\nSent from my iPhone 911",
    "Stop\nSent from Outlook for iOS he is here",
    "Stop\nGet Outlook for iOS <help>",
    "Baja\nEnviado desde mi celular ayuda por favor",
    "Baja\nEnviado desde mi móvil socorro",
    "Alto\nEnviado desde mi iPhone está aquí",
    "Arrêt\nEnvoyé de mon téléphone il arrive",
    "Arrêt\nEnvoyé depuis mon Samsung aidez-moi",
    "Arrêt\nEnvoyé de mon portable 17",
  ])("[CP45] [CP61] swallows no word beside what a program writes: %j", (text) => {
    expect(kindOf(text)).toBeNull();
    expect(withoutSignature(text)).toBe(text);
  });

  it.each([
    "Stop\n--\nhe has a gun please send someone",
    "Stop\n-- \nHelp",
    "Stop\n-- \nHelp Me Please",
    "STOP\n--\nHELP ME",
    "STOP\n--\nMARIA IS DEAD",
    "Stop\n--\nHe Is Here",
    "Stop\n-- \n911",
    "Stop\n-- \nMaria\nRoom 204",
    "Stop\n-- \nMaria Lopez\nhe took my passport",
    "Stop\n--\nCall Maria 202 555 0134",
    "Stop\n-- \nhttps://maps.example.org/here/41.2",
    "Baja\n--\ntiene una pistola",
    "Baja\n-- \nAyuda",
    "Baja\n--\nPor Favor",
    "Alto\n--\nESTÁ AQUÍ",
    "Alto\n-- \nMaria Lopez\nme tiene encerrada",
    "Arrêt\n--\nil a un couteau",
    "Arrêt\n-- \nAu Secours",
    "Arrêt\n-- \nAidez-moi",
    "Arrêt\n--\nIl Est Là",
    "Arrêt\n-- \nÉlodie\n17",
    "STOP\n-- \nساعدوني",
    "STOP\n-- \n救命",
  ])("[CP45] [CP61] swallows no call for help below two dashes: %j", (text) => {
    expect(kindOf(text)).toBeNull();
    expect(withoutSignature(text)).toBe(text);
  });

  const optOut = DEFAULT_KEYWORDS.lists.flatMap((list) => list.opt_out);
  const small = fc.stringMatching(/^[a-zñéèç]{3,9}$/);
  const noName = fc.constantFrom(...NO_NAMES);
  const begins = fc.constantFrom(
    "--\n",
    "-- \n",
    "Sent from my phone ",
    "Enviado desde mi iPhone ",
    "Envoyé de mon iPhone ",
    "",
  );

  it("[CP45] [CP61] is never somebody's own words, whatever they are and wherever they stand below a STOP", () => {
    const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
    const words = fc.oneof(
      fc.array(small, { minLength: 1, maxLength: 5 }).map((all) => ["za", ...all]),
      fc.array(noName, { minLength: 1, maxLength: 5 }).map((all) => all.map(capital)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...optOut), begins, words, (stop, before, said) => {
        const text = `${stop}\n${before}${said.join(" ")}`;
        expect(withoutSignature(text)).toBe(text);
        expect(kindOf(`${text}\n-- \nMaria\nSent from my iPhone`)).toBeNull();
      }),
      { numRuns: rounds(300) },
    );
  });

  it("[CP61] leaves whatever is written above it as it was, from its beginning to its last word", () => {
    const programs = fc.array(fc.constantFrom("", "Sent from my iPhone", "Enviado desde mi móvil"));
    const below = fc
      .tuple(programs, fc.constantFrom("", "-- \nMaria", "--\nMaria Lopez\n202 555 0134"), programs)
      .map(([before, signed, after]) => [...before, signed, ...after]);
    const above = fc.array(fc.constantFrom("stop", "Maria", "", "a b", "Help"));
    fc.assert(
      fc.property(above, below, (lines, signed) => {
        const own = [...lines, "he is here"].join("\n");
        expect(withoutSignature([own, ...signed].join("\n"))).toBe(own);
      }),
      { numRuns: rounds(200) },
    );
  });

  it("[CP61] is all that is left out, and is left out at once", () => {
    const line = fc.constantFrom("stop", "--", "-- ", "Maria", "", "Sent from my iPhone", "a b");
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.join("\n");
        const left = withoutSignature(text);
        expect(text.startsWith(left)).toBe(true);
        expect(withoutSignature(left)).toBe(left);
      }),
    );
  });
});
