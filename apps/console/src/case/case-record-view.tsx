import { ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { AddParts } from "./add-parts.tsx";
import type { BesideCase } from "./beside-case.ts";
import { caseRow } from "./case-at.ts";
import { CaseJoins } from "./case-joins.tsx";
import { lookAtCase, type CaseShown } from "./case-shown.ts";
import { CaseStatusChoice } from "./case-status-choice.tsx";
import { filingOf, knownFiling } from "./filing-of.ts";
import { focusCase, isCaseFocused } from "./leave-case.ts";
import { allParts, partKey, partToShow, type PartAt } from "./part-at.ts";
import { PartForm } from "./part-form.tsx";
import { partWords } from "./part-words.ts";
import { saveTyped } from "./save-field.ts";

type Ready = Extract<CaseShown, { readonly kind: "ready" }>;

/** All that is kept in a case: one person, exploiter or note at a time, field by field. */
export function CaseRecordView({
  shown,
  beside,
}: {
  readonly shown: Ready;
  readonly beside: BesideCase;
}): ReactNode {
  const { data } = shown;
  const mayChange = useMe().capabilities.has("case.change");
  const filing = useStore(filingOf);
  const row = useStore(caseRow);
  const [chosen, choose] = useState<PartAt | null>(null);
  const [added, add] = useState<PartAt | null>(null);
  // A field that leaves the page tells nobody that it was left.
  useEffect(() => saveTyped, []);
  useEffect(() => {
    // Whoever adds somebody goes on by filling them in, and whoever went elsewhere meanwhile does not.
    if (added !== null && isCaseFocused())
      document.querySelector<HTMLElement>("[data-case-field] :is(input, textarea):not(:disabled)")?.focus();
  }, [added]);
  const came = row === null ? null : knownFiling(filing, ContactId.parse(row.id))?.came;
  // What is filled in can leave with all that is in it, as where somebody is forgotten.
  const kept = useKeptFocus(focusCase);
  const part = partToShow(data, chosen, came?.person ?? came?.people[0] ?? null);
  return (
    <div className="flex flex-col gap-3" data-words="">
      <ReadAt shown={shown} />
      {beside.beforeRecord(data)}
      <CaseStatusChoice data={data} mayChange={mayChange} />
      {data.isReadable ? null : (
        <p className="text-small text-concern">
          {t`A part of this case cannot be read here. Nothing of it can be shared until that is mended.`}
        </p>
      )}
      <CaseJoins data={data} mayChange={mayChange} />
      {part === null ? (
        <p>{t`Nobody is in this case yet.`}</p>
      ) : (
        <div data-case-parts="">
          <RadioChoice
            label={t`Whom or what you fill in`}
            selected={partKey(part)}
            onSelect={(key) => choose(allParts(data).find((each) => partKey(each) === key) ?? null)}
            choices={allParts(data).map((each) => ({ id: partKey(each), label: partWords(data, each) }))}
          />
        </div>
      )}
      {mayChange ? (
        <AddParts
          data={data}
          onAdded={(at) => {
            choose(at);
            add(at);
          }}
        />
      ) : null}
      {part === null ? null : (
        // Whoever fills somebody in stays with them, whoever is said to speak meanwhile.
        <div
          className="contents"
          onFocus={(event) => {
            kept.onFocus(event);
            choose((before) => before ?? part);
          }}
          onBlur={kept.onBlur}
        >
          <PartForm key={partKey(part)} data={data} at={part} mayChange={mayChange} beside={beside} />
        </div>
      )}
      {beside.ofCase(data)}
    </div>
  );
}

function ReadAt({ shown: { id, readAt, isStale } }: { readonly shown: Ready }): ReactNode {
  const now = useNow();
  const at = clockWords(readAt, now);
  return (
    <p className={`flex flex-wrap items-center gap-2 text-small ${isStale ? "text-concern" : "text-muted"}`}>
      <span className="tabular-nums">
        {isStale ? t`As of ${at}. It could not be read anew.` : t`As of ${at}.`}
      </span>
      <Button size="inline" onPress={() => void lookAtCase(id)}>{t`Look again`}</Button>
    </p>
  );
}
