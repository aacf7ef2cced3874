import type { Doing } from "@holdfast/wire";
import { t } from "@lingui/core/macro";

/** What one colleague does with a contact, in words. */
export function doingWords(name: string, doing: Doing): string {
  switch (doing) {
    case "open":
      return t`${name} has it open`;
    case "reading":
      return t`${name} is reading`;
    case "writing":
      return t`${name} is writing`;
  }
}

/** The same of several: whoever does the most, and how many more. */
export function presenceWords(
  there: readonly { readonly name: string; readonly doing: Doing }[],
): string | null {
  const [first, ...others] = there;
  if (first === undefined) return null;
  const words = doingWords(first.name, first.doing);
  const more = String(others.length);
  return others.length === 0 ? words : t`${words}, and ${more} more`;
}
