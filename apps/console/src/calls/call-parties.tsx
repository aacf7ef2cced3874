import { CallPartyDecline, CallTransferState } from "@holdfast/case-schema";
import { Button, MenuButton, TextField } from "@holdfast/ui";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import { keepParty } from "./call-party.ts";
import { useCall } from "./calls.ts";
import { EmergencyScript } from "./emergency-script.tsx";
import type { Party } from "./call-data.ts";
import type { PartyGround as Ground } from "./ground-documents.ts";
import { PartyGround } from "./party-ground.tsx";
import type { PartyGrounds } from "./party-grounds.ts";
import { isHelpOwed } from "./is-help-owed.ts";
import { nextSteps, partyDeclineWords, roleOfPartyWords, transferWords } from "./party-words.ts";

export interface CallPartiesProps {
  readonly row: QueueRow;
  readonly parties: readonly Party[];
  readonly isMine: boolean;
  /** What each call stands on, by whom was called. */
  readonly grounds: PartyGrounds["grounds"];
}

/** Who else was called from this contact, how far each is, and what is still to be heard of. */
export function CallParties({ row, parties, isMine, grounds }: CallPartiesProps): ReactNode {
  if (parties.length === 0) return null;
  return (
    <ul aria-label={t`Who was called from here`} className="flex flex-col gap-2">
      {parties.map((party) => (
        <CalledParty
          key={party.id}
          row={row}
          party={party}
          isOwed={isHelpOwed(party, parties)}
          isMine={isMine}
          ground={grounds.get(party.id) ?? null}
        />
      ))}
    </ul>
  );
}

interface CalledPartyProps {
  readonly row: QueueRow;
  readonly party: Party;
  /** Whether nobody has said yet that the help arrived that was called there. */
  readonly isOwed: boolean;
  readonly isMine: boolean;
  readonly ground: Ground | null;
}

function CalledParty({ row, party, isOwed, isMine, ground }: CalledPartyProps): ReactNode {
  const now = useNow();
  const { capabilities } = useMe();
  const [said, say] = useState<string | null>(null);
  const isCentre = party.role === "emergency_centre";
  // Nobody hands somebody over to themself.
  const isPerson = party.role === "person";
  const isDialled = party.dialledAt !== null;
  const isOnCall = useCall(row.id) !== null;
  // Our own telephone comes first: where it did not answer, nobody outside was ever rung.
  const isUndialled = !isOnCall && !isDialled && party.transfer !== "failed";
  // Nobody has a contact that is closed, and whether help came is owed all the same (DB271).
  const mayConfirm = isMine || (row.status === "closed" && capabilities.has("call.dial"));
  const { name } = party;

  async function keep(facts: object): Promise<boolean> {
    const words = await keepParty(row.id, party.id, facts);
    say(words);
    announce({ kind: `party:${party.id}`, urgency: "polite", words: () => words ?? t`Kept.` });
    return words === null;
  }

  return (
    <li
      className={`flex flex-col gap-1.5 rounded-hf border border-line px-3 py-2 ${isOwed || (isCentre && isUndialled) ? "bg-concern-tint" : ""}`}
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="font-semibold">
          {name === "" ? roleOfPartyWords(party.role) : `${name} (${roleOfPartyWords(party.role)})`}
        </span>
        <span className="tabular-nums">{clockWords(party.dialledAt ?? party.at, now)}</span>
        <span>{transferWords(party.transfer)}</span>
        {party.declinedBecause === null ? null : <span>{partyDeclineWords(party.declinedBecause)}</span>}
        {isCentre ? (
          <span>{party.place === null ? t`place not known` : t`place: ${party.place}`}</span>
        ) : null}
        {party.callTaker === null ? null : <span>{t`call-taker: ${party.callTaker}`}</span>}
        {party.incidentNumber === null ? null : <span>{t`incident: ${party.incidentNumber}`}</span>}
        {party.arrivalConfirmedAt === null ? null : (
          <span>{t`help arrived, heard at ${clockWords(party.arrivalConfirmedAt, now)}`}</span>
        )}
      </p>
      <PartyGround
        contactId={row.id}
        party={party}
        ground={ground}
        isMine={isMine}
        onName={(disclosure) => keep({ disclosure })}
      />
      {isCentre && isMine && isOnCall && isDialled && party.endedAt === null ? <EmergencyScript /> : null}
      {isUndialled ? (
        <p className="font-medium text-concern">{t`Never dialled: nobody there was called. Call again.`}</p>
      ) : null}
      {isOwed ? (
        <p className="font-medium text-concern">{t`Nobody has confirmed yet that help arrived.`}</p>
      ) : null}
      {isMine || (isOwed && mayConfirm) ? (
        <div className="flex flex-wrap items-end gap-2">
          {isCentre && isMine ? <CentreFacts party={party} onKeep={(facts) => void keep(facts)} /> : null}
          {isOwed ? (
            <Button size="small" onPress={() => void keep({ arrivalConfirmed: true })}>
              {t`Help arrived`}
            </Button>
          ) : null}
          {!isMine || isPerson || nextSteps(party.role, party.transfer).length === 0 ? null : (
            <MenuButton
              size="small"
              label={t`How far`}
              name={t`How far it is with ${name}`}
              choices={nextSteps(party.role, party.transfer).map((id) => ({ id, label: transferWords(id) }))}
              onChoose={(id) => void keep({ transfer: CallTransferState.parse(id) })}
            />
          )}
          {!isMine || isPerson || party.transfer === "left" || party.transfer === "failed" ? null : (
            <MenuButton
              size="small"
              label={t`Did not take them`}
              name={t`${name} did not take them, and why`}
              choices={CallPartyDecline.options.map((id) => ({ id, label: partyDeclineWords(id) }))}
              onChoose={(id) =>
                void keep({ transfer: "failed", declinedBecause: CallPartyDecline.parse(id) })
              }
            />
          )}
        </div>
      ) : null}
      {said === null ? null : <p className="font-medium text-concern">{said}</p>}
    </li>
  );
}

/** Whether that was written here: what a colleague kept meanwhile is not emptied by a field that was left alone. */
const isNew = (words: string, known: string | null): boolean => words.trim() !== "" && words !== known;

/** Who took the call there, and under which number they keep it. */
function CentreFacts({
  party,
  onKeep,
}: {
  readonly party: Party;
  readonly onKeep: (facts: { callTaker?: string; incidentNumber?: string }) => void;
}): ReactNode {
  const [callTaker, setCallTaker] = useState(party.callTaker ?? "");
  const [incidentNumber, setIncidentNumber] = useState(party.incidentNumber ?? "");
  return (
    <>
      <TextField label={t`Call-taker`} value={callTaker} onChange={setCallTaker} className="w-44" />
      <TextField
        label={t`Incident number`}
        value={incidentNumber}
        onChange={setIncidentNumber}
        className="w-44"
      />
      <Button
        size="small"
        onPress={() =>
          onKeep({
            ...(isNew(callTaker, party.callTaker) ? { callTaker } : {}),
            ...(isNew(incidentNumber, party.incidentNumber) ? { incidentNumber } : {}),
          })
        }
      >
        {t`Keep`}
      </Button>
    </>
  );
}
