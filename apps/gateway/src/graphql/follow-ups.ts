import { ContactId, FOLLOW_UP_TEXT_MAX, FollowUpId } from "@holdfast/case-schema";
import { followUpProblem } from "@holdfast/contact-policy";
import type { FollowUpChanged } from "@holdfast/db";
import { GraphQLError } from "graphql";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { FollowUpEnd, FollowUpOtherwise, FollowUpWay } from "./enums.ts";
import { AgreeFollowUpResult, ChangeFollowUpResult } from "./follow-up-answers.ts";
import { needs } from "./needs.ts";
import { tagged } from "./tagged.ts";
import { refuseText } from "./text-refused.ts";

const FollowUpTimes = builder.inputType("FollowUpTimes", {
  fields: (t) => ({
    dueAt: t.field({ type: "Instant", required: true }),
    until: t.field({ type: "Instant", required: true }),
  }),
});

builder.mutationFields((t) => ({
  agreeFollowUp: t.field({
    ...needs("follow_up.keep"),
    type: AgreeFollowUpResult,
    description: `Keeps what was agreed with them, for whoever has the contact. The id is made by the writer, so that
agreeing twice keeps once. again is for try_again, and needed there.`,
    args: {
      id: t.arg.id({ required: true }),
      contactId: t.arg.id({ required: true }),
      way: t.arg({ type: FollowUpWay, required: true }),
      text: t.arg.string({ required: true }),
      times: t.arg({ type: FollowUpTimes, required: true }),
      otherwise: t.arg({ type: FollowUpOtherwise, required: true }),
      again: t.arg({ type: FollowUpTimes, required: false }),
    },
    resolve: async (_root, { contactId: of, text, way, times, ...given }, { store, identity, clock }) => {
      const [id, contactId] = [FollowUpId.safeParse(given.id), ContactId.safeParse(of)];
      if (!id.success) throw badInput("id must be a UUID.");
      const again = given.otherwise === "try_again" ? given.again : null;
      if (given.otherwise === "try_again" && again == null) throw badInput("again is missing.");
      if (!contactId.success) return tagged("NotFound", { id: of });
      const refused = refuseText(text, FOLLOW_UP_TEXT_MAX);
      if (refused !== null) return refused;
      const problem = followUpProblem(times, again ?? null, clock());
      if (problem !== null) return tagged("FollowUpTimesRefused", { problem });
      const agreed = await store.followUps.agree({
        id: id.data,
        contactId: contactId.data,
        by: identity.userId,
        way,
        text: storable(text),
        ...times,
        otherwise:
          given.otherwise === "try_again"
            ? { kind: "try_again", again: again ?? times }
            : { kind: given.otherwise },
      });
      switch (agreed.kind) {
        case "kept":
          return tagged("FollowUpKept", { followUp: agreed.row });
        case "not_holder":
          return tagged("NotHolder", { holder: agreed.holder });
        case "too_many":
          return tagged("TooManyFollowUps", {});
        case "not_found":
          return tagged("NotFound", { id: of });
      }
    },
  }),
  moveFollowUp: t.field({
    ...needs("follow_up.keep"),
    type: ChangeFollowUpResult,
    description: "To another time that was agreed, from the version that was seen.",
    args: {
      id: t.arg.id({ required: true }),
      expectedVersion: t.arg.int({ required: true }),
      times: t.arg({ type: FollowUpTimes, required: true }),
    },
    resolve: async (_root, { id, expectedVersion, times }, { store, identity, clock }) => {
      const followUp = FollowUpId.safeParse(id);
      if (!followUp.success) return tagged("NotFound", { id });
      const problem = followUpProblem(times, null, clock());
      if (problem !== null) return tagged("FollowUpTimesRefused", { problem });
      const move = { kind: "move", ...times } as const;
      return answerOf(
        id,
        await store.followUps.change(followUp.data, identity.userId, expectedVersion, move),
      );
    },
  }),
  endFollowUp: t.field({
    ...needs("follow_up.keep"),
    type: ChangeFollowUpResult,
    description: "Says what became of it, from the version that was seen. not_reached only once it is due.",
    args: {
      id: t.arg.id({ required: true }),
      expectedVersion: t.arg.int({ required: true }),
      as: t.arg({ type: FollowUpEnd, required: true }),
    },
    resolve: async (_root, { id, expectedVersion, as: kind }, { store, identity }) => {
      const followUp = FollowUpId.safeParse(id);
      if (!followUp.success) return tagged("NotFound", { id });
      return answerOf(
        id,
        await store.followUps.change(followUp.data, identity.userId, expectedVersion, { kind }),
      );
    },
  }),
  noteMissedFollowUp: t.field({
    ...needs("follow_up.note"),
    type: "Boolean",
    description: "Says that the lead knows of a missed one. false: there was none to know of.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, { store, identity }) => {
      const followUp = FollowUpId.safeParse(id);
      return followUp.success && store.followUps.note(followUp.data, identity.userId);
    },
  }),
}));

function badInput(words: string): GraphQLError {
  return new GraphQLError(words, { extensions: { code: "BAD_USER_INPUT" } });
}

function answerOf(id: string, changed: FollowUpChanged) {
  switch (changed.kind) {
    case "kept":
      return tagged("FollowUpKept", { followUp: changed.row });
    case "changed":
      return tagged("FollowUpChanged", { followUp: changed.row });
    case "not_holder":
      return tagged("NotHolder", { holder: changed.holder });
    case "not_found":
      return tagged("NotFound", { id });
  }
}
