import { startMailLab, type MailLab } from "@holdfast/channel-email/testing";
import type { Outside } from "./house.ts";
import { variablesOf } from "./variables-of.ts";

/** A real Postfix and a real Dovecot beside a house, with its mailbox and that of somebody who writes. */
export interface MailLine extends Outside {
  readonly lab: MailLab;
}

/** Opens a line to mail; the house reads its mailbox over IMAP and hands answers to the submission server. */
export async function openMailLine(): Promise<MailLine> {
  const lab = await startMailLab();
  const environment = variablesOf("email", lab.variables());
  return { lab, environment, close: lab.close };
}
