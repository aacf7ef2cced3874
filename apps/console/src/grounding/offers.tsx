import { suggest, type Situation, type Suggestions } from "@holdfast/grounding-scripts";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useEffectEvent, useId, useMemo, type ReactNode } from "react";
import type { OfferedScript } from "./library.ts";
import { barWords, reasonWords } from "./grounding-words.ts";

export interface OffersProps {
  readonly scripts: readonly OfferedScript[];
  readonly situation: Situation;
  /** Which are offered now. */
  readonly onOffered: (ids: readonly string[]) => void;
  readonly onBegin: (id: string) => void;
  /** Says that they ask for one that is only for those who do. */
  readonly onAskedFor: (id: string) => void;
}

/** What can be offered, best first, with the reasons; and what cannot, and why. */
export function Offers({ scripts, situation, onOffered, onBegin, onAskedFor }: OffersProps): ReactNode {
  const found = useMemo(
    () =>
      suggest(
        scripts.map(({ script }) => script),
        situation,
      ),
    [scripts, situation],
  );
  const ids = found.offers.map(({ script }) => script).join(" ");
  const offered = useEffectEvent(onOffered);
  useEffect(() => {
    if (ids !== "") offered(ids.split(" "));
  }, [ids]);
  const titleOf = (id: string): string =>
    scripts.find(({ script }) => script.id === id)?.script.wordings[situation.language]?.title ?? id;
  return (
    <>
      {found.first === "safer_way" ? (
        <p className="rounded-hf bg-concern-tint px-2 py-1 text-concern">
          {t`Their device is not private. Look for a safer way to talk first, as by continuing on another channel.`}
        </p>
      ) : null}
      <ol aria-label={t`What can be offered`} className="flex flex-col gap-2">
        {found.offers.map((offer, index) => (
          <Offered
            key={offer.script}
            title={titleOf(offer.script)}
            language={situation.language}
            isDraft={scripts.find(({ script }) => script.id === offer.script)?.isDraft === true}
            isFirst={index === 0}
            reasons={offer.reasons.map(reasonWords).join("; ")}
            skips={offer.skips.length}
            onBegin={() => onBegin(offer.script)}
          />
        ))}
      </ol>
      {found.offers.length === 0 ? <p>{t`Nothing can be offered now.`}</p> : null}
      <Left left={found.left} titleOf={titleOf} language={situation.language} onAskedFor={onAskedFor} />
    </>
  );
}

function Offered({
  title,
  language,
  isDraft,
  isFirst,
  reasons,
  skips,
  onBegin,
}: {
  readonly title: string;
  readonly language: string;
  readonly isDraft: boolean;
  readonly isFirst: boolean;
  readonly reasons: string;
  readonly skips: number;
  readonly onBegin: () => void;
}): ReactNode {
  const why = useId();
  return (
    <li className="flex flex-col items-start gap-0.5">
      <Button
        size="small"
        {...(isFirst ? { tone: "primary", "data-grounding-next": "", "data-pane-focus": "" } : {})}
        aria-describedby={why}
        onPress={onBegin}
        className="max-w-full whitespace-normal!"
      >
        <span lang={language}>{title}</span>
      </Button>
      <span id={why} className="text-small text-muted">
        {isDraft ? <span className="text-concern">{t`Draft.`} </span> : null}
        {reasons}
        {skips > 0 ? ` ${t`Steps left out for them: ${String(skips)}.`}` : null}
      </span>
    </li>
  );
}

function Left({
  left,
  titleOf,
  language,
  onAskedFor,
}: {
  readonly left: Suggestions["left"];
  readonly titleOf: (id: string) => string;
  readonly language: string;
  readonly onAskedFor: (id: string) => void;
}): ReactNode {
  if (left.length === 0) return null;
  return (
    <details>
      <summary className="min-h-8 cursor-default font-medium">
        {t`Not offered now, and why: ${String(left.length)}`}
      </summary>
      <ul className="flex flex-col gap-1.5">
        {left.map(({ script, bars }) => (
          <li key={script}>
            <span lang={language} className="font-medium">
              {titleOf(script)}
            </span>
            <span className="text-small text-muted">: {bars.map(barWords).join("; ")}</span>
            {bars.some(({ because }) => because === "only_on_request") ? (
              <Button
                size="inline"
                tone="quiet"
                aria-label={t`They ask for it: ${titleOf(script)}`}
                onPress={() => onAskedFor(script)}
              >
                {t`They ask for it`}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}
