import { ReportOutcome } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import type { ReportData } from "./report-documents.ts";
import { decidedWords, outcomeMeans, outcomeWords, wordsWanted } from "./report-words.ts";
import { decideReport, type Decided } from "./reports.ts";

export interface DecideDialogProps {
  readonly report: ReportData;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asks the officer what was decided. Nothing is chosen beforehand, and it is recorded once. */
export function DecideDialog({ report, isOpen, onClose }: DecideDialogProps): ReactNode {
  const number = String(report.contactNumber);
  return (
    <Dialog title={t`The picture in contact ${number}`} isOpen={isOpen} onClose={onClose}>
      <Decision id={report.id} onClose={onClose} />
    </Dialog>
  );
}

function Decision({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const [outcome, choose] = useState<ReportOutcome | null>(null);
  const [words, write] = useState("");
  const [state, setState] = useState<"asking" | "recording" | Exclude<Decided, "recorded">>("asking");
  const field = useId();

  async function record(): Promise<void> {
    if (outcome === null) return;
    setState("recording");
    const decided = await decideReport(id, outcome, words);
    if (decided === "recorded") onClose();
    else {
      setState(decided);
      announce({ kind: "report", urgency: "assertive", words: () => decidedWords(decided) });
    }
  }

  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-small text-muted">
          {t`What was decided? It is recorded with your name and the time, and cannot be changed afterwards.`}
        </legend>
        {ReportOutcome.options.map((each) => (
          <div key={each} className="flex items-start gap-2">
            <input
              type="radio"
              id={field + each}
              name={field}
              aria-describedby={`${field}${each}means`}
              className="mt-1 size-4"
              checked={outcome === each}
              onChange={() => choose(each)}
            />
            <div className="flex flex-col">
              <label htmlFor={field + each} className="font-medium">
                {outcomeWords(each)}
              </label>
              <p id={`${field}${each}means`} className="text-small text-muted">
                {outcomeMeans(each)}
              </p>
            </div>
          </div>
        ))}
      </fieldset>
      <div className="flex flex-col gap-1">
        <label htmlFor={`${field}words`} className="text-small font-medium">
          {wordsWanted(outcome)}
        </label>
        <textarea
          id={`${field}words`}
          rows={3}
          maxLength={4000}
          autoComplete="off"
          className="rounded-hf border border-control bg-surface px-3 py-2 text-ink"
          value={words}
          onChange={({ target }) => write(target.value)}
        />
      </div>
      {state === "asking" || state === "recording" ? null : (
        <p className="text-concern">{decidedWords(state)}</p>
      )}
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>{t`Cancel`}</Button>
        <Button
          tone="primary"
          isDisabled={outcome === null || words.trim() === ""}
          isPending={state === "recording"}
          onPress={() => void record()}
        >
          {t`Record the decision`}
        </Button>
      </div>
    </>
  );
}
