import { t } from "@lingui/core/macro";
import type { Downloaded } from "./download.ts";

/** Why a file was not saved. */
export function notSavedWords(why: Exclude<Downloaded, "saved">): string {
  return {
    gone: t`This file is not there any more.`,
    withheld: t`Nothing was saved: it is withheld while this may be the exploiter.`,
    forbidden: t`You may not download this. Ask a shift lead.`,
    unproved: t`Nothing was saved: it was not proved that it is you.`,
    unreachable: t`The file could not be fetched: no connection. Try again.`,
    failed: t`The file could not be fetched. Try again.`,
  }[why];
}
