import type { OfferedDispositions } from "@holdfast/case-schema";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

/** Which outcomes can be chosen now, and under which version of the setting. */
export const Outcomes = builder
  .objectRef<{ readonly version: number; readonly offered: OfferedDispositions }>("Outcomes")
  .implement({
    ...needs("settings.read"),
    fields: (t) => ({
      version: t.exposeInt("version", { description: "0: as delivered" }),
      offered: t.expose("offered", {
        type: "SettingValue",
        description:
          "OfferedDispositions of packages/case-schema: names, words, and what is asked beside each.",
      }),
    }),
  });
