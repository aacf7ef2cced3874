import { CallBack, InquiryEnd } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import { useNow } from "../text/now.ts";
import { clockWords, durationWords } from "../text/time-words.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import {
  CalledBackDocument,
  EndInquiryDocument,
  KnowInquiryDocument,
  type InquiryData,
  type KnownRecipient,
} from "./inquiry-list-documents.ts";
import { cameWords, inquiryEndWords, inquiryRefusedWords, recipientWords } from "./inquiry-list-words.ts";
import { askerWords, inHandWords, wayWords } from "./inquiry-words.ts";
import { ReachedAt } from "../share/reached-at.tsx";
import { OneChoice } from "../deeds/one-choice.tsx";
import { useDeed } from "../deeds/use-deed.ts";

export interface InquiryItemProps {
  readonly item: InquiryData;
  readonly recipients: readonly KnownRecipient[];
  /** Nobody ends what they wrote down. */
  readonly isOwn: boolean;
  readonly look: () => Promise<void>;
}

/** Who asked, what came of calling them back, whose it is, and how it ends. */
export function InquiryItem({ item, recipients, isOwn, look }: InquiryItemProps): ReactNode {
  const now = useNow();
  const id = useId();
  const { isBusy, fault, act } = useDeed(inquiryRefusedWords, look);
  const known = recipients.find((each) => each.id === item.recipientId);
  return (
    <article
      aria-labelledby={id}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3"
    >
      <h3 id={id} className="font-semibold">
        {t`${askerWords(item.asker)}, ${clockWords(item.askedAt, now)}`}
      </h3>
      <p className="text-small">
        {t`${wayWords(item.way)}. ${inHandWords(item.inHand)}.`}{" "}
        <span className="text-muted tabular-nums">
          {t`Open for ${durationWords(now - item.askedAt)}, written down by ${item.loggedBy.name}.`}
        </span>
      </p>
      <Said item={item} describedBy={id} />
      <ul className="flex flex-col gap-1 text-small tabular-nums">
        {item.callBacks.map(({ at, by, came }) => (
          <li key={at}>{t`Called back ${clockWords(at, now)}, by ${by.name}: ${cameWords(came)}.`}</li>
        ))}
        {item.callBacks.length === 0 ? <li>{t`Nobody has called them back yet.`}</li> : null}
      </ul>
      <CallBackDone
        describedBy={id}
        isBusy={isBusy}
        onCame={(came) =>
          void act(
            async () => tell(CalledBackDocument, { id: item.id, came }),
            t`The call back is written down.`,
          )
        }
      />
      {item.recipientId === null ? null : (
        <p className="text-small font-medium">
          {known === undefined ? t`It is kept who asked.` : t`Asked by: ${recipientWords(known)}`}
        </p>
      )}
      <WhoseItIs
        describedBy={id}
        isBusy={isBusy}
        recipients={recipients}
        onKnow={(recipientId) =>
          void act(
            async () => tell(KnowInquiryDocument, { id: item.id, recipientId }),
            t`It is kept who asked.`,
          )
        }
      />
      <FaultLine fault={fault} />
      {isOwn ? (
        <p className="text-small">{t`You wrote this down yourself, so somebody else ends it.`}</p>
      ) : (
        <Ending
          describedBy={id}
          isBusy={isBusy}
          onEnd={(how) => void act(async () => tell(EndInquiryDocument, { id: item.id, how }), t`Ended.`)}
        />
      )}
    </article>
  );
}

function Said({
  item,
  describedBy,
}: {
  readonly item: InquiryData;
  readonly describedBy: string;
}): ReactNode {
  if (item.who === null)
    return <p className="text-small text-concern">{t`What they said cannot be read here.`}</p>;
  return (
    <dl data-words="" className="grid grid-cols-[auto_1fr] gap-x-3 text-small">
      <dt className="text-muted">{t`They say they are`}</dt>
      <dd>{item.who === "" ? t`not said` : item.who}</dd>
      <dt className="text-muted">{t`They say to call`}</dt>
      <dd>
        <ReachedAt of="inquiry" id={item.id} masked={item.maskedReach} describedBy={describedBy} />
      </dd>
      <dt className="text-muted">{t`They want`}</dt>
      <dd className="whitespace-pre-wrap">
        {item.said === null || item.said === "" ? t`not said` : item.said}
      </dd>
    </dl>
  );
}

interface DeedProps {
  readonly describedBy: string;
  readonly isBusy: boolean;
}

function CallBackDone({
  describedBy,
  isBusy,
  onCame,
}: DeedProps & { readonly onCame: (came: CallBack) => void }): ReactNode {
  return (
    <fieldset aria-label={t`What came of calling them back`} className="flex flex-col gap-1">
      <p className="text-small">{t`Call a number that you found yourselves, not the one that they gave. Then say what came of it:`}</p>
      <div className="flex flex-wrap gap-2">
        {CallBack.options.map((came) => (
          <Button
            key={came}
            size="small"
            aria-describedby={describedBy}
            isPending={isBusy}
            onPress={() => onCame(came)}
          >
            {cameWords(came)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

function WhoseItIs({
  describedBy,
  isBusy,
  recipients,
  onKnow,
}: DeedProps & {
  readonly recipients: readonly KnownRecipient[];
  readonly onKnow: (recipientId: string) => void;
}): ReactNode {
  const [chosen, choose] = useState<string | null>(null);
  return (
    <div className="flex flex-wrap items-end gap-2">
      <div className="min-w-56 flex-1">
        <OneChoice
          label={t`Who asked, of those who are vetted`}
          choices={recipients.map((each) => ({ id: each.id, label: recipientWords(each) }))}
          selected={chosen}
          onSelect={choose}
        />
      </div>
      <Button
        size="small"
        aria-describedby={describedBy}
        isDisabled={chosen === null}
        isPending={isBusy}
        onPress={() => {
          if (chosen !== null) onKnow(chosen);
        }}
      >{t`It was them`}</Button>
    </div>
  );
}

function Ending({
  describedBy,
  isBusy,
  onEnd,
}: DeedProps & { readonly onEnd: (how: InquiryEnd) => void }): ReactNode {
  const [how, choose] = useState<InquiryEnd | null>(null);
  return (
    <div className="flex flex-wrap items-end justify-between gap-2">
      <RadioChoice
        label={t`How it ended`}
        showsLabel
        selected={how}
        onSelect={choose}
        choices={InquiryEnd.options.map((each) => ({ id: each, label: inquiryEndWords(each) }))}
      />
      <Button
        size="small"
        aria-describedby={describedBy}
        isDisabled={how === null}
        isPending={isBusy}
        onPress={() => {
          if (how !== null) onEnd(how);
        }}
      >{t`End it`}</Button>
    </div>
  );
}
