import { openContact, type OpenContact } from "../contact/open-contact.ts";
import type { PictureData } from "./picture-documents.ts";

/** The files of the contact that is open, as far as they are known. */
export function picturesIn(open: OpenContact): readonly PictureData[] {
  return open.kind === "ready" ? open.contact.pictures : [];
}

/** Whether a picture may be shown now, by what the gateway said last. */
export function mayBeShown(id: string): boolean {
  return picturesIn(openContact.get()).some((picture) => picture.id === id && picture.state === "kept");
}
