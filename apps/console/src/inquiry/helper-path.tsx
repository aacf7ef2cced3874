import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";

/** What is done where whoever asks is with somebody who needs help: nothing is written down, and they are helped as anybody is. */
export function HelperPath(): ReactNode {
  return (
    <section
      aria-labelledby="inquiry-help"
      className="flex flex-col gap-1 rounded-hf bg-safe-tint px-3 py-2 text-safe"
    >
      <h3 id="inquiry-help" className="font-semibold">{t`Then help, as you help anybody`}</h3>
      <ul className="flex list-disc flex-col gap-1 pl-5 text-small">
        <li>{t`Ask to talk with the person themself, alone if they can be.`}</li>
        <li>{t`What they tell you is theirs: ask them, and not whoever brought them, what may be shared.`}</li>
        <li>{t`Still say of nobody whether we knew them before.`}</li>
      </ul>
      <p className="text-small">{t`Nothing is written down here: work on in their contact.`}</p>
    </section>
  );
}
