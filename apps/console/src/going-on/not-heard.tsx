import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { EntryData } from "../contact/contact-documents.ts";

/**
 * Whether a contact that we began has no word of theirs yet: nobody knows who reads there. What a machine answered, such as
 * an absence or a report that nothing arrived, is no word of theirs.
 */
export function isUnheard(
  links: readonly { readonly direction: "to" | "from" }[],
  entries: Iterable<Pick<EntryData, "kind" | "automatic">>,
): boolean {
  return (
    links.some(({ direction }) => direction === "from") &&
    ![...entries].some(({ kind, automatic }) => kind === "inbound" && automatic === null)
  );
}

/** Stands above where one writes until they have written here themselves. */
export function NotHeard(): ReactNode {
  return (
    <p id="composer-not-heard" className="my-1 rounded-hf bg-concern-tint px-3 py-2 font-medium text-concern">
      {t`They have not written here: somebody else may read this.`}
    </p>
  );
}
