import type { Bounce } from "./bounce.ts";
import { DELAYED, DELIVERED, FAILED, SAYS_DELAYED, SAYS_FAILED } from "./report-words.ts";
import type { Evidence } from "./verdict.ts";

/** Before the `@`: addresses that no person writes from, whatever envelope a list or a gateway put around them. */
const MACHINE = /^(mailer-?daemon|mail[-.]?daemon|mdaemon|microsoftexchange[0-9a-f]+)$/i;
/** Who else writes reports. A person may have this address. */
const OFFICE = /^postmaster$/i;
const OFFICE_NAME = /^(mailer-daemon|mail delivery (sub)?system)$/i;
/** Programs that filter or hand on mail and write reports in a name of their own. */
const PROGRAM =
  /(^|[^a-z])(smtp|ndr|imss|bounces?|mailer|postmaster|system ?administrator|mail(er)?[-_]?daemon|inetgw[0-9]*)($|[^a-z])/i;

const FAILURE: Bounce = { state: "failed", reason: "unreachable" };
const DELAY: Bounce = { state: "delayed", reason: null };

/** Words that are looked through for what a report says: it says it first. */
const OPENING_MAX = 1000;

/** Whether a mail comes from an address that is a mail server's own. */
export function isFromMachine({ from }: Evidence): boolean {
  return MACHINE.test(localPart(from?.address));
}

/**
 * Reports without fields for programs: by who writes them and what their subject says, in the languages of the table, or what
 * they say first. A person's mail about such a report has a person's sender, and stays a person's.
 */
export function freeForm(evidence: Evidence): Bounce | null {
  const { subject, headers, reported, text } = evidence;
  if (headers.first("x-failed-recipients") !== "")
    return { state: DELAYED.test(subject) ? "delayed" : "failed", reason: "unreachable" };
  const opening = text.slice(0, OPENING_MAX);
  if (isFromMachine(evidence))
    return bySubject(subject, opening) ?? byWords(opening) ?? (reported.returned.length > 0 ? FAILURE : null);
  if (isFromOffice(evidence))
    return (
      bySubject(subject, opening) ?? (isOffice(evidence) && reported.returned.length > 0 ? FAILURE : null)
    );
  // In a name of its own: only who is named like a program, whose subject and first words both are a report's.
  return isProgram(evidence) && bySubject(subject, opening) ? byWords(opening) : null;
}

function bySubject(subject: string, opening: string): Bounce | null {
  if (DELAYED.test(subject)) return DELAY;
  if (DELIVERED.test(subject)) return { state: "delivered", reason: null };
  if (!FAILED.test(subject)) return null;
  return SAYS_DELAYED.test(opening) ? DELAY : FAILURE;
}

function byWords(opening: string): Bounce | null {
  if (SAYS_DELAYED.test(opening)) return DELAY;
  return SAYS_FAILED.test(opening) ? FAILURE : null;
}

/** An empty envelope alone is not enough: absences have it, too. */
function isFromOffice(evidence: Evidence): boolean {
  const { envelopeFrom, reported } = evidence;
  if (envelopeFrom !== null && envelopeFrom !== "") {
    const local = localPart(envelopeFrom);
    if (!MACHINE.test(local) && !OFFICE.test(local)) return false;
  }
  return (
    isOffice(evidence) ||
    (envelopeFrom === "" && (reported.returned.length > 0 || reported.type === "delivery"))
  );
}

const isOffice = ({ from }: Evidence): boolean =>
  OFFICE.test(localPart(from?.address)) || OFFICE_NAME.test(from?.name ?? "");

function isProgram({ from, subject, headers }: Evidence): boolean {
  if (/^\s*(re|aw|fwd?|wg|tr|rv)\s*:/i.test(subject) || headers.first("in-reply-to") !== "") return false;
  return PROGRAM.test(localPart(from?.address)) || (!from?.address && PROGRAM.test(from?.name ?? ""));
}

const localPart = (address: string | null | undefined): string => address?.split("@")[0] ?? "";
