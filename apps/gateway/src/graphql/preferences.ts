import { builder } from "./builder.ts";
import { needs } from "./needs.ts";

builder.queryField("preferences", (t) =>
  t.field({
    ...needs("self.read"),
    type: "Preferences",
    description: "How whoever asks has arranged the console.",
    resolve: (_root, _args, { store, identity }) => store.preferences.read(identity.userId),
  }),
);

builder.mutationField("setPreferences", (t) =>
  t.field({
    ...needs("self.change"),
    type: "Preferences",
    args: { preferences: t.arg({ type: "Preferences", required: true }) },
    resolve: async (_root, { preferences }, { store, identity }) => {
      await store.preferences.write(identity.userId, preferences);
      return preferences;
    },
  }),
);
