import { Button } from "@holdfast/ui";
import { Link } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { MediumMark } from "../queue/medium-mark.tsx";
import { holderWords } from "../queue/row-words.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { Look } from "./look-list.ts";
import { reasonWords } from "./look-words.ts";
import type { Verdict } from "./looks.ts";

export interface LookRowProps {
  readonly look: Look;
  readonly isBusy: boolean;
  readonly onSay: (verdict: Verdict) => void;
}

/** One message to be looked at: which contact, when it came, why, and what can be said of it. Never a word of it. */
export function LookRow({ look, isBusy, onSay }: LookRowProps): ReactNode {
  const now = useNow();
  const me = useMe();
  const { row } = look;
  const contact = String(row.number);
  return (
    <li
      data-look={look.messageId}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2 last:border-b-0"
    >
      <Link
        to="/contact/$id"
        params={{ id: row.id }}
        className="flex min-h-8 w-32 items-center font-semibold whitespace-nowrap tabular-nums underline"
      >
        {t`Contact ${contact}`}
      </Link>
      <span className="flex min-w-60 flex-1 flex-col gap-0.5">
        <span>{reasonWords(look)}</span>
        <span className="flex flex-wrap items-center gap-x-3 text-small text-muted">
          <MediumMark medium={row.medium} />
          <span className="tabular-nums">{t`came ${clockWords(look.at, now)}`}</span>
          <span>{row.status === "closed" ? t`closed` : holderWords(row, me.id, now)}</span>
        </span>
      </span>
      {me.capabilities.has("contact.triage") ? (
        <span className="flex flex-wrap gap-2">
          {look.reason === "machine" ? (
            <Button
              size="small"
              aria-label={t`Contact ${contact}: this is a person`}
              isPending={isBusy}
              onPress={() => onSay("person")}
            >
              {t`This is a person`}
            </Button>
          ) : null}
          <Button
            size="small"
            aria-label={t`Contact ${contact}: seen…`}
            isPending={isBusy}
            onPress={() => onSay("seen")}
          >
            {t`Seen…`}
          </Button>
        </span>
      ) : null}
    </li>
  );
}
