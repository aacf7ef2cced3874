import type { AutomaticKind } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** What machine wrote a mail, in a line that stands for the mail while it is folded. */
export function automaticWords(kind: AutomaticKind): string {
  switch (kind) {
    case "auto_reply":
      return t`An automatic answer, for example out of office`;
    case "list":
      return t`Sent by a machine to many: a list or an advertisement`;
    case "report":
      return t`A report of a mail server about a mail`;
  }
}
