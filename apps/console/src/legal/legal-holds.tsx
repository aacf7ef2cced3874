import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import { OneChoice } from "../deeds/one-choice.tsx";
import { HoldContact } from "./hold-contact.tsx";
import { HoldLine } from "./hold-line.tsx";
import { HoldDocument } from "./legal-documents.ts";
import type { LegalPartProps } from "./legal-item.tsx";

type LegalHoldData = LegalPartProps["item"]["holds"][number];

/** What stays whatever is purged, until counsel lifts it; it outlives the paper. */
export function LegalHolds({ item, data, deeds, describedBy }: LegalPartProps): ReactNode {
  const [chosen, choose] = useState<string | null>(null);
  // The same until it stands, of one case: an answer that was lost holds nothing twice, and keeps no other case from it.
  const placed = useRef<{ readonly id: string; readonly caseId: string } | null>(null);
  const heldWords = ({ caseId, contactNumber }: LegalHoldData): string => {
    const number = data.cases.find(({ id }) => id === caseId)?.number;
    if (number !== undefined) return t`Case ${String(number)}`;
    return contactNumber === null ? t`A case that is not yours` : t`Contact ${String(contactNumber)}`;
  };

  async function hold(caseId: string): Promise<void> {
    if (placed.current?.caseId !== caseId) placed.current = { id: crypto.randomUUID(), caseId };
    const given = { ...placed.current, processId: item.id };
    const done = await deeds.act(
      async () => tell(HoldDocument, given),
      t`It is on hold: nothing of it is purged.`,
    );
    if (!done) return;
    placed.current = null;
    choose(null);
  }

  return (
    <fieldset aria-label={t`What is on hold`} className="flex flex-col gap-2">
      <ul className="flex flex-col gap-1 text-small">
        {item.holds.map((each) => (
          <HoldLine
            key={each.id}
            hold={each}
            held={heldWords(each)}
            deeds={deeds}
            describedBy={describedBy}
          />
        ))}
        {item.holds.length === 0 ? <li>{t`Nothing is on hold for it.`}</li> : null}
      </ul>
      <div className="flex flex-wrap items-end gap-2">
        <div className="min-w-56 flex-1">
          <OneChoice
            label={t`A case that must stay`}
            choices={data.cases.map(({ id, number }) => ({ id, label: t`Case ${String(number)}` }))}
            selected={chosen}
            onSelect={choose}
          />
        </div>
        <Button
          size="small"
          aria-describedby={describedBy}
          isDisabled={chosen === null}
          isPending={deeds.isBusy}
          onPress={() => {
            if (chosen !== null) void hold(chosen);
          }}
        >{t`Put on hold`}</Button>
      </div>
      <HoldContact processId={item.id} deeds={deeds} describedBy={describedBy} />
    </fieldset>
  );
}
