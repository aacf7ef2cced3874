import type { ChannelTraits } from "@holdfast/case-schema";
import { z } from "zod";

/** How a wording reaches somebody: spoken, as a text, in a mail or a form, or typed on a call. */
export const Form = z.enum(["voice", "text", "written", "tty"]);
export type Form = z.infer<typeof Form>;

/** The form that a channel with these traits asks for (GS11). `typed` says that a call goes through a text telephone or a relay. */
export function formOf({ medium }: Pick<ChannelTraits, "medium">, typed: boolean): Form {
  switch (medium) {
    case "voice":
      return typed ? "tty" : "voice";
    case "text":
      return "text";
    case "email":
    case "form":
      return "written";
  }
}
