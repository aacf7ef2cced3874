import type { Language } from "@holdfast/case-schema";
import { sentencesOf } from "@holdfast/sms-text";
import { syllable } from "syllable";
import { frenchSyllables } from "./french-syllables.ts";
import { spanishSyllables } from "./spanish-syllables.ts";

/** How hard a text is to read, on the scale that its language has. */
export interface ReadingLevel {
  readonly scale: "flesch_kincaid_grade" | "fernandez_huerta" | "kandel_moles";
  readonly score: number;
  /** Whether it is as easy as a script has to be (GS20). */
  readonly isEasy: boolean;
}

/** The highest school grade of English, and the lowest ease of Spanish and French, of 100. */
export const GRADE_MAX = 6;
export const EASE_MIN = 70;

/** Measures a text in its language. An empty one is easy. */
export function readingLevel(text: string, language: Language): ReadingLevel {
  switch (language) {
    case "en": {
      const score = fleschKincaidGrade(countsOf(text, syllable));
      return { scale: "flesch_kincaid_grade", score, isEasy: score <= GRADE_MAX };
    }
    case "es": {
      const score = fernandezHuerta(countsOf(text, spanishSyllables));
      return { scale: "fernandez_huerta", score, isEasy: score >= EASE_MIN };
    }
    case "fr": {
      const score = kandelMoles(countsOf(text, frenchSyllables));
      return { scale: "kandel_moles", score, isEasy: score >= EASE_MIN };
    }
  }
}

/** What the formulas are made of. */
export interface Counts {
  readonly sentences: number;
  readonly words: number;
  readonly syllables: number;
}

/** Kincaid, Fishburne, Rogers and Chissom (1975), Research Branch Report 8-75: a school grade of the United States. */
export function fleschKincaidGrade({ sentences, words, syllables }: Counts): number {
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/**
 * Fernández Huerta (1959), "Medidas sencillas de lecturabilidad", Consigna 214: 206.84 − 0.60 P − 1.02 F, where P is syllables in
 * a hundred words. F is taken as words in a sentence, as G. Law (2011) shows that it was meant.
 */
export function fernandezHuerta({ sentences, words, syllables }: Counts): number {
  return 206.84 - 60 * (syllables / words) - 1.02 * (words / sentences);
}

/** Kandel and Moles (1958), "Application de l'indice de Flesch à la langue française", Cahiers d'études de radio-télévision 19. */
export function kandelMoles({ sentences, words, syllables }: Counts): number {
  return 207 - 1.015 * (words / sentences) - 73.6 * (syllables / words);
}

/** Counts a text; what is in braces is filled in later and left out. Never zero, so that every formula has an answer. */
export function countsOf(text: string, syllablesOf: (word: string) => number): Counts {
  const read = text.replaceAll(/\{\w+\}/g, " ");
  const words = read.match(/\p{L}[\p{L}\p{M}’']*/gu) ?? [];
  const sentences = sentencesOf(read).filter((sentence) => /\p{L}/u.test(sentence));
  return {
    sentences: Math.max(1, sentences.length),
    words: Math.max(1, words.length),
    syllables: words.reduce((sum, word) => sum + Math.max(1, syllablesOf(word)), 0),
  };
}
