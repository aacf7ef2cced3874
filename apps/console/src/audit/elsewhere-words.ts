import { t } from "@lingui/core/macro";
import type { RetentionElsewhereData } from "./retention-document.ts";

type Words = readonly [what: string, until: string, operator: string];

/** What stays where nobody here can ask for it, until when, and what an operator does. Without words of ours, as the gateway says it. */
export function elsewhereWords({ code, what, until, operator }: RetentionElsewhereData): Words {
  return wordsOf(code) ?? [what, until, operator];
}

function wordsOf(code: string): Words | undefined {
  const words: Readonly<Record<string, Words>> = {
    kannel_spool: [
      t`A text that waits in Kannel's spool or store`,
      t`It leaves or its validity ends; in the freed room of the disk, until that is written over`,
      t`Keeps the spool on tmpfs, and the log of its messages off`,
    ],
    carriers: [
      t`A text at carriers, and the record of a call at carriers and trunks`,
      t`Their own time is over, which law or contract says`,
      t`Settles the shortest time in the contract; nobody can ask for one of them`,
    ],
    relayed_mail: [
      t`A mail that was relayed, at each server on its way, and in their logs who wrote to whom`,
      t`Their operators delete it`,
      t`Takes mail at the door of this house, or has the relay keep no copy and short logs`,
    ],
    mailbox_copies: [
      t`A mailbox's own backups, and what a mail program copied from it`,
      t`The mailbox's operator lets them go`,
      t`Asks for their time, and connects no mail program to the mailbox`,
    ],
    theirs: [
      t`What somebody has on their own phone, in their own mailbox or on paper`,
      t`They delete it`,
      t`Nothing: it is theirs`,
    ],
    disclosed: [
      t`What was disclosed, at whoever it went to`,
      t`They let it go, as was agreed`,
      t`Agrees on a time before it goes`,
    ],
  };
  return words[code];
}
