import { ContactId, MessageId } from "@holdfast/case-schema";
import type { AddressPlace } from "@holdfast/db";
import { GraphQLError } from "graphql";
import { withholdsAddresses } from "../reach/withholds-addresses.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { AddressOf } from "./enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { tagged, tagOf } from "./tagged.ts";

const AddressUnmasked = builder.objectRef<{ readonly address: string }>("AddressUnmasked").implement({
  ...needs("contact.unmask"),
  description: "Answered here and nowhere else; to be kept by nobody. Personal data.",
  fields: (t) => ({ address: t.exposeString("address") }),
});

const UnmaskedTooOften = builder.objectRef<{ readonly id: string }>("UnmaskedTooOften").implement({
  ...needs("contact.unmask"),
  description: "Nothing was opened; in a minute it can be.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const AddressWithheld = builder.objectRef<{ readonly id: string }>("AddressWithheld").implement({
  ...needs("contact.unmask"),
  description: "Nobody is shown it while whoever holds their device may be the exploiter.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const UnmaskResult = builder.unionType("UnmaskResult", {
  types: [AddressUnmasked, NotHolder, AddressWithheld, UnmaskedTooOften, NotFound],
  resolveType: tagOf,
});

builder.mutationField("unmaskAddress", (t) =>
  t.field({
    ...needs("contact.unmask"),
    type: UnmaskResult,
    description: `One address of a contact, to whoever has it, or to a lead on shift. Each time is recorded before it is answered.
NotFound: there is none there.`,
    args: {
      contactId: t.arg.id({ required: true }),
      of: t.arg({ type: AddressOf, required: true }),
      messageId: t.arg.id({ description: "Of which mail: with sender and addressee alone." }),
      nth: t.arg.int({ description: "Which addressee, from 0, in the order in which they are listed." }),
    },
    resolve: async (_root, { contactId: id, ...asked }, context) => {
      const { store, identity, unmasksTooOften, clock } = context;
      const place = readPlace(asked);
      const contactId = ContactId.safeParse(id);
      if (!contactId.success || place === null) return tagged("NotFound", { id });
      if (unmasksTooOften(identity.userId)) return tooOften(context, contactId.data);
      const unmasked = await store.contacts.unmask(contactId.data, place, identity.userId, (record) =>
        withholdsAddresses(record, clock()),
      );
      switch (unmasked.kind) {
        case "unmasked":
          return tagged("AddressUnmasked", unmasked);
        case "not_holder":
          return tagged("NotHolder", unmasked);
        case "too_often":
          return tooOften(context, contactId.data);
        case "withheld":
          return tagged("AddressWithheld", { id });
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
);

/** Nothing was opened, which is recorded. */
async function tooOften({ store, identity }: Pick<Context, "store" | "identity">, id: ContactId) {
  await store.audit.note({
    by: identity.userId,
    deed: "tried",
    thing: "address",
    subjectId: id,
    contactId: id,
    refusal: "too_often",
  });
  return tagged("UnmaskedTooOften", { id });
}

/** `null`: no message has that id. Throws what says no one place. */
function readPlace({
  of,
  messageId: id,
  nth,
}: {
  readonly of: AddressPlace["of"];
  readonly messageId?: string | null | undefined;
  readonly nth?: number | null | undefined;
}): AddressPlace | null {
  const isOfMail = of === "sender" || of === "addressee";
  if (isOfMail !== (id != null) || (of === "addressee") !== (nth != null) || (nth ?? 0) < 0)
    throw new GraphQLError(
      "A mail is said of a sender, with the place of an addressee, and of nothing else.",
      {
        extensions: { code: "BAD_USER_INPUT" },
      },
    );
  if (of === "contact" || of === "reach") return { of };
  const messageId = MessageId.safeParse(id);
  if (!messageId.success) return null;
  return of === "sender"
    ? { of, messageId: messageId.data }
    : { of, messageId: messageId.data, nth: nth ?? 0 };
}
