import "./case-texts.ts";
import { ContactId } from "@holdfast/case-schema";
import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import {
  Fragment,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from "react";
import { openContact } from "../contact/open-contact.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { useStore } from "../store/store.ts";
import type { BesideCase } from "./beside-case.ts";
import { casePanel, caseRow, closeCase, hasGoneOnToWrite } from "./case-at.ts";
import { caseShown, lookAtCase } from "./case-shown.ts";
import { CaseColleagues } from "./case-colleagues.tsx";
import { CaseRecordView } from "./case-record-view.tsx";
import { CaseFilingSection } from "./case-filing-section.tsx";
import { knownFiling, lookAtFiling, filingOf } from "./filing-of.ts";
import { focusCase, leaveCase } from "./leave-case.ts";
import { LineNotice } from "./line-notice.tsx";

/** The case beside a conversation: in which one the contact is, and all that is kept of it, field by field. */
export function CasePanel({ beside }: { readonly beside: BesideCase }): ReactNode {
  const row = useStore(caseRow);
  const { asked } = useStore(casePanel);
  const panel = useRef<HTMLElement>(null);
  const lastPlace = useRef<HTMLElement | null>(null);
  const contact = row === null ? null : ContactId.parse(row.id);
  const filing = useStore(filingOf);
  const caseId = contact === null ? null : (knownFiling(filing, contact)?.caseId ?? null);

  useEffect(() => {
    // The header asked already, and each asking is recorded.
    if (contact !== null && filingOf.get().kind === "none") void lookAtFiling(contact);
  }, [contact]);
  if (row === null || contact === null) return null;
  return (
    // Escape is heard for all that stands in it, none of which knows where one writes.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={panel}
      aria-labelledby="case-heading"
      tabIndex={-1}
      data-pane="case"
      className="relative flex min-h-0 shrink-0 flex-col gap-3 overflow-y-auto border-t border-line bg-surface px-4 py-3 -outline-offset-2! max-desk:max-h-none h-[45%] max-desk:h-auto @min-[80rem]/page:h-auto @min-[80rem]/page:w-96 @min-[80rem]/page:border-t-0 @min-[80rem]/page:border-l"
      onFocus={({ target, currentTarget }) => {
        if (target !== currentTarget) lastPlace.current = target;
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        leaveCase();
      }}
    >
      <Arrival key={asked} panel={panel} last={lastPlace} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <div className="flex min-w-0 flex-1 items-center gap-2">
          <CaseHeading />
          <CaseColleagues />
        </div>
        <Button
          size="small"
          tone="quiet"
          onPress={() => {
            closeCase();
            leaveCase();
          }}
        >
          {t`Close the case`}
          <KeyHint id="contact.case" />
        </Button>
      </div>
      <LineNotice />
      <FilingInState contact={contact} beside={beside} />
      <Fragment key={contact}>{beside.ofContact(contact, row.language)}</Fragment>
      {caseId === null ? null : (
        <CaseBehindHands key={`${contact} ${caseId}`} id={caseId} contact={contact} beside={beside} />
      )}
    </section>
  );
}

interface ArrivalProps {
  readonly panel: RefObject<HTMLElement | null>;
  readonly last: RefObject<HTMLElement | null>;
}

/**
 * Leads whoever asked for it into the case: to where they were before they went to write, else to where it begins. What they write
 * meanwhile elsewhere goes on there.
 */
function Arrival({ panel, last }: ArrivalProps): ReactNode {
  useEffect(() => {
    if (hasGoneOnToWrite()) return;
    const before = last.current?.isConnected === true ? last.current : null;
    // What is disabled takes no focus, which would stay where it was.
    const first = panel.current?.querySelector<HTMLElement>(
      "[data-pane-focus], [data-case-field] :is(input, textarea):not(:disabled)",
    );
    (before ?? first ?? panel.current)?.focus();
  }, [panel, last]);
  return null;
}

function CaseHeading(): ReactNode {
  const shown = useStore(caseShown);
  return (
    <h2 id="case-heading" className="shrink-0 text-base font-semibold tabular-nums">
      {shown.kind === "ready" ? t`Case ${String(shown.data.number)}` : t`Case`}
    </h2>
  );
}

interface FilingInStateProps {
  readonly contact: ContactId;
  readonly beside: BesideCase;
}

function FilingInState({ contact, beside }: FilingInStateProps): ReactNode {
  const filing = useStore(filingOf);
  if (filing.kind === "none" || filing.contact !== contact || filing.kind === "loading")
    return <Skeleton rows={1} rowClassName="h-10" />;
  if (filing.kind !== "known") {
    return (
      <p className="flex flex-wrap items-center gap-2">
        {t`Could not find out which case this contact is in.`}
        <Button size="small" onPress={() => void lookAtFiling(contact)}>{t`Retry`}</Button>
      </p>
    );
  }
  return (
    <>
      {filing.isStale ? (
        <p className="text-small text-concern">{t`This contact may have been filed elsewhere since.`}</p>
      ) : null}
      <CaseFilingSection key={contact} contact={contact} filing={filing.filing} beside={beside} />
    </>
  );
}

interface CaseBehindHandsProps extends FilingInStateProps {
  readonly id: string;
}

/** Where somebody else may be the one who writes, what is known is not laid open beside it unasked. */
function CaseBehindHands({ id, contact, beside }: CaseBehindHandsProps): ReactNode {
  const open = useStore(openContact);
  const [isWanted, want] = useState(false);
  const isWithheld =
    open.kind === "ready" &&
    open.id === contact &&
    open.contact.safeContact.decision.hands.withholds.includes("facts");
  const notice = isWithheld ? (
    <p className="rounded-hf bg-concern-tint px-3 py-2 text-small text-concern">
      {t`Somebody else than the person may be here. Say nothing of what stands in the case, not even that there is one.`}
    </p>
  ) : null;
  return (
    <>
      {notice}
      {isWithheld && !isWanted ? (
        <p>
          <Button
            size="small"
            data-pane-focus=""
            onPress={() => {
              want(true);
              // The button leaves with what it was pressed for.
              focusCase();
            }}
          >
            {t`Show the case all the same`}
          </Button>
        </p>
      ) : (
        <CaseInState id={id} beside={beside} />
      )}
    </>
  );
}

interface CaseInStateProps {
  readonly id: string;
  readonly beside: BesideCase;
}

function CaseInState({ id, beside }: CaseInStateProps): ReactNode {
  const shown = useStore(caseShown);
  useEffect(() => {
    void lookAtCase(id);
    // Nothing of a case is kept that is not shown.
    return () => caseShown.set({ kind: "none" });
  }, [id]);
  if (shown.kind === "none" || shown.id !== id || shown.kind === "loading")
    return <Skeleton rows={6} rowClassName="h-12" whenSlow={<Failed id={id} />} />;
  switch (shown.kind) {
    case "failed":
      return <Failed id={id} />;
    case "not_yours":
      return <p>{t`This case is not there, or it is not yours to read.`}</p>;
    case "ready":
      return <CaseRecordView key={id} shown={shown} beside={beside} />;
  }
}

function Failed({ id }: { readonly id: string }): ReactNode {
  return (
    <p className="flex flex-wrap items-center gap-2">
      {t`The case could not be loaded.`}
      <Button size="small" onPress={() => void lookAtCase(id)}>{t`Retry`}</Button>
    </p>
  );
}
