import { plural, t } from "@lingui/core/macro";
import { failureWords } from "../contact/moves.ts";
import { spoken } from "../text/language.ts";
import type { ScanFault } from "./scan-uploads.ts";

export const scanKeptWords = (): string => t`The scan is kept.`;

/** What stands beside a release. */
export function scannedWords(pages: number): string {
  return plural(pages, {
    one: "Paper scanned, one page.",
    2: "Paper scanned, two pages.",
    other: "Paper scanned, # pages.",
  });
}

/** How large a file is, to a tenth of a megabyte and never nothing. */
export function scanSizeWords(bytes: number): string {
  const size = new Intl.NumberFormat(spoken.get(), {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(Math.max(0.1, bytes / 1_048_576));
  return t`${size} MB`;
}

/** Why a scan is not kept, and what can be done. */
export function scanRefusedWords(because: ScanFault): string {
  switch (because) {
    case "too_large":
      return t`The scan is not kept: it is larger than 25 MB. Scan it in grey, or at 200 dots per inch.`;
    case "full":
      return t`The scan is not kept: the scans of this paper have 25 MB together already.`;
    case "not_a_scan":
      return t`The scan is not kept: it is no PDF, JPEG, PNG or HEIC file.`;
    case "damaged":
      return t`The scan is not kept: the file is damaged, locked by a password, or takes too long to draw.`;
    case "too_many_pages":
      return t`The scan is not kept: it has more than 20 pages. Send the signed paper alone.`;
    case "withdrawn":
      return t`The scan is not kept: this yes was withdrawn, and nothing goes on it.`;
    case "other":
      return t`The scan is not kept: another file came in its place. Add it once more.`;
    case "not_yours":
      return t`The scan is not kept: this case or this yes is not there, or not yours any more.`;
    case "signed_out":
      return failureWords("signed_out");
    case "not_taken":
      return t`The scan is not kept: the gateway had no room for it, several times. It can be sent again.`;
    case "unreachable":
      return t`It is not known whether the scan came: the connection was lost. Sent again, it is kept once.`;
    case "failed":
      return t`The scan is not kept: something went wrong here. It can be sent again.`;
  }
}
