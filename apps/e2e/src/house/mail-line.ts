import { startMailLab, type MailLab } from "@holdfast/channel-email/testing";
import type { Outside } from "./house.ts";

/** A real Postfix and a real Dovecot beside a house, with its mailbox and that of somebody who writes. */
export interface MailLine extends Outside {
  readonly lab: MailLab;
}

/** Opens a line to mail; the house reads its mailbox over IMAP and hands answers to the submission server. */
export async function openMailLine(): Promise<MailLine> {
  const lab = await startMailLab();
  const environment = Object.fromEntries(
    Object.entries(lab.variables()).map(([field, value]) => [variableOf(field), value]),
  );
  return { lab, environment, close: lab.close };
}

/** As the house names a setting of the channel: `submissionUrl` is HOLDFAST_EMAIL_SUBMISSION_URL. */
function variableOf(field: string): string {
  return `HOLDFAST_EMAIL_${field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}
