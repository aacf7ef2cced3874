import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { ask } from "../api/ask.ts";
import { CentresDocument } from "./party-documents.ts";
import type { PartyDraft } from "./party-draft.ts";
import { centresFor, type Centre } from "./centres.ts";

export interface CentreChoiceProps {
  readonly draft: PartyDraft;
  readonly onChoose: (next: Partial<PartyDraft>) => void;
}

/** The emergency centre of the place where the person is. What is short to dial here would reach the wrong town. */
export function CentreChoice({ draft, onChoose }: CentreChoiceProps): ReactNode {
  const centres = useCentres();
  const found = centresFor(centres ?? [], draft.place);
  return (
    <div className="flex flex-col gap-2">
      <p className="rounded-hf bg-concern-tint px-2 py-1 text-concern">
        {t`911 dialled here reaches the town of this line, not theirs. Choose the centre of the place where they are, or write its number.`}
      </p>
      <TextField
        label={t`Where they are`}
        value={draft.place}
        isDisabled={draft.placeNotKnown}
        onChange={(place) => onChoose({ place })}
      />
      <ToggleSwitch
        label={t`The place is not known`}
        isOn={draft.placeNotKnown}
        onChange={(placeNotKnown) => onChoose({ placeNotKnown })}
      />
      {found.length === 0 ? (
        <p className="text-small text-muted">
          {centres === null
            ? t`The list of emergency centres could not be read. Write the number.`
            : t`No centre on the list serves that place. Write its number.`}
        </p>
      ) : (
        <ul aria-label={t`Emergency centres`} className="flex flex-wrap gap-2">
          {found.map((centre) => (
            <li key={centre.id} className="flex min-w-0 flex-col gap-0.5">
              <Button size="small" onPress={() => onChoose({ name: centre.name, number: centre.number })}>
                {t`${centre.name}, ${centre.place}`}
              </Button>
              {centre.note === null ? null : <span className="text-small text-muted">{centre.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The list of the house; `null` when it could not be read. */
function useCentres(): readonly Centre[] | null {
  const [centres, learn] = useState<readonly Centre[] | null>([]);
  useEffect(() => {
    let isOver = false;
    const read = async (): Promise<void> => {
      const answer = await ask(CentresDocument, {}, true);
      if (!isOver) learn(answer.kind === "data" ? (answer.data.emergencyCentres ?? null) : null);
    };
    void read();
    return () => {
      isOver = true;
    };
  }, []);
  return centres;
}
