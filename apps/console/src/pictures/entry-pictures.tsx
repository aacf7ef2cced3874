import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { openContact } from "../contact/open-contact.ts";
import { useStore } from "../store/store.ts";
import { picturesIn } from "./open-pictures.ts";
import { PictureFigure } from "./picture-figure.tsx";

export interface EntryPicturesProps {
  readonly messageId: string;
  /** Files that are shown elsewhere, by id. */
  readonly without?: readonly { readonly id: string }[];
}

const NONE: readonly { readonly id: string }[] = [];

/** The pictures and other files that came with one message, whatever became of each. */
export function EntryPictures({ messageId, without = NONE }: EntryPicturesProps): ReactNode {
  const open = useStore(openContact);
  if (open.kind !== "ready") return null;
  const elsewhere = new Set(without.map(({ id }) => id));
  const pictures = picturesIn(open).filter(({ id, messageId: of }) => of === messageId && !elsewhere.has(id));
  if (pictures.length === 0) return null;
  return (
    <ul aria-label={t`Pictures and files`} className="mt-1.5 flex flex-col gap-2">
      {pictures.map((picture, index) => (
        <li key={picture.id}>
          <PictureFigure contactId={open.id} picture={picture} place={index + 1} of={pictures.length} />
        </li>
      ))}
    </ul>
  );
}
