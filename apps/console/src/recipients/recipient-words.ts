import { t } from "@lingui/core/macro";

/** Why nothing changed, by the code that the gateway gave. */
export function recipientRefusedWords(code: string): string {
  switch (code) {
    case "words":
      return t`Not kept: say who they are and how you know it; and nothing may be too long.`;
    case "type":
      return t`Not kept: nobody of that kind is kept here.`;
    case "id":
      return t`An earlier version of this was written down already. Press again to write down this one as well.`;
    case "NotFound":
      return t`Not done: they were ended already.`;
    default:
      return t`This did not work.`;
  }
}
