import type { ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { BesideCase } from "./beside-case.ts";
import { caseShown } from "./case-shown.ts";
import { personCalled } from "./called-words.ts";
import { takeOut } from "./file-contact.ts";
import type { FilingData } from "./filing-documents.ts";
import { FilingForm } from "./filing-form.tsx";
import { FilingHistory } from "./filing-history.tsx";
import { cameWords, notFiledWords } from "./filing-words.ts";
import { focusCase } from "./leave-case.ts";
import { useMayFile } from "./use-may-file.ts";

export interface CaseFilingSectionProps {
  readonly contact: ContactId;
  /** `null`: in no case, or in one that is not theirs. */
  readonly filing: FilingData | null;
  readonly beside: BesideCase;
}

/** In which case a contact is and who speaks in it; for whoever may, filing it, filing it otherwise, taking it out. */
export function CaseFilingSection({ contact, filing, beside }: CaseFilingSectionProps): ReactNode {
  const mayFile = useMayFile();
  const [isFiling, setFiling] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const kept = useKeptFocus(focusCase);

  async function out(seen: number): Promise<void> {
    setBusy(true);
    const filed = await takeOut(contact, seen);
    setBusy(false);
    setFault(filed.kind === "filed" ? null : notFiledWords(filed));
  }

  return (
    <div className="flex flex-col gap-2" {...kept}>
      {filing === null ? (
        <p className="text-small">{t`This contact is in no case, or in one that is not yours.`}</p>
      ) : (
        <FiledLine filing={filing} />
      )}
      {fault === null ? null : <p className="text-small font-medium text-concern">{fault}</p>}
      {mayFile && !isFiling ? (
        <div className="flex flex-wrap gap-2">
          <Button
            size="small"
            data-pane-focus={filing === null ? "" : undefined}
            onPress={() => {
              setFault(null);
              setFiling(true);
            }}
          >
            {filing === null ? t`File this contact…` : t`File it otherwise…`}
          </Button>
          {filing === null ? null : (
            <Button size="small" isPending={isBusy} onPress={() => void out(filing.atVersion)}>
              {t`Take it out of this case`}
            </Button>
          )}
        </div>
      ) : null}
      {mayFile && filing === null ? beside.ofUnfiled(contact) : null}
      {mayFile ? null : (
        <p className="text-small text-muted">
          {t`Whoever has this contact files it, and once it is closed a shift lead on shift.`}
        </p>
      )}
      {isFiling ? (
        <FilingForm contact={contact} filing={filing} onDone={() => setFiling(false)} />
      ) : (
        <FilingHistory key={filing?.atVersion ?? 0} contact={contact} />
      )}
    </div>
  );
}

function FiledLine({ filing }: { readonly filing: FilingData }): ReactNode {
  const now = useNow();
  const shown = useStore(caseShown);
  const called = (id: string): string =>
    shown.kind === "ready" && shown.id === filing.caseId ? personCalled(shown.data, id) : t`Somebody`;
  return (
    <p className="text-small wrap-anywhere">
      <span data-words="">{cameWords(filing.came, called)}</span>{" "}
      <span className="text-muted tabular-nums">
        {t`Filed by ${filing.by.name}, ${clockWords(filing.at, now)}.`}
      </span>
    </p>
  );
}
