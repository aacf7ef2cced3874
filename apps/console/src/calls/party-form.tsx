import { CallPartyRole, type CallGround } from "@holdfast/case-schema";
import { Button, TextField } from "@holdfast/ui";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import { ToggleSwitch } from "@holdfast/ui/toggle-switch";
import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useState, type FormEvent, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useCall } from "./calls.ts";
import { CentreChoice } from "./centre-choice.tsx";
import { EmergencyScript } from "./emergency-script.tsx";
import { DecisionChoice } from "./decision-choice.tsx";
import { groundWords } from "./ground-words.ts";
import {
  asksAnew,
  groundsOf,
  isShort,
  needsYes,
  NO_PARTY,
  partyFault,
  partyInput,
  type PartyDraft,
} from "./party-draft.ts";
import { partyFaultWords } from "./party-fault-words.ts";
import { roleOfPartyWords } from "./party-words.ts";
import { callParty } from "./call-party.ts";

export interface PartyFormProps {
  readonly row: QueueRow;
  /** Whether the person is on the line now. */
  readonly isOnTheLine: boolean;
  readonly onDone: () => void;
}

/** Nobody outside is dialled before the telephone here is on the line. */
const ownFirstWords = (): string =>
  t`Calling your telephone. The number is dialled once sound comes from here.`;

const shortWords = (number: string): string =>
  t`${number} from here reaches the town of this line, not theirs. Write the number of the place where they are, or press Call again to call ${number} all the same.`;

const ROLES = CallPartyRole.options.filter((role) => role !== "person");

/** Whom to call from a contact, with or without the person on the line. In place, and never over what is written. */
export function PartyForm({ row, isOnTheLine, onDone }: PartyFormProps): ReactNode {
  const [draft, change] = useState<PartyDraft>(NO_PARTY);
  // Said again, because nobody could tell whether it was heard, it is the same call; of anything else it is another.
  const [partyId, renew] = useState<string>(() => crypto.randomUUID());
  const [withPerson, setWithPerson] = useState(false);
  const [said, say] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [waitsForOwn, setWaits] = useState(false);
  /** A short number that is meant: it is of the house's list, or was asked for again. */
  const [meant, mean] = useState<string | null>(null);
  const live = useCall(row.id);
  const isCentre = draft.role === "emergency_centre";
  const grounds = groundsOf(draft.role, isOnTheLine);
  const speaks = draft.ground === "they_speak" && grounds.includes("they_speak");
  const set = (next: Partial<PartyDraft>): void => {
    // A yes is to just that call: to somebody else, or to other words, it is asked for anew.
    change((before) => ({ ...before, ...(asksAnew(next) ? { agreed: false } : {}), ...next }));
    renew(crypto.randomUUID());
  };

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    const fault = partyFault(draft);
    const input = partyInput(draft, () => partyId);
    if (fault !== null || input === null) return say(partyFaultWords(fault ?? "role"));
    if (input.number !== null && isShort(input.number) && meant !== input.number) {
      mean(input.number);
      return say(shortWords(input.number));
    }
    setBusy(true);
    say(null);
    setWaits(live === null);
    if (live === null) announce({ kind: `call:${row.id}`, urgency: "polite", words: ownFirstWords });
    const { words, isSpent } = await callParty(row, input, isOnTheLine && (withPerson || speaks));
    setBusy(false);
    say(words);
    // What the exchange would not dial is done with: the next try is another call, of the same words.
    if (isSpent) renew(crypto.randomUUID());
    announce({
      kind: `call:${row.id}`,
      urgency: "polite",
      words: () => words ?? t`The number is being called.`,
    });
    if (words === null) onDone();
  }

  return (
    <form
      aria-label={t`Call somebody`}
      autoComplete="off"
      className="flex flex-col gap-3 rounded-hf border border-line bg-raised p-3"
      onSubmit={(event) => void send(event)}
    >
      <RadioChoice<CallPartyRole>
        label={t`Whom`}
        showsLabel
        selected={draft.role}
        onSelect={(role) => set({ role, ground: null, disclosure: null })}
        choices={ROLES.map((id) => ({ id, label: roleOfPartyWords(id) }))}
      />
      {isCentre ? (
        <>
          <CentreChoice
            draft={draft}
            onChoose={(next) => {
              set(next);
              if (next.number !== undefined) mean(next.number);
            }}
          />
          <EmergencyScript />
        </>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <TextField
          label={t`Name`}
          value={draft.name}
          onChange={(name) => set({ name })}
          className="min-w-56 flex-1"
        />
        <TextField
          label={t`Number`}
          inputMode="tel"
          value={draft.number}
          onChange={(number) => set({ number })}
          className="min-w-44"
        />
      </div>
      {grounds.length > 0 ? (
        <RadioChoice<CallGround>
          label={t`What they are told`}
          showsLabel
          selected={draft.ground}
          onSelect={(ground) => set({ ground, disclosure: null })}
          choices={grounds.map((id) => ({ id, label: groundWords(id) }))}
        />
      ) : null}
      {draft.ground === "decided" && draft.role !== null && !isCentre ? (
        <DecisionChoice
          contactId={row.id}
          role={draft.role}
          selected={draft.disclosure}
          onSelect={({ id, name, hasNumber }) =>
            set({
              disclosure: id,
              isNumberKnown: hasNumber,
              ...(draft.name.trim() === "" ? { name } : {}),
            })
          }
        />
      ) : null}
      {needsYes(draft) ? (
        <ToggleSwitch
          isOn={draft.agreed}
          onChange={(agreed) => set({ agreed })}
          label={t`The person said yes to this call and to what is told in it.`}
        />
      ) : null}
      {isOnTheLine && !speaks ? (
        <ToggleSwitch
          isOn={withPerson}
          onChange={setWithPerson}
          label={t`The person stays on the line and hears it. Otherwise they hear music until you bring them together.`}
        />
      ) : null}
      <p className="text-small text-muted">
        {t`Say who you are and what is needed, and nothing about the person that they did not say yes to. The number shown is withheld or the house’s alias.`}
      </p>
      {said === null ? null : <p className="font-medium text-concern">{said}</p>}
      {isBusy && waitsForOwn ? <p className="font-medium">{ownFirstWords()}</p> : null}
      <div className="flex justify-end gap-2">
        <Button onPress={onDone}>{t`Cancel`}</Button>
        <Button tone="primary" type="submit" isPending={isBusy}>
          {t`Call`}
        </Button>
      </div>
    </form>
  );
}
