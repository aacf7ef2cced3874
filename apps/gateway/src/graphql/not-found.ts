import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

/** Says only what the asker already knew, so everybody who may ask at all may read it. */
export const NotFound = builder
  .objectRef<{ readonly id: string }>("NotFound")
  .implement({ ...needs("self.read"), fields: (t) => ({ id: t.exposeID("id") }) });
