import { DEFAULT_QUIET_WORDS } from "@holdfast/contact-policy";
import type { Language } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { instructionsIn } from "./instructions.ts";
import { lintSaid, type LineCode } from "./lint-line.ts";
import { unsaidIn, type Unsaid } from "./unsaid.ts";

const codes = (
  words: Partial<Record<"voice" | "text" | "written" | "tty", string>>,
  language: Language = "en",
): readonly LineCode[] => {
  const open = { voice: "Look.", text: "Look.", written: "Look.", tty: "Look. GA", ...words };
  return lintSaid({ open }, { language, quiet: DEFAULT_QUIET_WORDS, covertMayAsk: false }).map(
    ({ code }) => code,
  );
};

describe("what is never said", () => {
  it.each<[Language, Unsaid, string]>([
    ["en", "closes_eyes", "Close your eyes and think of a lake."],
    ["en", "tells_calm", "Just relax."],
    ["en", "tells_calm", "Try to calm down."],
    ["en", "tells_calm", "You are safe now."],
    ["en", "orders", "You should look around."],
    ["en", "orders", "You must sit."],
    ["en", "names_body_part", "Feel your chest rise."],
    ["en", "names_body_part", "Notice your legs."],
    ["en", "holds_breath", "Hold your breath for four."],
    ["en", "is_religious", "You can pray, if you like."],
    ["en", "asks_where", "Where are you now?"],
    ["es", "closes_eyes", "Cierre los ojos."],
    ["es", "tells_calm", "Relájese un poco."],
    ["es", "tells_calm", "Tranquila, ya pasó."],
    ["es", "tells_calm", "Está a salvo."],
    ["es", "orders", "Debería mirar."],
    ["es", "orders", "Ahora tiene que mirar."],
    ["es", "names_body_part", "Sienta el pecho."],
    ["es", "holds_breath", "Aguante la respiración."],
    ["es", "is_religious", "Dios le cuida."],
    ["es", "asks_where", "¿En qué calle está?"],
    ["fr", "closes_eyes", "Fermez les yeux."],
    ["fr", "tells_calm", "Détendez-vous."],
    ["fr", "tells_calm", "Vous êtes en sécurité."],
    ["fr", "orders", "Vous devez regarder."],
    ["fr", "orders", "Il faut respirer."],
    ["fr", "names_body_part", "Sentez votre ventre."],
    ["fr", "holds_breath", "Retenez votre souffle."],
    ["fr", "is_religious", "Une prière peut aider."],
    ["fr", "asks_where", "Où êtes-vous ?"],
  ])("[GS21] in %s, %s: %s", (language, kind, words) => {
    expect(unsaidIn(words, language)).toEqual([kind]);
  });

  it.each<[Language, string]>([
    ["en", "You do not have to say anything."],
    ["en", "You can come back to it any time. One word back is plenty."],
    ["en", "Close your eyes only if you want; open is just as good."],
    ["es", "No tiene que decir nada. No hay que hacer nada."],
    ["es", "Puede cerrar los ojos, solo si quiere; abiertos está igual de bien."],
    ["fr", "Rien ne doit venir. Une gorgée suffit."],
    ["fr", "Fermez les yeux seulement si vous voulez ; ouverts, c'est aussi bien."],
  ])("[GS21] in %s this may be said: %s", (language, words) => {
    expect(unsaidIn(words, language)).toEqual([]);
  });
});

it.each<[Language, number, string]>([
  ["en", 0, "I'm still here. One word is fine."],
  ["en", 1, "If you like, find five things you can see. Send any emoji when you have them."],
  ["en", 2, "Find five things you can see, and then name four sounds."],
  ["en", 2, "Press your feet down. Now look around."],
  ["es", 1, "Si quiere, note cuatro cosas, como la manga. Basta un emoji."],
  ["es", 2, "Note cuatro cosas y luego cuente hasta diez."],
  ["fr", 1, "Prenez votre temps. Comptez de dix à un."],
  ["fr", 2, "Trouvez cinq choses, puis nommez-les."],
])("[GS22] in %s, %i instructions: %s", (language, count, words) => {
  expect(instructionsIn(words, language)).toBe(count);
});

it("[GS22] a text with two of them is found", () => {
  expect(codes({ text: "Find five things, then name them." })).toEqual(["several_instructions"]);
});

it.each<[Language, string, boolean]>([
  ["en", "a".repeat(160), true],
  ["en", "a".repeat(161), false],
  ["es", "á".repeat(70), true],
  ["es", "á".repeat(71), false],
  // With the date of a Saturday filled in, it is a wide text of more than 70.
  ["es", `${"a".repeat(60)} {today}`, false],
  ["fr", `${"a".repeat(60)} {today}`, false],
  ["en", `${"a".repeat(60)} {today}`, true],
])("[GS23] in %s a text has to be one on the air: %s", (language, text, fits) => {
  expect(codes({ text }, language).includes("longer_than_one_text")).toBe(!fits);
});

it.each<[Parameters<typeof codes>[0], LineCode]>([
  [{ voice: "One. Two. Three." }, "several_sentences"],
  [{ tty: "Still here." }, "no_ga"],
  [{ tty: "An emoji is fine. GA" }, "emoji_on_tty"],
  [{ written: "Hello {name}." }, "unknown_place"],
])("[GS24] %o: %s", (words, code) => {
  expect(codes(words)).toEqual([code]);
});

it.each<[Language, string, LineCode]>([
  ["en", "Reply STOP when it is enough.", "invites_opt_out"],
  ["es", "Escriba ALTO si basta.", "invites_opt_out"],
  ["fr", "Répondez ARRET si c'est assez.", "invites_opt_out"],
  ["en", "This is the hotline.", "quiet_word"],
  ["es", "Esto es por la trata.", "quiet_word"],
  ["en", "More at example.org", "quiet_word"],
  ["en", "Call 202-555-0142 now.", "quiet_word"],
  ["fr", "Appelez le 06 12 34 56 78.", "quiet_word"],
  ["es", "Escriba a rosa@example.fr", "quiet_word"],
])("[GS25] in %s: %s", (language, written, code) => {
  expect(codes({ written }, language)).toEqual([code]);
});

it("[GS26] what is said to somebody who is watched asks nothing, but for a number where that is meant", () => {
  const line = { voice: "Look.", text: "How is it?", written: "Look.", tty: "Look. GA" };
  const said = { open: { ...line, text: "Look." }, covert: line };
  const asked = { language: "en", quiet: DEFAULT_QUIET_WORDS } as const;
  expect(lintSaid(said, { ...asked, covertMayAsk: false })).toEqual([
    { code: "covert_asks", variant: "covert", form: "text" },
  ]);
  expect(lintSaid(said, { ...asked, covertMayAsk: true })).toEqual([]);
});
