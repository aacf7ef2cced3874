import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

/** Somebody else has to do this: whoever did it to themselves might not come back. */
export const OwnAccount = builder.objectRef<{ readonly id: string }>("OwnAccount").implement({
  ...needs("staff.manage"),
  description: "It is the asker's own account, which another administrator looks after.",
  fields: (t) => ({ id: t.exposeID("id") }),
});
