import { Button, Chip } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { MediumMark } from "../queue/medium-mark.tsx";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { BlockData } from "./block-documents.ts";
import { blockEndWords, blockReasonWords, heardWords } from "./block-words.ts";
import type { BlockDeed } from "./blocks.ts";

export interface BlockRowProps {
  readonly block: BlockData;
  readonly isBusy: boolean;
  readonly onDo: (deed: BlockDeed) => void;
  readonly onLonger: () => void;
}

/** One blocked thread: why, by whom, until when, what was kept, and what a lead can do about it. */
export function BlockRow({ block, isBusy, onDo, onLonger }: BlockRowProps): ReactNode {
  const now = useNow();
  const { id: me } = useMe();
  const { row, longer, ended, heard, kept, keptLastAt } = block;
  const contact = String(row.number);
  const waitsForMe = ended === null && longer !== null && longer.agreed === null && longer.by.id !== me;
  return (
    <li
      data-block={block.id}
      className="flex flex-wrap gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0"
    >
      <Link
        to="/contact/$id"
        params={{ id: row.id }}
        className="flex min-h-8 w-32 items-center self-start font-semibold whitespace-nowrap tabular-nums underline"
      >
        {t`Contact ${contact}`}
      </Link>
      <div className="flex min-w-60 flex-1 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-medium">{blockReasonWords(block.reason)}</span>
          <MediumMark medium={row.medium} />
          <span className="text-small tabular-nums">{blockEndWords(block, now)}</span>
          {block.isReviewDue ? <Chip tone="concern">{t`Ends unless reviewed`}</Chip> : null}
          {waitsForMe ? <Chip tone="concern">{t`Another lead asks you to agree`}</Chip> : null}
        </p>
        <p className="text-small text-muted tabular-nums">
          {t`Blocked by ${block.by.name} at ${clockWords(block.at, now)}.`} {longerWords(longer, now)}{" "}
          {plural(kept, {
            0: "Nothing was kept in silence.",
            one: "# message kept in silence",
            other: "# messages kept in silence",
          })}
          {keptLastAt === null ? "" : t`, the last at ${clockWords(keptLastAt, now)}.`}
        </p>
        {heard === null ? null : (
          <p className="text-small text-concern">
            {t`Heard all the same at ${clockWords(heard.at, now)}: ${heardWords(heard.because)}.`}
          </p>
        )}
        <p className="text-small wrap-anywhere" data-words="">
          {block.why ?? t`What was written here is damaged.`}
        </p>
      </div>
      {ended === null ? (
        <div className="flex flex-wrap items-start gap-2">
          {waitsForMe ? (
            <Button
              size="small"
              aria-label={t`Contact ${contact}: agree to the longer block`}
              isPending={isBusy}
              onPress={() => onDo("agree")}
            >
              {t`Agree`}
            </Button>
          ) : null}
          {longer === null ? (
            <Button
              size="small"
              aria-label={t`Contact ${contact}: longer…`}
              isPending={isBusy}
              onPress={onLonger}
            >
              {t`Longer…`}
            </Button>
          ) : null}
          {longer !== null && longer.agreed !== null ? (
            <Button
              size="small"
              aria-label={t`Contact ${contact}: reviewed, keep it blocked`}
              isPending={isBusy}
              onPress={() => onDo("review")}
            >
              {t`Reviewed, keep it`}
            </Button>
          ) : null}
          <Button
            size="small"
            aria-label={t`Contact ${contact}: lift the block`}
            isPending={isBusy}
            onPress={() => onDo("lift")}
          >
            {t`Lift`}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function longerWords(longer: BlockData["longer"], now: number): string {
  if (longer === null) return "";
  const until = clockWords(longer.until, now);
  const { name } = longer.by;
  return longer.agreed === null
    ? t`${name} proposes until ${until}; another lead has to agree.`
    : t`${name} and ${longer.agreed.by.name} agreed on it until ${until}.`;
}
