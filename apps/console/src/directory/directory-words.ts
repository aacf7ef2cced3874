import { t } from "@lingui/core/macro";
import type { CameBack, NotSent } from "./ask-directory.ts";

type Refused = Exclude<
  CameBack | NotSent,
  "signed_in" | "code_wanted" | "linked" | "proved" | "proving_code_wanted"
>;

/** Why nothing came of going to the directory. */
export function directoryWords(kind: Refused, name: string): string {
  return {
    refused: t`${name} could not sign you in here. If you are new, your administrator has to invite you first; if you have an account, sign in with it and link ${name} there.`,
    cancelled: t`You turned back at ${name}. Nothing was changed.`,
    away: t`${name} does not answer now. Try again in a moment, or sign in in another way.`,
    has_one: t`Your account is linked to ${name} already. Unlink it first.`,
    taken: t`Whoever signed in at ${name} has another account here.`,
    not_good: t`This link does not work: it was used, is too old, or was replaced. Ask your administrator for another one.`,
    prove_it_is_you: t`Nothing was changed: it was not proved that it is you.`,
    somebody_else: t`Somebody else signed in at ${name}. Prove it with your own account there.`,
    ended: t`You are signed out. Sign in again: nothing has gone.`,
    too_many: t`Too many tries. Wait a minute, then try again.`,
    unreachable: t`The gateway cannot be reached. Try again in a moment.`,
  }[kind];
}
