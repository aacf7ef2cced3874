import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { caseStatusWords } from "../case/person-words.ts";
import { MediumMark } from "../queue/medium-mark.tsx";
import { RiskMark } from "../queue/risk-mark.tsx";
import { holderWords, laneMark } from "../queue/row-words.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { FoundCase } from "./search-documents.ts";
import { statusWords } from "./search-words.ts";

const ROW =
  "flex min-h-(--hf-row) w-full flex-wrap items-center gap-x-4 gap-y-0.5 px-3 py-1 text-left -outline-offset-2!";
const ITEM = "border-b border-line last:border-b-0";
const PRESSED = `${ROW} cursor-default hover:bg-raised`;

/** A contact that was found: facts of it, as the queue shows them. */
export function FoundContactRow({
  row,
  onOpen,
}: {
  readonly row: QueueRow;
  readonly onOpen: () => void;
}): ReactNode {
  const { id: me } = useMe();
  const now = useNow();
  const lane = laneMark(row);
  return (
    <li className={ITEM}>
      <button type="button" data-found="" className={PRESSED} onClick={onOpen}>
        <span className="w-28 font-semibold whitespace-nowrap tabular-nums">{t`Contact ${String(row.number)}`}</span>
        <span className="flex gap-3">
          <RiskMark row={row} />
          <MediumMark medium={row.medium} />
        </span>
        {lane === null ? null : <span className="text-small">{lane}</span>}
        <span className="ml-auto text-small text-muted tabular-nums">
          {row.status === "claimed"
            ? holderWords(row, me, now)
            : row.status === "waiting"
              ? t`${statusWords(row.status)}, since ${clockWords(row.waitingSince, now)}`
              : statusWords(row.status)}
        </span>
      </button>
    </li>
  );
}

/** A case that was found, and the contact in which it is opened, where there is one that may be. */
export function FoundCaseRow({
  found: { facts, lastFiled },
  onOpen,
}: {
  readonly found: FoundCase;
  readonly onOpen: ((contactId: string) => void) | null;
}): ReactNode {
  const now = useNow();
  const words = (
    <>
      <span className="w-28 font-semibold whitespace-nowrap tabular-nums">{t`Case ${String(facts.number)}`}</span>
      <span className="text-small">{caseStatusWords(facts.status)}</span>
      <span className="text-small text-muted">{t`begun by ${facts.madeBy.name}, ${clockWords(facts.madeAt, now)}`}</span>
      <span className="ml-auto text-small text-muted tabular-nums">
        {lastFiled === null
          ? t`No contact is in it.`
          : onOpen === null
            ? null
            : t`beside contact ${String(lastFiled.number)}`}
      </span>
    </>
  );
  return (
    <li className={ITEM}>
      {lastFiled === null || onOpen === null ? (
        <div className={ROW}>{words}</div>
      ) : (
        <button type="button" data-found="" className={PRESSED} onClick={() => onOpen(lastFiled.id)}>
          {words}
        </button>
      )}
    </li>
  );
}
