import type { ContactId } from "@holdfast/case-schema";
import { tell } from "../api/ask.ts";
import { refreshContact } from "../contact/open-contact.ts";
import { QuarantinePictureDocument } from "./picture-documents.ts";
import { forgetPicture } from "./shown-pictures.ts";

/** What came of marking a picture. */
export type Marked = "quarantined" | "nothing_kept" | "unreachable" | "failed";

/** Marks a picture as a possible sexual image of a minor. It leaves this screen before the gateway is even asked. */
export async function quarantinePicture(contactId: ContactId, id: string): Promise<Marked> {
  forgetPicture(id);
  const answer = await tell(QuarantinePictureDocument, { id });
  if (answer.kind === "unreachable") return "unreachable";
  if (answer.kind !== "data") return "failed";
  await refreshContact(contactId);
  return answer.data.marked.__typename === "PictureQuarantined" ? "quarantined" : "nothing_kept";
}
