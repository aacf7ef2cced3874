import { isFieldName, type FieldName } from "@holdfast/safety-plan";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { caseRow } from "../case/case-at.ts";
import { knownVersion } from "../contact/entries.ts";
import { openContact } from "../contact/open-contact.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { fieldTitle } from "./field-title.ts";
import { GivePiece } from "./give-piece.tsx";
import type { PlanData } from "./plan-documents.ts";
import { lookAtPlan } from "./plans-shown.ts";

export interface ReadAloudProps {
  readonly data: PlanData;
  readonly contactId: string;
  readonly mayGive: boolean;
}

/** What is written in a plan, plain and large, one part after another; each can be given, one at a time, once they ask for it. */
export function ReadAloud({ data, contactId, mayGive }: ReadAloudProps): ReactNode {
  const me = useMe();
  useWhatCame(data, contactId);
  const row = useStore(caseRow);
  const isMine = row?.id === contactId && row.status === "claimed" && row.holder?.id === me.id;
  const holder = row?.holder?.name ?? null;
  const pieces = data.fields.flatMap(({ name, value, version }) =>
    isFieldName(name) && isWorded(name) && typeof value === "string" && value !== ""
      ? [{ field: name, words: value, version }]
      : [],
  );
  return (
    <section aria-labelledby="plan-aloud" className="flex flex-col gap-4">
      <h4 id="plan-aloud" className="border-b border-line pb-0.5 text-small font-semibold text-muted">
        {t`To read aloud, slowly`}
      </h4>
      <p className="text-small">
        {t`Nothing is given unless they ask for it, one part at a time. What is sent stays on their device.`}
      </p>
      {mayGive && !isMine ? (
        <p className="text-small text-concern">
          {holder === null
            ? t`Nobody has this contact now. Claim it to give something of the plan.`
            : t`${holder} has this contact now, and is who can give something of the plan.`}
        </p>
      ) : null}
      {pieces.length === 0 ? <p>{t`Nothing is written in it yet.`}</p> : null}
      {pieces.map(({ field, words, version }) => (
        <article key={field} aria-label={fieldTitle(field)} className="flex flex-col gap-2">
          <h5 className="font-semibold">{fieldTitle(field)}</h5>
          <p className="text-xl leading-8 whitespace-pre-wrap wrap-anywhere">{words}</p>
          {mayGive && isMine ? (
            <GivePiece key={version} {...{ data, contactId, field, version, words }} />
          ) : null}
        </article>
      ))}
      <GivenList given={data.given} />
    </section>
  );
}

/** Reads anew how a part came, as the conversation goes on while one is on its way: both say the same of it. */
function useWhatCame({ facts: { id }, given }: PlanData, contactId: string): void {
  const isOnItsWay = given.some(({ came }) => came === "waits");
  useEffect(() => {
    if (!isOnItsWay) return;
    void lookAtPlan(id, contactId);
    let known = versionOf(contactId);
    return openContact.subscribe(() => {
      const version = versionOf(contactId);
      if (version === known) return;
      known = version;
      void lookAtPlan(id, contactId);
    });
  }, [isOnItsWay, id, contactId]);
}

/** Up to where the conversation is known; 0 where another is open. */
function versionOf(contactId: string): number {
  const open = openContact.get();
  return open.kind === "ready" && open.id === contactId ? knownVersion(open.entries) : 0;
}

function isWorded(field: FieldName): boolean {
  return field.startsWith("section.") || field.startsWith("emotional.") || field === "cover_story";
}

/** What the person was given of it, the latest first. */
function GivenList({ given }: Pick<PlanData, "given">): ReactNode {
  const now = useNow(60_000);
  return (
    <section aria-labelledby="plan-given" className="flex flex-col gap-1 text-small">
      <h4 id="plan-given" className="border-b border-line pb-0.5 font-semibold text-muted">
        {t`What they were given`}
      </h4>
      {given.length === 0 ? <p>{t`Nothing.`}</p> : null}
      <ul className="flex flex-col gap-1">
        {given.map(({ id, field, way, came, at, by }) => (
          <li key={id} className="tabular-nums">
            {`${isFieldName(field) ? fieldTitle(field) : field}: ${givenWords(way, came)}, ${by.name}, ${clockWords(at, now)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function givenWords(way: PlanData["given"][number]["way"], came: PlanData["given"][number]["came"]): string {
  if (way === "spoken") return t`read out`;
  switch (came) {
    case "left":
      return t`sent`;
    case "waits":
      return t`on its way`;
    case "did_not_leave":
      return t`did not leave`;
    case "unknown":
    case null:
      return t`not known whether it left`;
  }
}
