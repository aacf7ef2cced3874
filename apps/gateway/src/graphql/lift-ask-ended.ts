import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

export const LiftAskEnded = builder.objectRef<{ readonly version: number }>("LiftAskEnded").implement({
  ...needs("contact.read"),
  description: "It is over; the contact has this version.",
  fields: (t) => ({ version: t.exposeInt("version") }),
});

export const LiftAskNothing = builder.objectRef<{ readonly id: string }>("LiftAskNothing").implement({
  ...needs("contact.read"),
  description: "That is no longer asked: it was answered, taken back, or overtaken.",
  fields: (t) => ({ id: t.exposeID("id") }),
});
