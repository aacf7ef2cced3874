import type { AddressedAs } from "@holdfast/case-schema";
import { plural, t } from "@lingui/core/macro";
import type { EntryAddressees } from "./entry-people.ts";

/** How many others were openly sent a mail; `null` when it names nobody else. */
export function readAlongWords({
  count,
  hasMore,
}: Pick<EntryAddressees, "count" | "hasMore">): string | null {
  if (hasMore) return t`More than ${String(count)} others can read this mail`;
  if (count === 0) return null;
  return t`${plural(count, { one: "# other can read this mail", other: "# others can read this mail" })}`;
}

/** How a mail addresses us, where that is not the usual way. */
export function addressedWords(us: AddressedAs): string | null {
  switch (us) {
    case "to":
      return null;
    case "copy":
      return t`It was written to somebody else: we are in copy.`;
    case "nowhere":
      return t`It does not name our address: it came as a blind copy, or was passed on.`;
  }
}
