import { i18n } from "@lingui/core";

/** The day of a moment, in the reader's words; weeks and due days are said in universal time, as they are counted. */
export function dateWords(instant: number, timeZone?: "UTC"): string {
  return i18n.date(new Date(instant), {
    day: "numeric",
    month: "long",
    year: "numeric",
    ...(timeZone === undefined ? {} : { timeZone }),
  });
}
