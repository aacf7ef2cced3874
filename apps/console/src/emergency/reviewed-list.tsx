import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { EmergenciesData } from "./review-documents.ts";

type Reviewed = EmergenciesData["reviewedEmergencies"];

/** What was found, within seven days, of cases that were opened in an emergency. Folded away: nothing in it waits. */
export function ReviewedList({ reviewed }: { readonly reviewed: Reviewed }): ReactNode {
  if (reviewed.length === 0) return null;
  return (
    <details className="text-small">
      <summary className="min-h-6 cursor-pointer font-medium">
        {t`Looked at within seven days: ${String(reviewed.length)}`}
      </summary>
      <ul className="mt-2 flex flex-col gap-2">
        {reviewed.map((item) => (
          <li key={item.id} className="rounded-lg border border-line bg-surface p-3">
            <Found item={item} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Found({ item }: { readonly item: Reviewed[number] }): ReactNode {
  const now = useNow();
  const { by, at, caseNumber, why, review } = item;
  if (review === null) return null;
  const [looker, when] = [review.by.name, clockWords(review.at, now)];
  return (
    <>
      <p className="font-medium tabular-nums">
        {t`Case ${String(caseNumber)}, opened by ${by.name}, ${clockWords(at, now)}`}
      </p>
      {why === null ? null : (
        <p data-words="" className="whitespace-pre-wrap">
          {why}
        </p>
      )}
      <p className="tabular-nums">
        {review.wasRight
          ? t`It was right, says ${looker}, ${when}.`
          : t`It was not right, says ${looker}, ${when}.`}
      </p>
      {review.words === null ? null : (
        <p data-words="" className="whitespace-pre-wrap">
          {review.words}
        </p>
      )}
    </>
  );
}
