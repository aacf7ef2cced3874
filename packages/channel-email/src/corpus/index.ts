import { BOUNCE_MAILS } from "./bounces.ts";
import { BROKEN_MAILS } from "./broken.ts";
import { CHARSET_MAILS } from "./charsets.ts";
import type { CorpusMail } from "./corpus-mail.ts";
import { FILE_NAME_MAILS } from "./file-names.ts";
import { FORGERY_MAILS } from "./forgeries.ts";
import { FORM_MAILS } from "./forms.ts";
import { FREE_REPORT_MAILS } from "./free-reports.ts";
import { HEADER_MAILS } from "./headers.ts";
import { HTML_MAILS } from "./html.ts";
import { MACHINE_MAILS } from "./machines.ts";
import { PEOPLE_MAILS } from "./people.ts";
import { STRUCTURE_MAILS } from "./structures.ts";
import { THREAD_MAILS } from "./threads.ts";
import { TRANSFER_MAILS } from "./transfers.ts";
import { WRAPPED_MAILS } from "./wrapped.ts";

export type { CorpusMail } from "./corpus-mail.ts";
export { CORPUS_HOUSE } from "./house.ts";

/** Every mail of the table. Invented people, no two alike. */
export const CORPUS: readonly CorpusMail[] = [
  ...HEADER_MAILS,
  ...PEOPLE_MAILS,
  ...CHARSET_MAILS,
  ...TRANSFER_MAILS,
  ...FILE_NAME_MAILS,
  ...STRUCTURE_MAILS,
  ...WRAPPED_MAILS,
  ...HTML_MAILS,
  ...THREAD_MAILS,
  ...MACHINE_MAILS,
  ...FORM_MAILS,
  ...BOUNCE_MAILS,
  ...FREE_REPORT_MAILS,
  ...FORGERY_MAILS,
  ...BROKEN_MAILS,
];
