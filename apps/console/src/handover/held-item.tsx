import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { FaultLine } from "../deeds/fault-line.tsx";
import { ContactLink } from "./contact-link.tsx";
import { endHandover } from "./end-handover.ts";
import { heldWords } from "./handover-words.ts";
import { lookAtHandovers } from "./handovers.ts";
import type { HeldStanding } from "./held-standing.ts";

/** A contact that I have at the end of my shift: how it stands with it, a way to it, and back from an offer that nobody accepted. */
export function HeldItem({
  contact,
  standing,
  children,
}: {
  readonly contact: { readonly id: string; readonly number: number };
  readonly standing: HeldStanding;
  readonly children?: ReactNode;
}): ReactNode {
  const number = String(contact.number);
  return (
    <li data-held={standing.kind} className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <ContactLink id={contact.id}>{t`Contact ${number}`}</ContactLink>
      <span>{heldWords(standing)}</span>
      {"id" in standing ? <TakeBack id={standing.id} number={number} /> : null}
      {children}
    </li>
  );
}

/** Takes back what I offered. */
export function TakeBack({ id, number }: { readonly id: string; readonly number: string }): ReactNode {
  const [isBusy, busy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const takeBack = async (): Promise<void> => {
    busy(true);
    const words = await endHandover(id, "take_back");
    busy(false);
    setFault(words);
    const said = words ?? t`Contact ${number} is offered to nobody now. You have it.`;
    announce({ kind: `handover:${id}`, urgency: "polite", about: "mine", words: () => said });
    await lookAtHandovers();
  };
  return (
    <>
      <Button size="small" isPending={isBusy} onPress={() => void takeBack()}>
        {t`Take back contact ${number}`}
      </Button>
      <FaultLine fault={fault} />
    </>
  );
}
