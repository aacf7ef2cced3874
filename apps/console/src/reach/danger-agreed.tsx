import { Button } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { focusHeading } from "../contact/focus-heading.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { actOn } from "./reach-acts.ts";
import type { SafeContact } from "./reach-documents.ts";
import { useReachNow } from "./reach-of.ts";
import { dangerMeaningWords } from "./way-words.ts";

/** How many of the staff say that danger is over before it is (CP53). */
const CONFIRMATIONS = 2;

/** What was agreed for danger, whether the safe word was heard, and who has confirmed that it is over. */
export function DangerAgreed({
  row,
  safe,
}: {
  readonly row: QueueRow;
  readonly safe: SafeContact;
}): ReactNode {
  const me = useMe().id;
  const now = useNow();
  const kept = useKeptFocus(focusHeading);
  const reach = useReachNow(row, safe);
  const { danger } = safe;
  if (danger === null || reach === null) return null;
  const { id, mayEndDanger, isBusy, awaySince } = reach;
  const { since, checkWordAt, confirmedBy, means } = danger;
  const mayConfirm = mayEndDanger && checkWordAt !== null;
  const isDone = confirmedBy.some(({ id: who }) => who === me);
  const nth = String(Math.min(confirmedBy.length + 1, CONFIRMATIONS));
  return (
    <section
      aria-label={t`Danger word`}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b-2 border-danger bg-danger-tint px-5 py-2 text-small text-danger"
      {...kept}
    >
      <p className="font-semibold">
        {means === null
          ? t`The danger word was said at ${clockWords(since, now)}.`
          : t`The danger word was said at ${clockWords(since, now)}. It was agreed: ${dangerMeaningWords(means)}.`}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <span>
          {checkWordAt === null
            ? t`Their safe word has not been said since.`
            : t`Their safe word was said at ${clockWords(checkWordAt, now)}.`}
        </span>
        {confirmedBy.length === 0 ? null : (
          <span>{t`Confirmed over by ${confirmedBy.map(({ name }) => name).join(", ")}.`}</span>
        )}
        {mayConfirm && !isDone ? (
          <Button
            size="small"
            isDisabled={awaySince !== null}
            isPending={isBusy}
            onPress={() => void actOn(id, { kind: "danger_over" })}
          >
            {t`Confirm that it is over (${nth} of 2)`}
          </Button>
        ) : null}
        {isDone ? <span className="font-medium">{t`A second colleague must confirm, too.`}</span> : null}
      </div>
    </section>
  );
}
