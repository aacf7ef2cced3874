import { decideAccess } from "@holdfast/access-policy";
import type { PictureSettings as Stored } from "@holdfast/db";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { ChangeSettingResult } from "./settings.ts";
import { tagged } from "./tagged.ts";

const PictureSettings = builder.objectRef<Stored>("PictureSettings").implement({
  ...needs("settings.read"),
  description: "What counsel settles about quarantined pictures.",
  fields: (t) => ({
    keepMs: t.exposeFloat("keepMs", {
      description: "How long an original stays, from its quarantine and from its report, in milliseconds.",
    }),
    decideWithinMs: t.exposeFloat("decideWithinMs"),
    officerId: t.exposeID("officerId", { nullable: true, description: "null: every privacy officer" }),
  }),
});

builder.queryField("pictureSettings", (t) =>
  t.field({
    ...needs("settings.read"),
    type: PictureSettings,
    resolve: async (_root, _args, { store }) => (await store.settings.read()).pictures,
  }),
);

builder.mutationField("changePictureSettings", (t) =>
  t.field({
    ...needs("settings.change"),
    type: ChangeSettingResult,
    description: "An officer who could not decide is refused.",
    args: {
      keepMs: t.arg.float({ required: true }),
      decideWithinMs: t.arg.float({ required: true }),
      officerId: t.arg.id(),
    },
    resolve: async (_root, { keepMs, decideWithinMs, officerId = null }, { store, identity }) => {
      const named = officerId === null ? null : (await store.staff.list()).find(({ id }) => id === officerId);
      if (named === undefined || (named !== null && !decideAccess(named.role, "report.decide").allowed))
        return tagged("SettingInvalid", { name: "pictures" });
      const value = { keepMs, decideWithinMs, officerId };
      const { kind } = await store.settings.change("pictures", value, identity.userId);
      return tagged(kind === "changed" ? "SettingChanged" : "SettingInvalid", { name: "pictures" });
    },
  }),
);
