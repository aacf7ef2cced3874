import { t } from "@lingui/core/macro";
import { dueWords } from "../text/time-words.ts";
import type { CrisisNews } from "./crisis-news.ts";
import { checkpointWords, clockName } from "./crisis-words.ts";
import { unheldWords } from "./unheld-words.ts";

/** What is said aloud of a clock: its number, what is due and when, and nothing of anybody. */
export function newsWords(news: CrisisNews, now: number): string {
  if (news.kind === "unheld") return unheldWords(news.count);
  const name = clockName(news.clock);
  if (news.kind === "yours") return t`${name}: it is yours now.`;
  const what = checkpointWords(news.point.id);
  const due = dueWords(news.point.dueAt, now);
  return news.kind === "near" ? t`${name}: “${what}”, ${due}.` : t`${name}: “${what}” is overdue, ${due}.`;
}
