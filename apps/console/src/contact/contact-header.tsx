import type { QueueRow } from "@holdfast/wire";
import { Link } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { Button, classNames } from "@holdfast/ui";
import { askToEscalate } from "../escalation/escalate-at.ts";
import { AgreeButton } from "../follow-ups/agree-button.tsx";
import { ContactFollowUps } from "../follow-ups/contact-follow-ups.tsx";
import { ThreadLine } from "../blocks/thread-line.tsx";
import { ContinueElsewhere } from "../going-on/continue-elsewhere.tsx";
import type { GivenAddress } from "../going-on/given-address.ts";
import { LinkFacts } from "../going-on/link-facts.tsx";
import { holderWords, waitWords } from "../queue/row-words.ts";
import { useRowQueue } from "../queue/use-row-queue.ts";
import { ChannelNotice } from "../status/channel-notice.tsx";
import { TriageBar } from "../triage/triage-bar.tsx";
import { FirstOfferLine } from "../same-address/first-offer-line.tsx";
import { ReachButtons } from "../reach/reach-buttons.tsx";
import { ReachFacts } from "../reach/reach-facts.tsx";
import { useMe } from "../session/use-me.ts";
import { ContactSharingPlace } from "../share/contact-sharing-place.tsx";
import { closingWords } from "../outcomes/outcome-words.ts";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { AddressReveal } from "./address-reveal.tsx";
import { ContactActions } from "./contact-actions.tsx";
import { ContactTitle } from "./contact-title.tsx";
import type { ContactData } from "./contact-documents.ts";

export interface ContactHeaderProps {
  readonly contact: Omit<ContactData, "entries">;
  readonly row: QueueRow;
}

/** What must never scroll away: risk, how to reach them, what may be shared, who has the contact. */
export function ContactHeader({ contact, row }: ContactHeaderProps): ReactNode {
  const me = useMe().id;
  const now = useNow();
  const language = useStore(spoken);
  const { wait, due } = waitWords(row, now);
  const queue = useRowQueue(row, now);
  const { closed, previous, reach, safeContact } = contact;
  const { withholds } = safeContact.decision.hands;
  const isHistoryWithheld = withholds.includes("history");
  return (
    <header className="flex flex-col gap-2 border-b border-line bg-surface px-5 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <ContactTitle row={row} />
        {closed === null ? (
          <div className="flex flex-wrap items-center gap-2">
            <ContactActions row={row} />
            <ContinueElsewhere row={row} given={withholds.includes("facts") ? [] : givenBy(contact)} />
            <AgreeButton row={row} />
            <Button size="small" onPress={() => askToEscalate(row)}>{t`Escalate…`}</Button>
          </div>
        ) : null}
      </div>
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-small">
        <ReachFacts safe={safeContact} form={reach} />
        {closed === null ? (
          <>
            {queue === null ? null : <Fact name={t`Queue`} value={queue} />}
            <Fact name={t`With`} isNameHidden value={holderWords(row, me, now)} />
            <Fact
              name={t`Time`}
              isNameHidden
              value={
                <>
                  {due === null ? wait : `${wait}, `}
                  {due === null ? null : (
                    <span className={row.dueAt <= now ? "text-concern" : ""}>{due}</span>
                  )}
                </>
              }
            />
          </>
        ) : (
          <Fact
            name={t`Closed`}
            value={
              closed.by === null
                ? t`${clockWords(closed.at, now)}: ${closingWords(closed, language)}`
                : t`${clockWords(closed.at, now)} by ${closed.by.name}: ${closingWords(closed, language)}`
            }
          />
        )}
        {withholds.includes("facts")
          ? null
          : givenBy(contact).map(({ given, masked }) => (
              <AddressReveal
                key={given}
                name={given === "contact" ? t`From:` : t`They gave:`}
                masked={masked}
                place={{ of: given }}
              />
            ))}
        {withholds.includes("suggestions") ? null : <LinkFacts links={contact.links} />}
        {previous === null || isHistoryWithheld ? null : (
          <div className="flex items-center gap-1">
            <dt className="text-muted">{t`Perhaps also`}</dt>
            <dd>
              <Link
                to="/contact/$id"
                params={{ id: previous.id }}
                className="inline-flex min-h-6 items-center text-accent underline"
              >
                {t`contact ${String(previous.number)}, earlier`}
              </Link>
            </dd>
          </div>
        )}
        {/* Comes after the rest and grows as it comes: in a row of its own, which has its height before, it moves nothing. */}
        <Fact name={t`May share`} hasOwnRow value={<ContactSharingPlace row={row} />} />
      </dl>
      {isHistoryWithheld ? null : <FirstOfferLine row={row} />}
      {isHistoryWithheld ? null : <ContactFollowUps row={row} />}
      {/* What can be found out about them, in one line while there is room: it accompanies, and is no louder than that. */}
      <div className="-mx-2 flex flex-wrap items-center gap-x-0.5">
        {closed === null ? (
          <>
            <TriageBar row={row} isInline />
            <ReachButtons row={row} safe={safeContact} />
          </>
        ) : null}
        {isHistoryWithheld ? null : <ThreadLine key={row.id} row={row} />}
      </div>
      {closed === null ? <ChannelNotice channel={row.channel} /> : null}
    </header>
  );
}

/** Where they can be reached, as far as they said or showed it. */
function givenBy({ maskedAddress, reach }: ContactHeaderProps["contact"]): readonly GivenAddress[] {
  const said = reach?.maskedAddress;
  return [
    ...(said == null ? [] : [{ given: "reach" as const, masked: said }]),
    ...(maskedAddress === null ? [] : [{ given: "contact" as const, masked: maskedAddress }]),
  ];
}

function Fact({
  name,
  value,
  isNameHidden = false,
  hasOwnRow = false,
}: {
  readonly name: string;
  readonly value: ReactNode;
  /** For values that say by themselves what they are. */
  readonly isNameHidden?: boolean;
  readonly hasOwnRow?: boolean;
}): ReactNode {
  return (
    <div className={classNames("flex min-w-0 items-baseline gap-1", hasOwnRow && "min-h-6 basis-full")}>
      <dt className={isNameHidden ? "sr-only" : "shrink-0 text-muted"}>{t`${name}:`}</dt>
      <dd className="font-medium tabular-nums">{value}</dd>
    </div>
  );
}
