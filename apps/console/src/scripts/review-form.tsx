import { ReviewerRole } from "@holdfast/grounding-scripts";
import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { reviewerWords } from "./scripts-words.ts";
import type { Deed } from "./scripts.ts";

/** What somebody finds of a version, and as whom: by their own word. */
export function ReviewForm({
  isBusy,
  onAct,
}: {
  readonly isBusy: boolean;
  readonly onAct: (deed: Deed) => Promise<boolean>;
}): ReactNode {
  const [role, choose] = useState<ReviewerRole | null>(null);
  const [verdict, find] = useState<"agrees" | "asks_for_changes" | null>(null);
  const [words, write] = useState("");
  const id = useId();
  const isLacking =
    role === null || verdict === null || (verdict === "asks_for_changes" && words.trim() === "");
  async function keep(): Promise<void> {
    if (role === null || verdict === null) return;
    if (await onAct({ kind: "review", role, verdict, words: verdict === "agrees" ? "" : words })) write("");
  }
  return (
    <section aria-labelledby={`${id}-heading`} className="flex flex-col items-start gap-2">
      <h3 id={`${id}-heading`} className="font-semibold">{t`Your review`}</h3>
      <RadioChoice<ReviewerRole>
        label={t`You look at it as`}
        showsLabel
        isColumn
        selected={role}
        onSelect={choose}
        choices={ReviewerRole.options.map((each) => ({ id: each, label: reviewerWords(each) }))}
      />
      <RadioChoice<"agrees" | "asks_for_changes">
        label={t`What you find`}
        showsLabel
        selected={verdict}
        onSelect={find}
        choices={[
          { id: "agrees", label: t`It can be used as it stands` },
          { id: "asks_for_changes", label: t`Something should be otherwise` },
        ]}
      />
      {verdict === "asks_for_changes" ? (
        <>
          <label htmlFor={id} className="text-small font-medium">
            {t`What should be otherwise in the script. Nothing of any person.`}
          </label>
          <textarea
            id={id}
            value={words}
            maxLength={2000}
            rows={3}
            autoComplete="off"
            onChange={({ currentTarget }) => write(currentTarget.value)}
            className="w-full rounded-hf border border-control bg-surface px-3 py-2 text-body text-ink"
          />
        </>
      ) : null}
      <Button tone="primary" isDisabled={isLacking} isPending={isBusy} onPress={() => void keep()}>
        {t`Keep this review`}
      </Button>
    </section>
  );
}
