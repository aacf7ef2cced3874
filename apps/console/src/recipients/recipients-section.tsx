import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { ask, tell } from "../api/ask.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { ReadSection } from "../deeds/read-section.tsx";
import { useDeed } from "../deeds/use-deed.ts";
import { useReading } from "../deeds/use-reading.ts";
import { recipientTypeWords } from "../share/sharing-words.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { EndRecipientDocument, RecipientsDocument, type VettedData } from "./recipient-documents.ts";
import { ReachedAt } from "../share/reached-at.tsx";
import { recipientRefusedWords } from "./recipient-words.ts";
import { VetForm } from "./vet-form.tsx";

/** To whom something may go at all: whoever is vetted here, until they are ended. */
export function RecipientsSection(): ReactNode {
  const { reading, look } = useReading(async () => ask(RecipientsDocument, {}));
  const [isVetting, vet] = useState(false);
  return (
    <ReadSection
      name="recipients"
      heading={(count) => t`To whom something may go: ${count}`}
      emptyWords={t`Nobody is vetted yet, so nothing can go to anybody.`}
      reading={reading}
      look={look}
      count={({ recipients }) => recipients.length}
      above={
        isVetting ? (
          <VetForm
            onDone={(isKept) => {
              vet(false);
              if (isKept) void look();
            }}
          />
        ) : (
          <span>
            <Button onPress={() => vet(true)}>{t`Vet somebody…`}</Button>
          </span>
        )
      }
    >
      {({ recipients }) => (
        <ul className="flex flex-col gap-2">
          {recipients.map((item) => (
            <li key={item.id}>
              <Vetted item={item} look={look} />
            </li>
          ))}
        </ul>
      )}
    </ReadSection>
  );
}

function Vetted({
  item,
  look,
}: {
  readonly item: VettedData;
  readonly look: () => Promise<void>;
}): ReactNode {
  const now = useNow();
  const id = useId();
  const [isAsked, confirm] = useState(false);
  const { isBusy, fault, act } = useDeed(recipientRefusedWords, look);
  const name = item.name ?? t`Their name cannot be read here`;
  return (
    <article
      aria-labelledby={id}
      className="flex flex-col gap-1 rounded-lg border border-line bg-surface p-3"
    >
      <h3 id={id} data-words="" className="font-semibold">
        {t`${name} (${recipientTypeWords(item.type)})`}
      </h3>
      <div className="flex flex-wrap items-baseline gap-x-2 text-small">
        <span>{t`Reached at:`}</span>
        <ReachedAt of="recipient" id={item.id} masked={item.maskedReach} describedBy={id} />
      </div>
      <p data-words="" className="text-small">
        {item.vetting === null ? t`How they were vetted cannot be read here.` : t`Known by: ${item.vetting}`}
      </p>
      <p className="text-small text-muted tabular-nums">
        {t`Vetted ${clockWords(item.vettedAt, now)}, by ${item.vettedBy.name}.`}
      </p>
      <FaultLine fault={fault} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        {isAsked ? (
          <>
            <p className="text-small font-medium">{t`Nothing goes there any more. This cannot be taken back; they can be vetted anew.`}</p>
            <Button size="small" aria-describedby={id} onPress={() => confirm(false)}>{t`Cancel`}</Button>
            <Button
              size="small"
              aria-describedby={id}
              isPending={isBusy}
              onPress={() =>
                void act(
                  async () => tell(EndRecipientDocument, { id: item.id }),
                  t`Ended: nothing goes to them any more.`,
                )
              }
            >{t`End it now`}</Button>
          </>
        ) : (
          <Button size="small" aria-describedby={id} onPress={() => confirm(true)}>{t`End…`}</Button>
        )}
      </div>
    </article>
  );
}
