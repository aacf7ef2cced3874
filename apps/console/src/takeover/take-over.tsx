import { UserId, type TakeOverReason } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import type { QueueRow, StaffName } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import type { UseMove } from "../contact/use-move.ts";
import { focusAfterMove } from "../contact/focus-heading.ts";
import { useDoings } from "../keys/doings.ts";
import { useFocusAfter } from "../keys/use-focus-after.ts";
import { useMe } from "../session/use-me.ts";
import { TakeOverDialog } from "./take-over-dialog.tsx";
import { whyNotTheirs } from "./why-not-theirs.ts";

export interface TakeOverProps extends Pick<UseMove, "act" | "isBusy"> {
  readonly row: QueueRow;
  /** Whether the queue may be out of date, so that nothing is moved. */
  readonly isOff: boolean;
}

/** Takes a contact over from the colleague who has it, in two steps: the wish, and why. */
export function TakeOver({ row, isOff, isBusy, act }: TakeOverProps): ReactNode {
  const { id: me, capabilities } = useMe();
  const [from, ask] = useState<StaffName | null>(null);
  useFocusAfter(from !== null, focusOnTrigger);
  const { holder } = row;
  const obstacle = whyNotTheirs(row, me, isOff);
  useDoings({
    "contact.take-over":
      obstacle === null && capabilities.has("contact.take_over")
        ? { run: () => ask(holder) }
        : { reason: obstacle ?? t`This cannot be done now.` },
  });

  function takeOver(giver: StaffName, reason: TakeOverReason): void {
    ask(null);
    const { name } = giver;
    void act(
      { kind: "take_over", from: UserId.parse(giver.id), reason },
      t`You have it now. ${name} is told.`,
    );
  }

  const isTheirs = holder !== null && holder.id !== me && row.offeredTo?.id !== me;
  return (
    <>
      {isTheirs && capabilities.has("contact.take_over") ? (
        <Button id="take-over" isDisabled={isOff} isPending={isBusy} onPress={() => ask(holder)}>
          {t`Take over…`}
        </Button>
      ) : null}
      {from === null ? null : (
        <TakeOverDialog
          row={row}
          from={from}
          onCancel={() => ask(null)}
          onTakeOver={(reason) => takeOver(from, reason)}
        />
      )}
    </>
  );
}

/** Once it is mine the button leaves, and hands the focus on to where one writes. */
function focusOnTrigger(): void {
  const trigger = document.querySelector<HTMLElement>("#take-over");
  if (trigger === null) focusAfterMove();
  else trigger.focus();
}
