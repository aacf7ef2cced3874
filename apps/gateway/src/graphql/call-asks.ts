import { CallDeviceKey, CallLegKey, UserId } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { CallAskResult } from "./call-answers.ts";
import { askOfCall } from "./call-ask.ts";
import { CallDecline, CallPrompt } from "./call-enums.ts";
import { needs } from "./needs.ts";
import { tagged } from "./tagged.ts";

/** An id that is none names nothing that anybody has. */
const noDevice = () => tagged("CallRefused", { reason: "no_device" as const });
const notThere = () => tagged("CallRefused", { reason: "nobody_there" as const });

builder.mutationFields((t) => {
  const of = { contactId: t.arg.id({ required: true }) };
  return {
    answerCall: t.field({
      ...needs("call.answer"),
      type: CallAskResult,
      description: `Rings this device, which answers itself; the contact is the asker's once sound came from it. Answers when
that is settled.`,
      args: {
        ...of,
        expectedVersion: t.arg.int({ required: true }),
        device: t.arg.id({ required: true }),
      },
      resolve: (_root, { contactId, expectedVersion, device: id }, context) => {
        const device = CallDeviceKey.safeParse(id);
        if (!device.success) return noDevice();
        return askOfCall(context, contactId, { kind: "answer", device: device.data }, { expectedVersion });
      },
    }),
    declineCall: t.field({
      ...needs("call.answer"),
      type: CallAskResult,
      description: "It rings for somebody else, and not here for a minute.",
      args: { ...of, reason: t.arg({ type: CallDecline, required: true }) },
      resolve: (_root, { contactId, reason }, context) =>
        askOfCall(context, contactId, { kind: "decline", reason }),
    }),
    holdCall: t.field({
      ...needs("call.answer"),
      type: CallAskResult,
      args: of,
      resolve: (_root, { contactId }, context) => askOfCall(context, contactId, { kind: "hold" }),
    }),
    resumeCall: t.field({
      ...needs("call.answer"),
      type: CallAskResult,
      args: of,
      resolve: (_root, { contactId }, context) => askOfCall(context, contactId, { kind: "resume" }),
    }),
    consultColleague: t.field({
      ...needs("call.answer"),
      type: CallAskResult,
      description: "Rings a colleague; they hear music meanwhile.",
      args: { ...of, to: t.arg.id({ required: true }) },
      resolve: (_root, { contactId, to: id }, context) => {
        const to = UserId.safeParse(id);
        if (!to.success) return notThere();
        return askOfCall(context, contactId, { kind: "consult", to: to.data });
      },
    }),
    bringTogether: t.field({
      ...needs("call.answer"),
      type: CallAskResult,
      description: "Everybody in the call talks with everybody.",
      args: of,
      resolve: (_root, { contactId }, context) => askOfCall(context, contactId, { kind: "together" }),
    }),
    leaveCall: t.field({
      ...needs("call.answer"),
      type: CallAskResult,
      description: "The others talk on. The contact goes to the colleague who stays, if one does.",
      args: of,
      resolve: (_root, { contactId }, context) => askOfCall(context, contactId, { kind: "leave" }),
    }),
    transferCall: t.field({
      ...needs("contact.transfer"),
      type: CallAskResult,
      description:
        "To a colleague, without talking with them before; whose it is does not change until they talk.",
      args: { ...of, to: t.arg.id({ required: true }) },
      resolve: (_root, { contactId, to: id }, context) => {
        const to = UserId.safeParse(id);
        if (!to.success) return notThere();
        return askOfCall(context, contactId, { kind: "transfer", to: to.data });
      },
    }),
    transferToQueue: t.field({
      ...needs("contact.return"),
      type: CallAskResult,
      description: "To the head of the queue, with music.",
      args: of,
      resolve: (_root, { contactId }, context) =>
        askOfCall(context, contactId, { kind: "transfer_to_queue" }),
    }),
    playPrompt: t.field({
      ...needs("call.answer"),
      type: CallAskResult,
      description:
        "Plays a prompt to whoever cannot speak, who answers by keys; in their language where there is one.",
      args: { ...of, prompt: t.arg({ type: CallPrompt, required: true }) },
      resolve: (_root, { contactId, prompt }, context) =>
        askOfCall(context, contactId, { kind: "say", prompt }),
    }),
    endLeg: t.field({
      ...needs("call.answer"),
      type: CallAskResult,
      args: { ...of, leg: t.arg.id({ required: true }) },
      resolve: (_root, { contactId, leg: id }, context) => {
        const leg = CallLegKey.safeParse(id);
        if (!leg.success) return tagged("CallRefused", { reason: "not_now" as const });
        return askOfCall(context, contactId, { kind: "end_leg", leg: leg.data });
      },
    }),
    hangUp: t.field({
      ...needs("call.answer"),
      type: CallAskResult,
      description: "Ends the whole call. The contact stays with whoever has it, until they close it.",
      args: of,
      resolve: (_root, { contactId }, context) => askOfCall(context, contactId, { kind: "hang_up" }),
    }),
    listenIn: t.field({
      ...needs("call.listen"),
      type: CallAskResult,
      description: "The asker hears and is not heard. Whoever has the call is told.",
      args: { ...of, device: t.arg.id({ required: true }) },
      resolve: (_root, { contactId, device: id }, context) => {
        const device = CallDeviceKey.safeParse(id);
        if (!device.success) return noDevice();
        return askOfCall(context, contactId, { kind: "listen", device: device.data });
      },
    }),
    stopListening: t.field({
      ...needs("call.listen"),
      type: CallAskResult,
      args: of,
      resolve: (_root, { contactId }, context) => askOfCall(context, contactId, { kind: "stop_listening" }),
    }),
  };
});
