import { Language } from "@holdfast/case-schema";

/** The first served language of an Accept-Language header, by its weights; English when it names none of ours. */
export function chooseLanguage(header: string | null | undefined): Language {
  // Only so much of it is read: a hostile header is long, an honest one is not.
  const wishes = (header ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const weight = parameters.map((text) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(text)?.[1]).find(Boolean);
      return { language: Language.safeParse(tag.split("-")[0]).data, weight: Number(weight ?? 1) };
    })
    .filter((wish) => wish.language !== undefined && wish.weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  return wishes[0]?.language ?? "en";
}
