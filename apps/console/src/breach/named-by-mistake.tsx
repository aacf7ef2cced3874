import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import type { Deeds } from "../deeds/use-deed.ts";
import { WordsField } from "../deeds/words-field.tsx";
import { NotConcernedDocument } from "./breach-documents.ts";

export interface NamedByMistakeProps {
  readonly breachId: string;
  readonly contactId: string;
  readonly nth: number;
  readonly deeds: Deeds;
  readonly describedBy: string;
}

/** Says that a breach does not concern somebody, and why: by another than named them. What was written stays when it is refused. */
export function NamedByMistake({
  breachId,
  contactId,
  nth,
  deeds,
  describedBy,
}: NamedByMistakeProps): ReactNode {
  const [isOpen, open] = useState(false);
  const [why, setWhy] = useState("");
  const label = t`Number ${String(nth)} was named by mistake`;
  if (!isOpen)
    return (
      <Button size="small" aria-describedby={describedBy} onPress={() => open(true)}>
        {t`Number ${String(nth)} was named by mistake…`}
      </Button>
    );
  return (
    <form
      aria-label={label}
      data-words=""
      className="flex w-full flex-col gap-2 rounded-hf border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void deeds.act(
          async () => tell(NotConcernedDocument, { id: breachId, contactId, why: why.trim() }),
          t`It is kept that it does not concern them.`,
        );
      }}
    >
      <WordsField label={t`Why it does not concern them`} maxLength={8_000} value={why} onChange={setWhy} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button size="small" onPress={() => open(false)}>{t`Cancel`}</Button>
        <Button type="submit" size="small" isPending={deeds.isBusy} isDisabled={why.trim() === ""}>
          {label}
        </Button>
      </div>
    </form>
  );
}
