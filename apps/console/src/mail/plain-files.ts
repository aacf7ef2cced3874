import type { PictureData } from "../pictures/picture-documents.ts";
import type { EntryFile } from "./entry-mail.ts";

/**
 * The files that are never shown, only downloaded. The others go the way of pictures: drawn anew, veiled, and kept from
 * everybody when they may not be seen, so no way around that leads through here.
 */
export function plainFiles(
  files: readonly EntryFile[],
  pictures: readonly PictureData[],
): readonly EntryFile[] {
  const states = new Map(pictures.map((picture) => [picture.id, picture]));
  return files.filter(({ id }) => {
    const picture = states.get(id);
    return picture === undefined || (picture.state === "refused" && picture.refusal === "not_a_picture");
  });
}
