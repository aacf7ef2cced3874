import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { invitesOptOut } from "./invites-opt-out.ts";

describe("a text of ours", () => {
  it.each([
    ["Reply STOP to end", "STOP"],
    ["You can text stop at any time.", "stop"],
    ["Answer with the word stop", "stop"],
    ['When it is not safe write "end"', "end"],
    ["Nothing more? QUIT", "QUIT"],
    ["STOP", "STOP"],
    [" cancel! ", "cancel!"],
    ["Responda ALTO para no recibir más.", "ALTO"],
    ["Envíe la palabra baja.", "baja"],
    ["Répondez arrêt.", "arrêt"],
    ["Tapez « stop » quand vous voulez.", "stop"],
    ["Reply UNSUBSCRIBE", "UNSUBSCRIBE"],
    ["Reply ST\u200BOP to end", "STOP"],
    ["Reply ＳＴＯＰ to end", "STOP"],
    ["Say opt-out", "opt-out"],
    ["Reply OPT OUT to leave", "OPT OUT"],
    ["Answer “opt out” when you want", "opt out"],
    ["Responda CANCELAR", "CANCELAR"],
    ["Écrivez fin.", "fin"],
    ["Reply REMOVE", "REMOVE"],
    ["Reply TD", "TD"],
  ])("[ST11] that asks for a word which opts out is found: %s", (text, word) => {
    expect(invitesOptOut(text)).toBe(word);
  });

  it.each([
    "Can you stop the car somewhere safe?",
    "We can end here for today. Write when you want.",
    "Did they cancel your papers?",
    "Reply Y or N.",
    "Answer me when you can. In the end it is your choice.",
    "I will stop writing now. Send me a word later.",
    "¿Puede hablar en voz baja?",
    "OK. I AM HERE.",
    "",
  ])("[ST11] that asks for nothing of the kind is left alone: %s", (text) => {
    expect(invitesOptOut(text)).toBeNull();
  });

  it("[ST11] that asks for a word of the hotline's own is found as well", () => {
    expect(invitesOptOut("Responda BASTA para terminar")).toBeNull();
    expect(invitesOptOut("Responda BASTA para terminar", ["Basta"])).toBe("BASTA");
    expect(invitesOptOut("Reply STOP", ["Basta"])).toBe("STOP");
    expect(invitesOptOut("Responda NO MÁS MENSAJES.", ["no más mensajes"])).toBe("NO MÁS MENSAJES");
    expect(invitesOptOut("Ya no más mensajes por hoy.", ["no más mensajes"])).toBeNull();
  });

  it("[ST11] that asks for such a word is found wherever the sentence stands", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200, size: "max" }),
        fc.string({ maxLength: 200, size: "max" }),
        (before, after) => {
          expect(invitesOptOut(`${before}\nReply STOP\n${after}`)).not.toBeNull();
        },
      ),
    );
  });
});
