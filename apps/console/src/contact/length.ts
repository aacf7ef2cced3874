import type { DraftKind } from "@holdfast/case-schema";
import { MESSAGE_LENGTH_MAX } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";

/** How long words are against what their way allows. */
export interface TextLength {
  readonly isTooLong: boolean;
  /** Empty while there is nothing to say. */
  readonly words: string;
}

/** Measures words as the gateway does, in UTF-16 code units. Said when the channel has a limit, or when it is near. */
export function lengthOf(text: string, kind: DraftKind, maxLength: number | null): TextLength {
  const limit =
    kind === "reply" ? Math.min(maxLength ?? MESSAGE_LENGTH_MAX, MESSAGE_LENGTH_MAX) : MESSAGE_LENGTH_MAX;
  const length = text.length;
  const [used, most, over] = [String(length), String(limit), String(length - limit)];
  if (length > limit) return { isTooLong: true, words: t`${used} of ${most}: ${over} too long` };
  const isWorthSaying = length > 0 && (limit < MESSAGE_LENGTH_MAX || length > limit * 0.9);
  return { isTooLong: false, words: isWorthSaying ? t`${used} of ${most}` : "" };
}
