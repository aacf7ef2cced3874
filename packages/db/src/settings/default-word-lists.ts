import type { Lane, Language, WordList } from "@holdfast/case-schema";

const listOf = (
  language: Language,
  found: readonly (readonly [id: string, words: string, lane: Lane])[],
): WordList => ({
  id: `danger-${language}`,
  language,
  entries: found.map(([id, words, lane]) => ({ id, words, lane })),
});

/**
 * What a new house begins with: few words, each of which means the same wherever it stands. A hotline makes its own of
 * them, with people who speak the language.
 */
export const DEFAULT_WORD_LISTS: WordList[] = [
  listOf("en", [
    ["kill-me", "kill me", "life_threat"],
    ["going-to-kill", "going to kill", "life_threat"],
    ["has-a-gun", "has a gun", "life_threat"],
    ["has-a-knife", "has a knife", "life_threat"],
    ["kill-myself", "kill myself", "life_threat"],
    ["suicide", "suicide", "crisis"],
    ["locked-in", "locked me in", "crisis"],
    ["cannot-leave", "won't let me leave", "crisis"],
    ["hurting-me", "hurting me", "crisis"],
    ["raped", "raped", "crisis"],
  ]),
  listOf("es", [
    ["matarme", "matarme", "life_threat"],
    ["me-va-a-matar", "me va a matar", "life_threat"],
    ["tiene-un-arma", "tiene un arma", "life_threat"],
    ["tiene-un-cuchillo", "tiene un cuchillo", "life_threat"],
    ["suicidio", "suicidio", "crisis"],
    ["encerrada", "encerrada", "crisis"],
    ["encerrado", "encerrado", "crisis"],
    ["no-me-deja-salir", "no me deja salir", "crisis"],
    ["me-pega", "me pega", "crisis"],
  ]),
  listOf("fr", [
    ["me-tuer", "me tuer", "life_threat"],
    ["a-une-arme", "a une arme", "life_threat"],
    ["a-un-couteau", "a un couteau", "life_threat"],
    ["suicide", "suicide", "crisis"],
    ["enfermee", "enfermée", "crisis"],
    ["enferme", "enfermé", "crisis"],
    ["me-frappe", "me frappe", "crisis"],
  ]),
];
