import { LEAD_MOVES_AT_ONCE, LeadMoveReason } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { CheckChoice } from "@holdfast/ui/check-choice";
import { Dialog } from "@holdfast/ui/dialog";
import { RadioChoice } from "@holdfast/ui/radio-choice";
import type { QueueRow } from "@holdfast/wire";
import { plural, t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { queue } from "../queue/queue-store.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { shiftsSeen } from "./board-store.ts";
import { holdingWords, stateWords } from "./board-words.ts";
import { fromWords, leadMoveReasonWords } from "./lead-move-words.ts";
import { moveContacts, type NotMoved } from "./move-contacts.ts";
import { chosen, moving, TO_QUEUE, type Moving, type MoveTarget } from "./moving.ts";

/** The one form by which a lead moves contacts, however it was opened. Nothing moves before Move. */
export function MoveForm(): ReactNode {
  const asked = useStore(moving);
  useFocusAfter(asked !== null, focusBoard);
  return asked === null ? null : <OpenForm asked={asked} />;
}

function focusBoard(): void {
  document.querySelector<HTMLElement>("#work")?.focus();
}

function OpenForm({ asked }: { readonly asked: Moving }): ReactNode {
  const board = useStore(queue).board.rows;
  // What they are moved as is what whoever moves saw when they asked.
  const [rows] = useState<readonly QueueRow[]>(() => asked.contacts.flatMap((id) => board.get(id) ?? []));
  const [to, chooseTo] = useState<MoveTarget | null>(asked.to);
  const [reason, chooseReason] = useState<LeadMoveReason | null>(null);
  const [cannotWait, setCannotWait] = useState(false);
  const [isBusy, setBusy] = useState(false);
  // Pressed twice before it is drawn again, it is sent once.
  const isSent = useRef(false);
  const [left, setLeft] = useState<readonly NotMoved[] | null>(null);
  const receivers = useReceivers([...board.values()]);
  const isTooMany = rows.length > LEAD_MOVES_AT_ONCE;
  const [only] = rows;
  const title =
    rows.length === 1 && only !== undefined
      ? t`Move contact ${String(only.number)}`
      : t`${plural(rows.length, { one: "Move # contact", other: "Move # contacts" })}`;
  // An answer that comes after the form was left closes nothing that was opened since.
  const close = (): void => moving.update((open) => (open === asked ? null : open));

  async function submit(): Promise<void> {
    if (reason === null || to === null || isSent.current) return;
    isSent.current = true;
    setBusy(true);
    const receiver =
      to === TO_QUEUE ? null : { id: to, name: receivers.find(({ id }) => id === to)?.name ?? "" };
    const isAtOnce = receiver === null || cannotWait;
    const not = await moveContacts({ rows, to: receiver, reason, isAtOnce }, serverNow());
    setBusy(false);
    const still = new Set(not.map(({ id }) => id));
    chosen.update((before) => before.filter((id) => still.has(id)));
    const count = rows.length - not.length;
    announce({
      kind: "lead-move",
      urgency: not.length === 0 ? "polite" : "assertive",
      words: () =>
        [
          count === 0 ? "" : movedWords(count, receiver?.name ?? null, isAtOnce),
          ...not.map(notMovedLine),
        ].join(" "),
    });
    if (not.length === 0) close();
    else setLeft(not);
  }

  if (left !== null)
    return (
      <Dialog title={title} isOpen onClose={close}>
        <p>{t`These were not moved:`}</p>
        <ul className="flex list-disc flex-col gap-1 pl-5 text-concern">
          {left.map((each) => (
            <li key={each.id}>{notMovedLine(each)}</li>
          ))}
        </ul>
        <div className="flex justify-end">
          <Button onPress={close}>{t`Close`}</Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog title={title} isOpen onClose={close}>
      {isTooMany ? (
        <p className="text-concern">{t`At most ${String(LEAD_MOVES_AT_ONCE)} are moved at once. Choose fewer.`}</p>
      ) : null}
      {/* Scrolled where a window is low: Move stays in view. What scrolls leaves the rings in it their room. */}
      <div className="-m-1 flex min-h-24 flex-col gap-4 overflow-y-auto p-1">
        {rows.length === 0 ? null : <p>{fromWords(rows)}</p>}
        <RadioChoice<MoveTarget>
          label={t`Move to`}
          isColumn
          showsLabel
          selected={to}
          onSelect={chooseTo}
          choices={[
            ...receivers.map(({ id, words }) => ({ id, label: words })),
            ...(rows.some(({ holder }) => holder !== null) ? [{ id: TO_QUEUE, label: t`The queue` }] : []),
          ]}
        />
        <RadioChoice<LeadMoveReason>
          label={t`Why (shown to both)`}
          isColumn
          showsLabel
          selected={reason}
          onSelect={chooseReason}
          choices={LeadMoveReason.options.map((id) => ({ id, label: leadMoveReasonWords(id) }))}
        />
        {to === TO_QUEUE ? null : (
          <>
            <CheckChoice<"cannot_wait">
              label={t`Whether they are asked`}
              choices={[{ id: "cannot_wait", label: t`It cannot wait until they accept` }]}
              selected={cannotWait ? ["cannot_wait"] : []}
              onSelect={(ids) => setCannotWait(ids.length > 0)}
            />
            <p className="text-small text-muted">
              {cannotWait
                ? t`It is theirs at once, and they are told.`
                : t`Until they accept it stays where it is.`}
            </p>
          </>
        )}
      </div>
      <div className="flex justify-end gap-2">
        <Button onPress={close}>{t`Cancel`}</Button>
        <Button
          tone="primary"
          isPending={isBusy}
          isDisabled={to === null || reason === null || rows.length === 0 || isTooMany}
          onPress={() => void submit()}
        >
          {t`Move`}
        </Button>
      </div>
    </Dialog>
  );
}

function movedWords(count: number, name: string | null, isAtOnce: boolean): string {
  if (name === null)
    return t`${plural(count, { one: "# moved to the queue.", other: "# moved to the queue." })}`;
  return isAtOnce
    ? t`${plural(count, { one: `# moved to ${name}.`, other: `# moved to ${name}.` })}`
    : t`${plural(count, { one: `${name} is asked for #.`, other: `${name} is asked for #.` })}`;
}

const notMovedLine = ({ number, words }: NotMoved): string => `${t`Contact ${String(number)}`}: ${words}`;

/** Everybody on shift, by name, each with how they stand and how many they have: who is kept from a contact is not told here. */
function useReceivers(
  rows: readonly QueueRow[],
): readonly { readonly id: string; readonly name: string; readonly words: string }[] {
  const { rows: shifts } = useStore(shiftsSeen).shifts;
  const now = useNow();
  return [...shifts.values()]
    .toSorted((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id))
    .map((shift) => {
      const count = rows.filter(({ holder }) => holder?.id === shift.id).length;
      return {
        id: shift.id,
        name: shift.name,
        words: `${holdingWords(shift.name, count)}. ${stateWords(shift, now)}`,
      };
    });
}
