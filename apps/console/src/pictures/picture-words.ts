import { t } from "@lingui/core/macro";
import type { PictureFailure } from "./ask-picture.ts";
import type { PictureData } from "./picture-documents.ts";

/** Which of a message's files this is, for its name: nothing when there is only one. */
export function placeWords(place: number, of: number): string {
  return of === 1 ? "" : t`${String(place)} of ${String(of)}`;
}

/** How a file stands that is not shown, and why. */
export function pictureWords({ state, refusal, kind }: PictureData): string {
  switch (state) {
    case "wanted":
      return t`A picture or file is being fetched.`;
    case "gone":
      return t`A picture or file is gone: the provider no longer had it.`;
    case "withdrawn":
      return t`They took a picture or file back.`;
    case "quarantined":
      return t`Quarantined as a possible sexual image of a minor. Nobody is shown it; the named officer decides what follows.`;
    case "kept":
      return t`A picture`;
    case "refused":
      return refusalWords(refusal, kind);
  }
}

function refusalWords(refusal: PictureData["refusal"], kind: PictureData["kind"]): string {
  switch (refusal) {
    case "too_large":
      return t`A picture or file, not fetched: it is larger than 25 MB.`;
    case "bomb":
      return t`A picture, not shown: opening it would take too much of this machine, as if it were made for that.`;
    case "not_a_picture":
      return kindWords(kind);
    case "unreadable":
    case null:
      return t`A picture, not shown: it is damaged, or of a kind that is not opened here.`;
  }
}

function kindWords(kind: PictureData["kind"]): string {
  switch (kind) {
    case "audio":
      return t`A sound recording, not played here. It is kept.`;
    case "video":
      return t`A video, not shown here. It is kept.`;
    case "contact_card":
      return t`A contact card, not shown here. It is kept.`;
    case "document":
      return t`A document, not shown here. It is kept.`;
    case "picture":
    case "other":
    case null:
      return t`A file of an unknown kind, not shown here. It is kept.`;
  }
}

/** Why a picture could not be shown just now. */
export function showFailureWords(why: PictureFailure): string {
  return {
    gone: t`This picture is not shown any more.`,
    unreachable: t`The picture could not be fetched: no connection. Try again.`,
    failed: t`The picture could not be fetched. Try again.`,
  }[why];
}
