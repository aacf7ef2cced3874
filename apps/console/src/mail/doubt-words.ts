import type { DoubtSign, PartlyReason } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** A ground to doubt who wrote a mail, as a sentence. */
export function signWords(sign: DoubtSign): string {
  switch (sign) {
    case "name_looks_like_address":
      return t`The name looks like an address that is not the one it was sent from.`;
    case "name_of_ours":
      return t`The name is one of ours, and the address is not.`;
    case "envelope_mismatch":
      return t`It was handed over under another address than the one it shows.`;
    case "reply_elsewhere":
      return t`It asks for answers to another address than the one it came from.`;
    case "spf_fail":
      return t`It came from a server that may not send for this address (SPF).`;
    case "dkim_fail":
      return t`Its seal is broken: it was changed on the way, or the seal is false (DKIM).`;
    case "dmarc_fail":
      return t`Whoever owns this address says that such mail is not theirs (DMARC).`;
    case "direction_controls":
      return t`Its name or subject had marks that turn the direction of reading, as if to hide something. They were taken out.`;
    case "other_address":
      return t`It came from another address than this contact began with.`;
    case "typed_address":
      return t`It was written into a form on a website. Whoever wrote it typed this address, and nobody has checked it.`;
    case "report_unproved":
      return t`It says what became of a mail, and does not prove that it ever saw a mail of ours. The state of your answers was not changed.`;
  }
}

/** What to do about the grounds there are: one sentence for all of them. */
export function signAdviceWords(signs: readonly DoubtSign[]): string {
  if (signs.includes("report_unproved"))
    return t`Anybody can write such a report. If you have to know whether an answer arrived, ask for a sign, or reach them in another way.`;
  if (signs.includes("other_address"))
    return t`Somebody else may have written it. Before you say anything that only they may know, make sure who you write to, in a way that you have used with them before. Your answer goes to the address that this contact began with.`;
  return signs.includes("reply_elsewhere")
    ? t`Somebody else may have written it. Before you say anything that only they may know, make sure who you write to, in a way that you have used with them before. Your answer goes to the address it came from.`
    : t`Somebody else may have written it. Before you say anything that only they may know, make sure who you write to, in a way that you have used with them before.`;
}

/** Why a mail is not shown whole. */
export function partlyWords(reason: PartlyReason): string {
  switch (reason) {
    case "too_long":
      return t`It is too long to be shown whole.`;
    case "parts_left_out":
      return t`Parts of it are not shown here.`;
    case "charset_unknown":
      return t`It is written in letters that could not be read for sure, so some may be wrong.`;
    case "damaged":
      return t`It came damaged: words may be missing or wrong.`;
    case "withheld":
      return t`The mail server has it, and does not hand it out.`;
  }
}
