import { maskAddressIn } from "@holdfast/access-policy";
import type {
  Addressees as StoredAddressees,
  Correspondent as StoredCorrespondent,
} from "@holdfast/case-schema";
import type { Sender as StoredSender } from "@holdfast/db";
import { builder } from "./builder.ts";
import { AddressedAs } from "./enums.ts";
import { maskedOrNone } from "./masked-or-none.ts";
import { needs } from "./needs.ts";

/** Whoever wrote a message, by its own word. Personal data. */
export const Sender = builder.objectRef<StoredSender>("Sender").implement({
  ...needs("contact.read"),
  description: "Who wrote a message by its own word: a claim. Personal data.",
  fields: (t) => ({
    name: t.string({
      nullable: true,
      description: "What they call themselves; hidden where an address is in it.",
      resolve: ({ name }) => (name === null ? null : maskAddressIn(name)),
    }),
    maskedAddress: t.string({ nullable: true, resolve: ({ address }) => maskedOrNone(address) }),
    isOther: t.exposeBoolean("isOther", {
      description: "Whether it came from another address than its contact began with.",
    }),
  }),
});

const Correspondent = builder.objectRef<StoredCorrespondent>("Correspondent").implement({
  ...needs("contact.read"),
  description: "Somebody whom a message names. Personal data.",
  fields: (t) => ({
    name: t.string({
      nullable: true,
      description: "As the sender wrote it; hidden where an address is in it.",
      resolve: ({ name }) => (name === null ? null : maskAddressIn(name)),
    }),
    maskedAddress: t.string({ nullable: true, resolve: ({ address }) => maskedOrNone(address) }),
  }),
});

/** To whom a message was openly sent beside us. Personal data. */
export const Addressees = builder.objectRef<StoredAddressees>("Addressees").implement({
  ...needs("contact.read"),
  description: "To whom a message was openly sent beside us: they can read it. Blind copies show nowhere.",
  fields: (t) => ({
    us: t.expose("us", { type: AddressedAs, description: "How it addresses us." }),
    others: t.expose("others", { type: [Correspondent], description: "The first of them." }),
    count: t.exposeInt("count", { description: "How many they are." }),
    hasMore: t.exposeBoolean("hasMore", { description: "Whether there were more than could be counted." }),
  }),
});
