import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import { OneChoice } from "../inquiry/one-choice.tsx";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { HoldContact } from "./hold-contact.tsx";
import { KeptOnHold } from "./kept-on-hold.tsx";
import { HoldDocument, LiftHoldDocument } from "./legal-documents.ts";
import type { LegalPartProps } from "./legal-item.tsx";

type LegalHoldData = LegalPartProps["item"]["holds"][number];

/** What stays whatever is purged, until counsel lifts it; it outlives the paper. */
export function LegalHolds({ item, data, deeds, describedBy }: LegalPartProps): ReactNode {
  const now = useNow();
  const { capabilities } = useMe();
  const isCounsel = capabilities.has("legal.decide");
  const [chosen, choose] = useState<string | null>(null);
  // The same until it stands: an answer that was lost holds nothing twice.
  const holdId = useRef<string | null>(null);
  const heldWords = ({ caseId, contactNumber }: LegalHoldData): string => {
    const number = data.cases.find(({ id }) => id === caseId)?.number;
    if (number !== undefined) return t`Case ${String(number)}`;
    return contactNumber === null ? t`A case that is not yours` : t`Contact ${String(contactNumber)}`;
  };

  async function hold(caseId: string): Promise<void> {
    holdId.current ??= crypto.randomUUID();
    const id = holdId.current;
    const done = await deeds.act(
      async () => tell(HoldDocument, { id, processId: item.id, caseId }),
      t`It is on hold: nothing of it is purged.`,
    );
    if (!done) return;
    holdId.current = null;
    choose(null);
  }

  return (
    <fieldset aria-label={t`What is on hold`} className="flex flex-col gap-2">
      <ul className="flex flex-col gap-1 text-small">
        {item.holds.map((each) => (
          <li key={each.id} className="flex flex-wrap items-center gap-2">
            {t`On hold since ${clockWords(each.placedAt, now)}: ${heldWords(each)}`}
            {isCounsel ? (
              <Button
                size="small"
                aria-describedby={describedBy}
                isPending={deeds.isBusy}
                onPress={() =>
                  void deeds.act(
                    async () => tell(LiftHoldDocument, { id: each.id }),
                    t`Lifted: it is purged again as everything is.`,
                  )
                }
              >{t`Lift the hold on: ${heldWords(each)}`}</Button>
            ) : null}
            {isCounsel ? (
              <KeptOnHold holdId={each.id} held={heldWords(each)} describedBy={describedBy} />
            ) : null}
          </li>
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
