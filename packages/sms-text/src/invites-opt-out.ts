import { isOptOutWord } from "./opt-out-word.ts";

/** How a text asks for a word back, in the languages that are spoken here; accents left aside. */
const ASKS =
  /^(?:text|reply|replying|send|sending|write|type|typing|answer|respond|say|press|texting|responda|responde|responder|conteste|contesta|envie|envia|enviar|escriba|escribe|escribir|mande|manda|diga|di|repondez|reponds|repondre|envoyez|envoie|envoyer|ecrivez|ecris|ecrire|tapez|tape|taper|dites|dis)$/;
/** How far an asked word may stand from the asking: "send us the word STOP". */
const REACH = 4;
/** Of how many words one that opts out may be: "opt out", "no más mensajes". */
const WORDS_MAX = 4;

/**
 * The first word of a text that asks somebody for a word which would cut them off from us, or `null`: one that opts out and
 * stands in capitals, in quotes, alone, or soon after "reply", "send" and their like (ST11). Said in passing ("can you stop
 * the car?") it asks for nothing. `others` are the words by which a hotline opts out beside those it began with.
 */
export function invitesOptOut(text: string, others: readonly string[] = []): string | null {
  if (isOptOutWord(text, others)) return text.trim();
  // What shows nothing parts no word, and wide letters are the letters they show.
  const read = text.normalize("NFKC").replaceAll(/[\p{Cf}\p{Variation_Selector}]/gu, "");
  for (const sentence of read.split(/[.!?\n;]+/)) {
    const words = [...sentence.matchAll(/(["'«»“”‘’„]?)([\p{L}\p{N}][\p{L}\p{N}\p{M}-]*)(["'«»“”‘’]?)/gu)];
    let asked = -1;
    for (const [index, [, before, first = ""]] of words.entries()) {
      for (let count = 1; count <= WORDS_MAX && index + count <= words.length; count += 1) {
        const run = words.slice(index, index + count);
        const word = run.map(([, , each]) => each).join(" ");
        if (!isOptOutWord(word, others)) continue;
        const isQuoted = before !== "" && run.at(-1)?.[3] !== "";
        const isLoud = word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase();
        const isAsked = asked >= 0 && index - asked <= REACH;
        if (isQuoted || isLoud || isAsked) return word;
      }
      if (ASKS.test(plain(first))) asked = index;
    }
  }
  return null;
}

function plain(word: string): string {
  return word.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
