import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, type ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { gapWords } from "./rota-words.ts";
import type { Preview } from "./rota.ts";

/** What an import would do, for whoever confirms it. */
export function PreviewOf({
  preview,
  isBusy,
  onConfirm,
  onLeave,
}: {
  readonly preview: Preview;
  readonly isBusy: boolean;
  readonly onConfirm: () => void;
  readonly onLeave: () => void;
}): ReactNode {
  const now = useNow(60_000);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { gaps, gapCount } = preview;
  const [begins, ends] = [clockWords(preview.from, now), clockWords(preview.until, now)];
  const isNothing = preview.same === preview.shifts && preview.replaced === 0;
  return (
    <section
      aria-labelledby="preview-heading"
      className="flex w-full flex-col gap-2 rounded-hf border border-line p-3"
    >
      <h3
        id="preview-heading"
        ref={heading}
        tabIndex={-1}
        className="font-semibold"
      >{t`What would change`}</h3>
      <p>{t`From ${begins} to ${ends}.`}</p>
      <dl className="flex flex-wrap gap-x-4 gap-y-1">
        {countsOf(preview).map(([name, count]) => (
          <div key={name} className="flex gap-1">
            <dt className="text-muted">{name}:</dt>
            <dd className="tabular-nums">{String(count)}</dd>
          </div>
        ))}
      </dl>
      {gapCount === 0 ? <p>{t`Nobody is missing in this time.`}</p> : null}
      <ul
        aria-label={t`When nobody would be on`}
        hidden={gapCount === 0}
        className="flex flex-col gap-1 text-concern"
      >
        {gaps.map((gap) => (
          <li key={`${gap.duty} ${String(gap.from)}`}>{gapWords(gap, now)}</li>
        ))}
      </ul>
      {gapCount > gaps.length ? <p>{t`And more: ${String(gapCount - gaps.length)}.`}</p> : null}
      <div className="flex flex-wrap gap-2">
        {isNothing ? <p>{t`The rota stands exactly so already.`}</p> : null}
        <Button
          tone="primary"
          isDisabled={isNothing}
          isPending={isBusy}
          onPress={onConfirm}
        >{t`Import this rota`}</Button>
        <Button onPress={onLeave}>{t`Leave the rota as it is`}</Button>
      </div>
    </section>
  );
}

function countsOf({ shifts, same, replaced }: Preview): readonly (readonly [string, number])[] {
  return [
    [t`shifts in the file`, shifts],
    [t`of these the same already`, same],
    [t`shifts that would be replaced`, replaced],
  ];
}
