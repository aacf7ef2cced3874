import { Disposition } from "@holdfast/case-schema";
import { Button, Dialog, SearchList } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { dispositionWords } from "../text/domain-words.ts";

export interface CloseDialogProps {
  readonly number: number;
  readonly isOpen: boolean;
  readonly onCancel: () => void;
  readonly onClose: (disposition: Disposition) => void;
}

/** Asks how a contact ended. Nothing is chosen beforehand: an outcome is never invented. */
export function CloseDialog({ number, isOpen, onCancel, onClose }: CloseDialogProps): ReactNode {
  return (
    <Dialog title={t`Close contact ${String(number)}`} isOpen={isOpen} onClose={onCancel}>
      <Outcome onCancel={onCancel} onClose={onClose} />
    </Dialog>
  );
}

function Outcome({ onCancel, onClose }: Pick<CloseDialogProps, "onCancel" | "onClose">): ReactNode {
  const [chosen, choose] = useState<Disposition | null>(null);
  return (
    <>
      <p className="text-muted">{t`How did it end? If they write again within a day, it comes back to the queue.`}</p>
      <SearchList
        searchLabel={t`Find an outcome`}
        listLabel={t`Outcomes`}
        emptyWords={t`No outcome has these letters.`}
        choices={Disposition.options.map((id) => ({ id, label: dispositionWords(id) }))}
        selected={chosen}
        onSelect={(id) => choose(Disposition.parse(id))}
      />
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>{t`Cancel`}</Button>
        <Button
          tone="primary"
          isDisabled={chosen === null}
          onPress={() => {
            if (chosen !== null) onClose(chosen);
          }}
        >
          {t`Close contact`}
        </Button>
      </div>
    </>
  );
}
