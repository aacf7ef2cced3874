import type { ClosingFacts, Disposition, OfferedDisposition } from "@holdfast/case-schema";
import { Button, Skeleton } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { learnOutcomes, outcomes } from "../outcomes/outcomes.ts";
import { useStore } from "../store/store.ts";
import { ClosingAnswer, NOTHING_ANSWERED, type Answered } from "./closing-answer.tsx";
import type { MoveOutcome } from "./moves.ts";

/** How somebody wants a contact closed, chosen from the outcomes that they were shown. */
export interface ChosenOutcome {
  readonly disposition: Disposition;
  readonly facts: ClosingFacts;
  readonly outcomesVersion: number;
}

export interface CloseDialogProps {
  readonly number: number;
  readonly isOpen: boolean;
  readonly isBusy: boolean;
  /** Whether texts still wait for the one before them: none of those leaves once the contact is closed. */
  readonly isLeaving: boolean;
  /** The dialog goes. */
  readonly onLeave: () => void;
  readonly onClose: (chosen: ChosenOutcome) => Promise<MoveOutcome>;
}

/**
 * Asks how a contact ended. Nothing is chosen beforehand: an outcome is never invented. What was answered is dropped by
 * whoever cancels, and stays through every refusal.
 */
export function CloseDialog(props: CloseDialogProps): ReactNode {
  const { number, isOpen, isBusy, isLeaving, onLeave } = props;
  const [answered, answer] = useState<Answered>(NOTHING_ANSWERED);

  function cancel(): void {
    answer(NOTHING_ANSWERED);
    onLeave();
  }

  async function close(chosen: ChosenOutcome, before: OfferedDisposition): Promise<void> {
    const outcome = await props.onClose(chosen);
    if (outcome.kind === "moved") return cancel();
    if (outcome.kind === "taken" || outcome.isAboutOutcomes !== true) return onLeave();
    await learnOutcomes();
    answer((now) => ({ ...now, refused: { before, typed: now.typed, version: chosen.outcomesVersion } }));
  }

  return (
    <Dialog title={t`Close contact ${String(number)}`} isOpen={isOpen} onClose={cancel}>
      {isLeaving ? (
        <p className="rounded-hf bg-concern-tint px-3 py-2 text-concern">
          {t`Your texts are still leaving, one after another. What has not left when this is closed is not sent.`}
        </p>
      ) : null}
      <Offered {...{ answered, answer, isBusy }} onCancel={cancel} onClose={close} />
    </Dialog>
  );
}

/** What answering needs, whatever is offered. */
export interface Answering {
  readonly answered: Answered;
  readonly answer: (next: Answered) => void;
  readonly isBusy: boolean;
  readonly onCancel: () => void;
  /** `before` is the outcome as it was offered to whoever chose it. */
  readonly onClose: (chosen: ChosenOutcome, before: OfferedDisposition) => Promise<void>;
}

/** The outcomes as they stand now; those of the last time until then. */
function Offered(answering: Answering): ReactNode {
  const known = useStore(outcomes);
  useEffect(() => void learnOutcomes(), []);
  if (known === null) return <Skeleton rows={4} rowClassName="h-9" />;
  if (known === "failed")
    return (
      <>
        <p>{t`The outcomes could not be read, so nothing can be closed now.`}</p>
        <div className="flex justify-end gap-2">
          <Button onPress={answering.onCancel}>{t`Cancel`}</Button>
          <Button tone="primary" onPress={() => void learnOutcomes()}>{t`Retry`}</Button>
        </div>
      </>
    );
  return <ClosingAnswer {...answering} known={known} />;
}
