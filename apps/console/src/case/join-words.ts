import { t } from "@lingui/core/macro";
import { failureWords } from "../contact/moves.ts";

/** Why two cases are not made one, or not two again, by what the gateway answered. */
export function notJoinedWords(kind: string, deed: "join" | "undo"): string {
  switch (kind) {
    case "AlreadyJoined":
      return t`Not done: one of them is one with another case already. Take that back first, or choose the other as the one that is kept.`;
    case "NotFound":
      return deed === "join"
        ? t`Not done: one of them is not there, or not yours to change.`
        : t`Not done: that was taken back already, or one of them is not yours to change.`;
    case "signed_out":
    case "unreachable":
      return failureWords(kind);
    default:
      return failureWords("failed");
  }
}
