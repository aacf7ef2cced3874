import { CallDeviceKey } from "@holdfast/case-schema";
import type { LentDevice } from "../calls/ask-calls.ts";
import { builder } from "./builder.ts";
import { CallAskResult } from "./call-answers.ts";
import { needs } from "./needs.ts";
import { tagged, tagOf } from "./tagged.ts";

const IceServer = builder.objectRef<LentDevice["iceServers"][number]>("IceServer").implement({
  ...needs("call.answer"),
  fields: (t) => ({
    urls: t.stringList({ resolve: ({ urls }) => [...urls] }),
    username: t.string({ nullable: true, resolve: ({ username }) => username ?? null }),
    credential: t.string({ nullable: true, resolve: ({ credential }) => credential ?? null }),
  }),
});

const CallDeviceLent = builder.objectRef<LentDevice>("CallDeviceLent").implement({
  ...needs("call.answer"),
  description: "What a softphone registers with, while the session lasts. password is a secret.",
  fields: (t) => ({
    device: t.exposeID("device"),
    url: t.exposeString("url"),
    domain: t.exposeString("domain"),
    username: t.exposeString("username"),
    password: t.exposeString("password"),
    iceServers: t.expose("iceServers", { type: [IceServer] }),
  }),
});

const CallsNotCarried = builder.objectRef<{ readonly isCarried: false }>("CallsNotCarried").implement({
  ...needs("call.answer"),
  description: "No gateway carries calls just now. To be asked again later.",
  fields: (t) => ({ isCarried: t.exposeBoolean("isCarried") }),
});

const LendCallDeviceResult = builder.unionType("LendCallDeviceResult", {
  types: [CallDeviceLent, CallsNotCarried],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  lendCallDevice: t.field({
    ...needs("call.answer"),
    type: LendCallDeviceResult,
    description: "Lends a softphone to the asker's session; it ends with the session.",
    resolve: async (_root, _args, { calls, identity: { userId, sessionId } }) => {
      const lent = await calls.lend({ userId, sessionId });
      return lent === null
        ? tagged("CallsNotCarried", { isCarried: false as const })
        : tagged("CallDeviceLent", lent);
    },
  }),
  echoTest: t.field({
    ...needs("call.answer"),
    type: CallAskResult,
    description: "The device is rung and hears what it says. No contact.",
    args: { device: t.arg.id({ required: true }) },
    resolve: async (_root, { device: id }, { calls, identity: { userId, sessionId } }) => {
      const device = CallDeviceKey.safeParse(id);
      if (!device.success) return tagged("CallRefused", { reason: "no_device" as const });
      const answer = await calls.ask({
        by: { userId, sessionId },
        contactId: null,
        expectedVersion: null,
        wish: { kind: "echo", device: device.data },
      });
      if (answer.kind === "asked") return tagged("CallAsked", answer);
      return tagged("CallRefused", { reason: answer.kind === "refused" ? answer.reason : "not_now" });
    },
  }),
}));
