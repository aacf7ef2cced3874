import type { ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useRef, useState, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useMe } from "../session/use-me.ts";
import type { PictureData } from "./picture-documents.ts";
import { pictureWords, placeWords } from "./picture-words.ts";
import { QuarantineDialog } from "./quarantine-dialog.tsx";
import { VeiledPicture } from "./veiled-picture.tsx";

export interface PictureFigureProps {
  readonly contactId: ContactId;
  readonly picture: PictureData;
  readonly place: number;
  readonly of: number;
}

/** One file in the conversation: veiled until asked for when it is a picture, in words otherwise. */
export function PictureFigure({ contactId, picture, place, of }: PictureFigureProps): ReactNode {
  const mayMark = useMe().capabilities.has("picture.quarantine");
  const [isAsked, ask] = useState(false);
  const figure = useRef<HTMLElement>(null);
  // Its buttons leave with the picture; whoever was there stays with what is said in their place.
  const kept = useKeptFocus(() => figure.current?.focus());
  const where = placeWords(place, of);
  const canBeMarked = mayMark && ["wanted", "kept", "refused"].includes(picture.state);
  return (
    <figure
      ref={figure}
      tabIndex={-1}
      aria-label={`${t`Picture or file`} ${where}`.trim()}
      {...kept}
      className="flex max-w-md flex-col gap-1.5"
    >
      {picture.state === "kept" ? (
        <VeiledPicture id={picture.id} where={where} />
      ) : (
        <p className="text-small text-muted italic">{pictureWords(picture)}</p>
      )}
      {canBeMarked ? (
        <Button
          size="small"
          tone="quiet"
          className="self-start"
          aria-label={`${t`Possible sexual image of a minor`} ${where}`.trim()}
          onPress={() => ask(true)}
        >
          {t`Possible sexual image of a minor`}
        </Button>
      ) : null}
      <QuarantineDialog
        contactId={contactId}
        pictureId={picture.id}
        isOpen={isAsked && canBeMarked}
        onClose={() => ask(false)}
      />
    </figure>
  );
}
