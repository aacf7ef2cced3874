import type { Medium } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { HoldLine } from "../texting/hold-line.tsx";
import { notTakenBack } from "../texting/take-back.ts";
import type { EntryData } from "./contact-documents.ts";
import { failureReasonWords, unknownWords } from "./failure-words.ts";

export interface SendOutcomeProps {
  readonly entry: EntryData;
  /** How words travel in this contact. */
  readonly medium: Medium;
  /** Takes the words of an answer that did not reach them back to where one writes. */
  readonly onReuse?: ((text: string) => void) | undefined;
  /** Takes back an answer that has not left. */
  readonly onTakeBack?: ((entry: EntryData) => void) | undefined;
}

/** What becomes of an answer, below its words: held back, not arrived and why, or not known. */
export function SendOutcome({ entry, medium, onReuse, onTakeBack }: SendOutcomeProps): ReactNode {
  const { id, text, sendState, failure } = entry;
  const tooLate = useStore(notTakenBack).get(id);
  return (
    <>
      {sendState === "queued" && onTakeBack !== undefined ? (
        <HoldLine entry={entry} onTakeBack={() => onTakeBack(entry)} />
      ) : null}
      {sendState === "failed" || tooLate === undefined ? null : (
        <p className="mt-1 text-small text-concern">{tooLate}</p>
      )}
      {/* Of an unknown message nobody can say that it was not sent, nor that it should be sent again. */}
      {sendState === "unknown" ? <p className="mt-1 text-small text-concern">{unknownWords()}</p> : null}
      {sendState !== "failed" || failure === null ? null : (
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <p className={failure === "taken_back" ? "text-small text-muted" : "text-small text-concern"}>
            {failureReasonWords(failure, medium)}
          </p>
          {onReuse === undefined || text === null ? null : (
            <Button size="small" onPress={() => onReuse(text)}>
              {t`Write it again`}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
