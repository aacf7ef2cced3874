import { CallPrompt } from "@holdfast/case-schema";
import { Button, MenuButton } from "@holdfast/ui";
import type { CallRow, QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useColleagues } from "../contact/colleagues.ts";
import { focusAfterMove } from "../contact/focus-heading.ts";
import { useDoings } from "../keys/doings.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { roleWords } from "../text/domain-words.ts";
import { pickUp } from "./answer-call.ts";
import {
  AnswerCallDocument,
  CallPersonDocument,
  ConsultDocument,
  HangUpDocument,
  HoldCallDocument,
  LeaveCallDocument,
  ListenInDocument,
  PlayPromptDocument,
  ResumeCallDocument,
  StopListeningDocument,
  TogetherDocument,
  TransferCallDocument,
  TransferToQueueDocument,
} from "./call-documents.ts";
import { callDeeds } from "./call-deeds.ts";
import { MuteButton } from "./mute-button.tsx";
import { PartyForm } from "./party-form.tsx";
import type { CallData } from "./call-data.ts";
import { takeOwnLeg } from "./own-leg.ts";
import { CALL_PERSON_WHY, mayCallPerson } from "./person-call-lines.tsx";
import type { PersonCallData } from "./person-call-documents.ts";
import { phoneHere, phoneOf } from "./phone-here.ts";
import { PRESSED } from "./pressed.ts";
import { phoneOfTab } from "./run-phone.ts";
import { promptWords } from "./prompt-words.ts";
import { moveInToolbar } from "./toolbar-keys.ts";
import { useAskCall } from "./use-ask-call.ts";

export interface CallToolbarProps {
  readonly row: QueueRow;
  readonly live: CallRow | null;
  readonly call: CallData | null;
  readonly isMine: boolean;
  readonly canListen: boolean;
  /** Whether the person may be called; `null` while it is not known, and then the gateway says it. */
  readonly person: PersonCallData | null;
}

/** The choice beside colleagues: whoever takes it next, at the head of the queue. */
const QUEUE = "queue";

