import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { useDeed } from "../deeds/use-deed.ts";
import { StartCrisisDocument } from "./crisis-documents.ts";
import { crisisRefusalWords } from "./crisis-refusals.ts";

export interface StartClockProps {
  readonly planId: string;
  readonly contactId: string;
  readonly look: () => Promise<void>;
}

/** Starts a clock by hand, in two steps. */
export function StartClock({ planId, contactId, look }: StartClockProps): ReactNode {
  // The same until one runs: an answer that was lost starts none twice.
  const [id] = useState(() => crypto.randomUUID());
  const [isOpen, open] = useState(false);
  const deeds = useDeed(crisisRefusalWords, look);
  const start = (): void =>
    void deeds.act(
      async () => tell(StartCrisisDocument, { id, planId, contactId }),
      t`The crisis clock runs.`,
    );
  return (
    <div className="flex flex-col gap-2">
      <div>
        <Button size="small" aria-expanded={isOpen} onPress={() => open(!isOpen)}>
          {t`Start the crisis clock…`}
        </Button>
      </div>
      {isOpen ? (
        <>
          <p>{t`Five checkpoints come due, within 15 minutes, 1, 4, 12 and 24 hours. Open contacts of whoever the plan is of lead the queue from then on, and leads are told what is overdue.`}</p>
          <div>
            <Button size="small" tone="primary" isPending={deeds.isBusy} onPress={start}>
              {t`Start it now`}
            </Button>
          </div>
        </>
      ) : null}
      <FaultLine fault={deeds.fault} />
    </div>
  );
}
