import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { BoardSection } from "../board/board-section.tsx";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { Reading } from "./use-reading.ts";

export interface ReadSectionProps<Data> {
  /** What names the part in the page. */
  readonly name: string;
  /** The heading, with how many there are: a number, or that it is not known. */
  readonly heading: (count: string) => string;
  readonly emptyWords: string;
  readonly reading: Reading<Data>;
  readonly look: () => Promise<void>;
  readonly count: (data: Data) => number;
  /** What can be done here whatever is known. */
  readonly above?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** A part of a screen that is read from the gateway, in every state in which that can be. */
export function ReadSection<Data>(props: ReadSectionProps<Data>): ReactNode {
  const { name, heading, emptyWords, reading, look, count, above, children } = props;
  // What was done leaves, with the button that did it.
  const kept = useKeptFocus(() =>
    document.querySelector<HTMLElement>(`[data-read="${name}"] h2`)?.parentElement?.focus(),
  );
  const counted = reading.kind === "ready" ? count(reading.data) : null;
  return (
    <div data-read={name} {...kept}>
      <BoardSection heading={heading(counted === null ? t`unknown` : String(counted))}>
        <AsOf reading={reading} look={look} />
        {above}
        {reading.kind === "loading" ? <Skeleton rows={2} rowClassName="h-24" /> : null}
        {counted === 0 ? <p>{emptyWords}</p> : null}
        {reading.kind === "ready" && counted !== 0 ? children(reading.data) : null}
      </BoardSection>
    </div>
  );
}

function AsOf<Data>({ reading, look }: Pick<ReadSectionProps<Data>, "reading" | "look">): ReactNode {
  const now = useNow();
  if (reading.kind === "loading") return null;
  const again = <Button size="small" onPress={() => void look()}>{t`Look again`}</Button>;
  if (reading.kind !== "ready")
    return (
      <p className="flex flex-wrap items-center gap-2">
        {t`This could not be loaded. What there is, is unknown.`}
        {again}
      </p>
    );
  const at = clockWords(reading.readAt, now);
  return (
    <p
      className={`flex flex-wrap items-center gap-2 text-small ${reading.isStale ? "text-concern" : "text-muted"}`}
    >
      {reading.isStale ? t`As of ${at}. It could not be read anew.` : t`As of ${at}.`}
      {again}
    </p>
  );
}
