import type { Language } from "@holdfast/case-schema";

/** One text as somebody outside receives it, with the place it has in the file of its language. */
export interface Told {
  readonly language: Language;
  /** Such as `form.start.heading`; the number of a text that stands in a list. */
  readonly key: string;
  readonly text: string;
}

/** Every text of one language, in the order of its file. What is no text is one that says nothing. */
export function toldIn(language: Language, wordings: unknown, key = ""): readonly Told[] {
  if (typeof wordings !== "object" || wordings === null)
    return [{ language, key, text: typeof wordings === "string" ? wordings : "" }];
  return Object.entries(wordings).flatMap(([name, value]) =>
    toldIn(language, value, key === "" ? name : `${key}.${name}`),
  );
}
