import type { Language } from "@holdfast/case-schema";

const LOCALES = { en: "en-GB", es: "es", fr: "fr" } as const satisfies Readonly<Record<Language, string>>;

/** The day as somebody says it: "Monday 30 September", "lunes 30 de septiembre", "lundi 1er juin". `timeZone: null`: that of this computer. */
export function todayWords(now: number, language: Language, timeZone: string | null): string {
  const parts = new Intl.DateTimeFormat(LOCALES[language], {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(timeZone === null ? {} : { timeZone }),
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? "";
  const [weekday, day, month] = [part("weekday"), part("day"), part("month")];
  if (language === "es") return `${weekday} ${day} de ${month}`;
  return `${weekday} ${language === "fr" && day === "1" ? "1er" : day} ${month}`;
}
