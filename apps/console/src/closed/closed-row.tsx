import { Link } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { MediumMark } from "../queue/medium-mark.tsx";
import { RiskMark } from "../queue/risk-mark.tsx";
import { closingWords } from "../outcomes/outcome-words.ts";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { ClosedContact } from "./use-closed.ts";

/** One closed contact: what it was, how it ended, who closed it and when. */
export function ClosedRow({ contact: { row, closing } }: { readonly contact: ClosedContact }): ReactNode {
  const now = useNow();
  const language = useStore(spoken);
  return (
    <li className="border-b border-line last:border-b-0">
      <Link
        to="/contact/$id"
        params={{ id: row.id }}
        className="flex min-h-(--hf-row) flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-1 -outline-offset-2! hover:bg-raised"
      >
        <span className="w-32 font-semibold whitespace-nowrap tabular-nums">{t`Contact ${String(row.number)}`}</span>
        <span className="flex w-40 gap-3">
          <RiskMark row={row} />
          <MediumMark medium={row.medium} />
        </span>
        <span className="min-w-40 flex-1">{closingWords(closing, language)}</span>
        <span className="text-small text-muted tabular-nums">
          {closing.by === null
            ? clockWords(closing.at, now)
            : t`${closing.by.name}, ${clockWords(closing.at, now)}`}
        </span>
      </Link>
    </li>
  );
}
