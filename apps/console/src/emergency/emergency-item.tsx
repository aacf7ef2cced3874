import { saysWhy, WHY_LENGTH_MOST } from "@holdfast/access-policy";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { useDeed } from "../deeds/use-deed.ts";
import { WordsField } from "../deeds/words-field.tsx";
import { useNow } from "../text/now.ts";
import { clockWords, dueWords } from "../text/time-words.ts";
import { notReviewedWords } from "./not-reviewed-words.ts";
import { ReviewEmergencyDocument, type EmergenciesData } from "./review-documents.ts";

export interface EmergencyItemProps {
  readonly item: EmergenciesData["emergencies"][number];
  readonly look: () => Promise<void>;
}

/** One case that somebody opened in an emergency: by whom, when and why, and until when somebody says whether that was right. */
export function EmergencyItem({ item, look }: EmergencyItemProps): ReactNode {
  const now = useNow();
  const id = useId();
  const [words, setWords] = useState("");
  const deeds = useDeed(notReviewedWords, look);
  const { by, at, caseNumber, reviewDueAt, overdueAt, why } = item;
  const review = (wasRight: boolean, done: string): void =>
    void deeds.act(
      async () => tell(ReviewEmergencyDocument, { id: item.id, wasRight, words: words.trim() }),
      done,
    );
  const saidEnough = saysWhy(words.trim()) === "yes";
  return (
    <article
      aria-labelledby={id}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3"
    >
      <h3 id={id} className="font-semibold tabular-nums">
        {t`Case ${String(caseNumber)}, opened by ${by.name}, ${clockWords(at, now)}`}
      </h3>
      <p className={`tabular-nums ${reviewDueAt <= now ? "font-medium text-concern" : ""}`}>
        {overdueAt === null
          ? t`To be looked at: ${dueWords(reviewDueAt, now)}`
          : t`Nobody has looked at it within 24 hours: ${dueWords(reviewDueAt, now)}`}
      </p>
      <p data-words="" className="whitespace-pre-wrap">
        {why ?? t`Why it was opened cannot be read any more.`}
      </p>
      <WordsField
        label={t`What you found, in three words at least`}
        maxLength={WHY_LENGTH_MOST}
        value={words}
        onChange={setWords}
      />
      <p className="text-small">{t`If it was not right, the case closes for them at once, and stays closed to them in an emergency for a day.`}</p>
      <FaultLine fault={deeds.fault} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          size="small"
          aria-describedby={id}
          isDisabled={!saidEnough}
          isPending={deeds.isBusy}
          onPress={() => review(false, t`It is kept that it was not right. The case is closed to them.`)}
        >{t`It was not right`}</Button>
        <Button
          size="small"
          aria-describedby={id}
          isDisabled={!saidEnough}
          isPending={deeds.isBusy}
          onPress={() => review(true, t`It is kept that it was right.`)}
        >{t`It was right`}</Button>
      </div>
    </article>
  );
}
