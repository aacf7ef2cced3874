import { Uuid } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { tagged, tagOf } from "./tagged.ts";

const HandoverEnded = builder
  .objectRef<{ readonly id: string }>("HandoverEnded")
  .implement({ ...needs("contact.hand_over"), fields: (t) => ({ id: t.exposeID("id") }) });

export const HandoverNotYours = builder.objectRef<{ readonly id: string }>("HandoverNotYours").implement({
  ...needs("contact.hand_over"),
  description: "It is not theirs to say, or not any more.",
  fields: (t) => ({ id: t.exposeID("id") }),
});

const EndHandoverResult = builder.unionType("EndHandoverResult", {
  types: [HandoverEnded, HandoverNotYours, NotFound],
  resolveType: tagOf,
});

const TAG = { ended: "HandoverEnded", not_for_you: "HandoverNotYours", not_found: "NotFound" } as const;

builder.mutationFields((t) => ({
  declineHandover: t.field({
    ...needs("contact.hand_over"),
    type: EndHandoverResult,
    description: "Says no to what is offered to the asker. It stays with whoever has it.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { store, identity }) => {
      const known = Uuid.safeParse(id);
      const done = known.success ? await store.handovers.decline(known.data, identity.userId) : "not_found";
      return tagged(TAG[done], { id });
    },
  }),
  takeBackHandover: t.field({
    ...needs("contact.hand_over"),
    type: EndHandoverResult,
    description: "Takes back what the asker offered and nobody accepted.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { store, identity }) => {
      const known = Uuid.safeParse(id);
      const done = known.success ? await store.handovers.takeBack(known.data, identity.userId) : "not_found";
      return tagged(TAG[done], { id });
    },
  }),
}));
