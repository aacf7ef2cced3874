import { MessageId } from "@holdfast/case-schema";
import type { TakenBack } from "@holdfast/db";
import { builder } from "./builder.ts";
import { SendFailure, SendState } from "./enums.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { NotHolder } from "./not-holder.ts";
import { tagged, tagOf } from "./tagged.ts";

type Of<Kind extends TakenBack["kind"]> = Omit<Extract<TakenBack, { kind: Kind }>, "kind">;

const AnswerTakenBack = builder.objectRef<Of<"taken_back">>("AnswerTakenBack").implement({
  ...needs("contact.answer"),
  description: "It surely never leaves. Its entry stays, as failed: taken_back.",
  fields: (t) => ({
    version: t.exposeInt("version"),
    text: t.exposeString("text", {
      nullable: true,
      description: "What was written, for the composer. null when it is damaged. Personal data.",
    }),
  }),
});

const TooLateToTakeBack = builder.objectRef<Of<"too_late">>("TooLateToTakeBack").implement({
  ...needs("contact.answer"),
  description: "It left, is leaving (queued), or was given up already.",
  fields: (t) => ({
    version: t.exposeInt("version"),
    sendState: t.expose("state", { type: SendState }),
    failure: t.expose("failure", { type: SendFailure, nullable: true }),
  }),
});

const TakeBackResult = builder.unionType("TakeBackResult", {
  types: [AnswerTakenBack, TooLateToTakeBack, NotHolder, NotFound],
  resolveType: tagOf,
});

builder.mutationField("takeBackAnswer", (t) =>
  t.field({
    ...needs("contact.answer"),
    type: TakeBackResult,
    description: "For its author, until it is handed over; NotHolder when somebody else wrote it.",
    args: { messageId: t.arg.id({ required: true }) },
    resolve: async (_root, { messageId: id }, { store, identity }) => {
      const messageId = MessageId.safeParse(id);
      if (!messageId.success) return tagged("NotFound", { id });
      const outcome = await store.answers.takeBack(messageId.data, identity.userId);
      switch (outcome.kind) {
        case "taken_back":
          return tagged("AnswerTakenBack", outcome);
        case "too_late":
          return tagged("TooLateToTakeBack", outcome);
        case "not_holder":
          return tagged("NotHolder", outcome);
        case "not_found":
          return tagged("NotFound", { id });
      }
    },
  }),
);
