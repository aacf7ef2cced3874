import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";

/** The work pane while no contact is open. */
export function NoContactPane(): ReactNode {
  return (
    <div className="flex h-full flex-col items-center justify-center gap-1 p-8 text-center">
      <h1 className="text-lg font-semibold">{t`Pick a contact`}</h1>
      <p className="max-w-xs text-muted">{t`Move in the queue with the arrow keys, then press Enter. Press ? for all keys.`}</p>
    </div>
  );
}
