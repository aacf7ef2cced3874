import "./account-texts.ts";
import { t } from "@lingui/core/macro";

/** As the gateway takes them. */
const LENGTH = { min: 12, max: 256 };

/** Why a password is refused that is long enough. */
export const guessedFirstWords = (): string =>
  t`Many people use this password, or it says where it is for: it is guessed first. Choose another one.`;

/** What is wrong with a new password, in words; `null` when nothing is. */
export function passwordFault(password: string, again: string): string | null {
  if (password.length < LENGTH.min) return t`The password needs at least 12 characters.`;
  if (password.length > LENGTH.max) return t`The password is too long.`;
  return password === again ? null : t`The two passwords differ.`;
}
