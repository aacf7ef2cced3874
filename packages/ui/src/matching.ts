export interface SearchChoice {
  readonly id: string;
  readonly label: string;
}

/** The choices whose label holds every typed word, wherever, without regard to case and accents. */
export function matching<Choice extends SearchChoice>(
  choices: readonly Choice[],
  typed: string,
): readonly Choice[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return choices.filter(({ label }) => words.every((word) => plain(label).includes(word)));
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
}
