import { randomUUID } from "node:crypto";
import { isPushPoint } from "../alarms/push-point.ts";
import { pushEndpoint } from "../alarms/push-services.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

const AUTH_BYTES = 16;
const bytesIn = (text: string): number =>
  /^[A-Za-z0-9_-]{1,200}$/.test(text) ? Buffer.from(text, "base64url").length : 0;

const Devices = builder
  .objectRef<{ readonly key: string | null; readonly count: number; readonly isHere: boolean }>(
    "MyAlarmDevices",
  )
  .implement({
    ...needs("alarm.reach"),
    description: "On how many devices the asker is told of alarms by web push. Nobody else is shown it.",
    fields: (t) => ({
      key: t.exposeString("key", {
        nullable: true,
        description:
          "By which push services know the house: its public half; null: a gateway is about to make it.",
      }),
      count: t.exposeInt("count"),
      isHere: t.exposeBoolean("isHere", {
        description: "Whether the browser that is pushed to at the endpoint that was given is one of them.",
      }),
    }),
  });

builder.queryField("myAlarmDevices", (t) =>
  t.field({
    ...needs("alarm.reach"),
    type: Devices,
    args: { endpoint: t.arg.string() },
    resolve: async (_root, { endpoint }, { store, identity }) => {
      const key = await store.alarmDevices.publicKey();
      return { key, ...(await store.alarmDevices.stands(identity.userId, endpoint ?? null)) };
    },
  }),
);

builder.mutationFields((t) => ({
  keepAlarmDevice: t.boolean({
    ...needs("alarm.reach"),
    description:
      "Has the asker told on this device, until they sign out there. False: its push service is none that the house knows, or its keys are none.",
    args: {
      endpoint: t.arg.string({ required: true }),
      p256dh: t.arg.string({ required: true }),
      auth: t.arg.string({ required: true }),
    },
    resolve: async (_root, { endpoint, p256dh, auth }, { store, identity, alarms }) => {
      const isOne = pushEndpoint(endpoint, alarms.pushServices) !== null;
      if (!isOne || !isPushPoint(p256dh) || bytesIn(auth) !== AUTH_BYTES) return false;
      const subscription = { endpoint, p256dh, auth };
      const { userId: user, sessionId } = identity;
      await store.alarmDevices.keep({ id: randomUUID(), user, sessionId, subscription });
      return true;
    },
  }),
  removeAlarmDevices: t.boolean({
    ...needs("alarm.reach"),
    description:
      "Has the asker told no more on the device that is pushed to at this endpoint; on none without it.",
    args: { endpoint: t.arg.string() },
    resolve: async (_root, { endpoint }, { store, identity }) => {
      await store.alarmDevices.remove(identity.userId, endpoint ?? null);
      return true;
    },
  }),
}));
