import type { AutomaticKind, DoubtSign } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** What machine wrote a mail, in a line that stands for the mail while it is folded; `signs` may cast doubt on a report. */
export function automaticWords(kind: AutomaticKind, signs: readonly DoubtSign[] = []): string {
  switch (kind) {
    case "auto_reply":
      return t`An automatic answer, for example out of office`;
    case "list":
      return t`Sent by a machine to many: a list or an advertisement`;
    case "report":
      return signs.includes("report_unproved")
        ? t`A report about a mail that may be false: it changed nothing`
        : t`A report of a mail server about a mail`;
  }
}