/** What can be done in a call, each by a press and from the palette; what cannot be done now is not there. */
export function CallToolbar({ row, live, call, isMine, canListen, person }: CallToolbarProps): ReactNode {
  const here = useStore(phoneHere);
  const colleagues = useColleagues();
  const bar = useRef<HTMLDivElement>(null);
  const [isCalling, setCalling] = useState(false);
  const { isBusy, refusal, act } = useAskCall(row.id);
  const kept = useKeptFocus(focusAfterMove);
  // The form leaves with its own buttons.
  const keptForm = useKeptFocus(() =>
    bar.current?.querySelector<HTMLElement>("[data-deed=party] button")?.focus(),
  );
  const me = useMe().id;
  const listens = live?.listening.some(({ id }) => id === me) === true;
  const can = callDeeds({ live, call, isMine, canListen, listens });
  const contactId = row.id;
  const people = colleagues.map(({ id, name, role }) => ({ id, label: name, detail: roleWords(role) }));
  const leg = phoneOf(here)?.leg ?? null;
  const open = (what: string) => (): void => {
    bar.current?.querySelector<HTMLElement>(`[data-deed=${what}] button`)?.click();
  };
  // Of a call to somebody else they may hear nothing; while it is not known who is in it, the gateway says whether they do.
  const isOnTheLine =
    live !== null && call?.legs.some(({ who, state }) => who === "caller" && state === "up") !== false;
  const mayCall = person === null || mayCallPerson(person);
  const unable = { reason: t`The call does not stand so that this can be done now.` };
  useDoings({
    "contact.consult": can.consult ? { run: open("consult") } : unable,
    "contact.ask-by-keys": can.prompt ? { run: open("prompt") } : unable,
    "contact.transfer-call": can.transfer ? { run: open("transfer") } : unable,
    "contact.call-party": can.party ? { run: () => setCalling(true) } : unable,
  });

  function listen(): void {
    if (here.kind !== "here" || here.device === null) return;
    phoneOfTab()?.ask(row.number);
    void act(
      ListenInDocument,
      { contactId, device: here.device },
      t`You listen, and are not heard. They are told.`,
    );
  }

  function comeBack(): void {
    pickUp(row.number);
    // Where no telephone is ready, the gateway says so.
    const device = here.kind === "here" ? (here.device ?? "") : "";
    void act(
      AnswerCallDocument,
      { contactId, expectedVersion: row.version, device },
      t`You are with them again.`,
    );
  }

  function callPerson(): void {
    takeOwnLeg(row);
    const words = t`They are called, from the number that tells nothing.`;
    void act(CallPersonDocument, { contactId, id: crypto.randomUUID() }, words);
  }

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons take the focus */}
      <div
        ref={bar}
        role="toolbar"
        aria-label={t`What can be done in the call`}
        className="flex flex-wrap items-center gap-2"
        onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => moveInToolbar(event)}
        {...kept}
      >
        {isMine && live !== null ? <MuteButton leg={leg?.contact === row.number ? leg : null} /> : null}
        {can.hold ? (
          <Button
            size="small"
            aria-pressed={false}
            isPending={isBusy}
            onPress={() => void act(HoldCallDocument, { contactId }, t`On hold: they hear music.`)}
          >
            {t`Hold`}
            <KeyHint id="call.hold" />
          </Button>
        ) : null}
        {can.resume ? (
          <Button
            size="small"
            aria-pressed
            className={PRESSED}
            isPending={isBusy}
            onPress={() => void act(ResumeCallDocument, { contactId }, t`You talk with them again.`)}
          >
            {t`Hold`}
            <KeyHint id="call.hold" />
          </Button>
        ) : null}
        {can.consult ? (
          <span data-deed="consult">
            <MenuButton
              size="small"
              label={t`Ask a colleague`}
              isDisabled={people.length === 0}
              choices={people}
              onChoose={(to) =>
                void act(ConsultDocument, { contactId, to }, t`They hear music. Your colleague is rung.`)
              }
            />
          </span>
        ) : null}
        {can.party ? (
          <span data-deed="party">
            <Button size="small" aria-expanded={isCalling} onPress={() => setCalling(!isCalling)}>
              {t`Call somebody…`}
            </Button>
          </span>
        ) : null}
        {can.person ? (
          <span data-deed="person">
            <Button
              size="small"
              isPending={isBusy}
              {...(mayCall ? {} : { isDisabled: true, "aria-describedby": CALL_PERSON_WHY })}
              onPress={callPerson}
            >
              {t`Call the person`}
            </Button>
          </span>
        ) : null}
        {can.together ? (
          <Button
            size="small"
            isPending={isBusy}
            onPress={() => void act(TogetherDocument, { contactId }, t`All of you talk together.`)}
          >
            {t`Bring together`}
          </Button>
        ) : null}
        {can.leave ? (
          <Button
            size="small"
            isPending={isBusy}
            onPress={() => void act(LeaveCallDocument, { contactId }, t`You left. The others talk on.`)}
          >
            {t`Leave them together`}
          </Button>
        ) : null}
        {can.comeBack ? (
          <Button size="small" isPending={isBusy} onPress={comeBack}>
            {t`Come back to them`}
          </Button>
        ) : null}
        {can.transfer ? (
          <span data-deed="transfer">
            <MenuButton
              size="small"
              label={t`Hand on`}
              choices={[...people, { id: QUEUE, label: t`The queue, at its head` }]}
              onChoose={(to) =>
                void (to === QUEUE
                  ? act(TransferToQueueDocument, { contactId }, t`They hear music, at the head of the queue.`)
                  : act(
                      TransferCallDocument,
                      { contactId, to },
                      t`Your colleague is rung. It stays yours until they talk.`,
                    ))
              }
            />
          </span>
        ) : null}
        {can.prompt ? (
          <span data-deed="prompt">
            <MenuButton
              size="small"
              label={t`Ask by keys`}
              name={t`Ask by keys: play a prompt to whoever cannot speak`}
              choices={CallPrompt.options.map((id) => ({ id, label: promptWords(id) }))}
              onChoose={(id) => {
                const prompt = CallPrompt.parse(id);
                void act(
                  PlayPromptDocument,
                  { contactId, prompt },
                  t`Played to them: ${promptWords(prompt)}`,
                );
              }}
            />
          </span>
        ) : null}
        {can.listen ? <Button size="small" onPress={listen}>{t`Listen in`}</Button> : null}
        {can.stopListening ? (
          <Button
            size="small"
            isPending={isBusy}
            onPress={() => void act(StopListeningDocument, { contactId }, t`You no longer listen.`)}
          >
            {t`Stop listening`}
          </Button>
        ) : null}
        {can.hangUp ? (
          <Button
            size="small"
            isPending={isBusy}
            onPress={() => void act(HangUpDocument, { contactId }, t`The call has ended.`)}
          >
            {t`Hang up`}
          </Button>
        ) : null}
        {refusal === null ? null : <span className="font-medium text-concern">{refusal}</span>}
      </div>
      <div className="contents" {...keptForm}>
        {isCalling && can.party ? (
          <PartyForm row={row} isOnTheLine={isOnTheLine} onDone={() => setCalling(false)} />
        ) : null}
      </div>
    </>
  );
}
