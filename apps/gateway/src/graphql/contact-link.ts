import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

/** Another contact, by its number. */
export const ContactLink = builder
  .objectRef<{ readonly id: string; readonly number: number }>("ContactLink")
  .implement({
    ...needs("contact.read"),
    fields: (t) => ({ id: t.exposeID("id"), number: t.exposeInt("number") }),
  });
