import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { tell } from "../api/ask.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { useDeed } from "../deeds/use-deed.ts";
import { WordsField } from "../deeds/words-field.tsx";
import { useNow } from "../text/now.ts";
import { clockWords, dueWords } from "../text/time-words.ts";
import {
  BreachNoticedDocument,
  BreachToldDocument,
  MendBreachDocument,
  type BreachData,
  type BreachesData,
} from "./breach-documents.ts";
import { breachKindWords, breachRefusedWords, tellingWords } from "./breach-words.ts";
import { NamedByMistake } from "./named-by-mistake.tsx";
import { TellingForm } from "./telling-form.tsx";
import { ToldBefore } from "./told-before.tsx";

export interface BreachItemProps {
  readonly item: BreachData;
  readonly cases: BreachesData["cases"];
  readonly look: () => Promise<void>;
}

/** One breach: by when the funder is told, whom it concerns and how they are told safely, and what was done. */
export function BreachItem({ item, cases, look }: BreachItemProps): ReactNode {
  const now = useNow();
  const id = useId();
  const deeds = useDeed(breachRefusedWords, look);
  const { noticeDueAt, noticedAt, noticedBy } = item;
  return (
    <article
      aria-labelledby={id}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-3"
    >
      <h3 id={id} className="font-semibold">
        {t`${breachKindWords(item.kind)}, suspected ${clockWords(item.suspectedAt, now)}`}
      </h3>
      {noticedAt === null ? (
        <p className={`tabular-nums ${noticeDueAt <= now ? "font-medium text-concern" : ""}`}>
          {t`The funder’s notice: ${dueWords(noticeDueAt, now)}`}
        </p>
      ) : (
        <p>{t`The funder was told ${clockWords(noticedAt, now)}, by ${noticedBy?.name ?? ""}.`}</p>
      )}
      <p data-words="" className="whitespace-pre-wrap">
        {item.what ?? t`What it is cannot be read here.`}
      </p>
      <p className="text-small text-muted">{t`Reported by ${item.recordedBy.name}.`}</p>
      {noticedAt === null ? (
        <span>
          <Button
            size="small"
            aria-describedby={id}
            isPending={deeds.isBusy}
            onPress={() =>
              void deeds.act(
                async () => tell(BreachNoticedDocument, { id: item.id }),
                t`It is kept that the funder was told.`,
              )
            }
          >{t`The funder was told`}</Button>
        </span>
      ) : null}
      <People item={item} deeds={deeds} describedBy={id} />
      <TellingForm breachId={item.id} cases={cases} deeds={deeds} describedBy={id} />
      <FaultLine fault={deeds.fault} />
      <Mending item={item} deeds={deeds} describedBy={id} />
    </article>
  );
}

interface PartProps {
  readonly item: BreachData;
  readonly deeds: ReturnType<typeof useDeed>;
  readonly describedBy: string;
}

function People({ item, deeds, describedBy }: PartProps): ReactNode {
  if (item.people.length === 0)
    return <p className="text-small">{t`Nobody has said yet whom it concerns.`}</p>;
  return (
    <ol aria-label={t`Whom it concerns`} className="flex list-decimal flex-col gap-1 pl-5 text-small">
      {item.people.map((person, at) => (
        <li key={person.contactId}>
          <Person person={person} nth={at + 1} item={item} deeds={deeds} describedBy={describedBy} />
        </li>
      ))}
    </ol>
  );
}

interface PersonProps extends PartProps {
  readonly person: BreachData["people"][number];
  readonly nth: number;
}

/** Somebody whom it concerns, or who was named by mistake: nobody tells them then. */
function Person({ person, nth, item, deeds, describedBy }: PersonProps): ReactNode {
  const now = useNow();
  const { contactId, way, toldAt, toldBy, isConcerned, whyNot, wasSafe } = person;
  const asked = { id: item.id, contactId };
  if (!isConcerned)
    return (
      <>
        {t`Named by mistake: nobody tells them.`}{" "}
        {whyNot === null ? null : <span data-words="">{whyNot}</span>}
      </>
    );
  if (toldAt !== null)
    return (
      <>
        {t`Told ${clockWords(toldAt, now)}, by ${toldBy?.name ?? ""}: ${tellingWords(way)}`}{" "}
        {wasSafe === false ? t`As far as is known, they could not be reached safely so.` : null}
      </>
    );
  return (
    <span className="flex flex-wrap items-center gap-2">
      {t`To be told: ${tellingWords(way)}`}
      <Button
        size="small"
        aria-describedby={describedBy}
        isPending={deeds.isBusy}
        onPress={() =>
          void deeds.act(async () => tell(BreachToldDocument, asked), t`It is kept that they were told.`)
        }
      >{t`Number ${String(nth)} was told`}</Button>
      <ToldBefore
        breachId={item.id}
        contactId={contactId}
        nth={nth}
        deeds={deeds}
        describedBy={describedBy}
      />
      <NamedByMistake
        breachId={item.id}
        contactId={contactId}
        nth={nth}
        deeds={deeds}
        describedBy={describedBy}
      />
    </span>
  );
}

function Mending({ item, deeds, describedBy }: PartProps): ReactNode {
  const [isOpen, open] = useState(false);
  const [cause, setCause] = useState("");
  const [mended, setMended] = useState("");
  if (!isOpen)
    return (
      <span className="self-end">
        <Button
          size="small"
          aria-describedby={describedBy}
          onPress={() => open(true)}
        >{t`It is over…`}</Button>
      </span>
    );
  return (
    <form
      aria-label={t`It is over`}
      data-words=""
      className="flex flex-col gap-2 rounded-hf border border-line p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void deeds.act(
          async () => tell(MendBreachDocument, { id: item.id, cause: cause.trim(), mended: mended.trim() }),
          t`It is kept that it is over.`,
        );
      }}
    >
      <WordsField label={t`Its cause`} maxLength={8_000} value={cause} onChange={setCause} />
      <WordsField label={t`What was done about it`} maxLength={8_000} value={mended} onChange={setMended} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button size="small" onPress={() => open(false)}>{t`Cancel`}</Button>
        <Button
          type="submit"
          size="small"
          isPending={deeds.isBusy}
          isDisabled={cause.trim() === "" || mended.trim() === ""}
        >{t`It is over`}</Button>
      </div>
    </form>
  );
}
