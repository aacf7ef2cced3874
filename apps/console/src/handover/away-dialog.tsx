import "../inquiry/inquiry-texts.ts";
import { ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { Dialog } from "@holdfast/ui/dialog";
import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { endShift, shift } from "../alerts/shift.ts";
import { focusWhenOpened } from "../contact/focus-heading.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import type { ShiftEndData } from "./handover-documents.ts";
import { askToHandOver } from "./hand-over-at.ts";
import { lookAtHandovers, useHandovers, type Handovers } from "./handovers.ts";
import { heldStanding } from "./held-standing.ts";
import { HeldItem } from "./held-item.tsx";

/**
 * The end of a shift in one place: nothing new comes, and each contact that I have is handed over by the form that stands in it. It ends
 * nothing by itself.
 */
export function AwayDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  const known = useHandovers();
  const standing = useStore(shift);
  const isAway = standing.kind === "on" && standing.state === "away";
  return (
    <Dialog title={t`Away and hand over`} isOpen={isOpen} onClose={onClose}>
      <p>
        {isAway
          ? t`You are away: nothing new is offered to you. What you have stays with you until somebody accepts it.`
          : t`Whether you are away is not known yet: look at your shift.`}
      </p>
      <Held known={known} onClose={onClose} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button
          onPress={() => {
            onClose();
            void endShift();
          }}
        >{t`End shift`}</Button>
        <Button onPress={onClose}>{t`Close`}</Button>
      </div>
    </Dialog>
  );
}

function Held({ known, onClose }: { readonly known: Handovers; readonly onClose: () => void }): ReactNode {
  const me = useMe().id;
  if (known.kind !== "known")
    return known.kind === "failed" ? (
      <p className="flex flex-wrap items-center gap-2">
        {t`What you have is unknown.`}
        <Button size="small" onPress={() => void lookAtHandovers()}>{t`Retry`}</Button>
      </p>
    ) : (
      <p>{t`Loading…`}</p>
    );
  const holds = known.shiftEnd?.holds ?? [];
  if (holds.length === 0) return <p>{t`You have no contact.`}</p>;
  return (
    <ul aria-label={t`What you have`} className="flex flex-col gap-2 overflow-y-auto">
      {holds.map((contact) => {
        const standing = heldStanding(contact.id, known.list, me);
        const isOpenToOffer = standing.kind === "not_offered" || standing.kind === "declined";
        return (
          <HeldItem key={contact.id} contact={contact} standing={standing}>
            {isOpenToOffer ? <HandOver contact={contact} onClose={onClose} /> : null}
          </HeldItem>
        );
      })}
    </ul>
  );
}

/** Opens the form in the contact; nothing is offered by it. */
function HandOver({
  contact,
  onClose,
}: {
  readonly contact: ShiftEndData["holds"][number];
  readonly onClose: () => void;
}): ReactNode {
  const navigate = useNavigate();
  const number = String(contact.number);
  const open = (): void => {
    onClose();
    askToHandOver(ContactId.parse(contact.id));
    focusWhenOpened(navigate({ to: "/contact/$id", params: { id: contact.id } }));
  };
  return <Button size="small" onPress={open}>{t`Hand over contact ${number}`}</Button>;
}
