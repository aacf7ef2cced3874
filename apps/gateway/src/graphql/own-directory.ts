import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { LastMeans } from "./passkeys.ts";
import { factorProofIn, ProveItsYou } from "./proves-its-you.ts";
import { tagged, tagOf } from "./tagged.ts";

const OwnDirectory = builder
  .objectRef<{ readonly name: string; readonly linkedAt: number | null }>("OwnDirectory")
  .implement({
    ...needs("self.read"),
    description: "The organisation's own directory, and whether the asker comes in by it.",
    fields: (t) => ({
      name: t.exposeString("name", { description: "As people call it." }),
      linkedAt: t.expose("linkedAt", {
        type: "Instant",
        nullable: true,
        description: "Since when the asker signs in by it; null: they do not.",
      }),
    }),
  });

builder.queryField("ownDirectory", (t) =>
  t.field({
    ...needs("self.read"),
    type: OwnDirectory,
    nullable: true,
    description: "Null: the house has none. Linked by POST /api/auth/directory/begin and finish.",
    resolve: async (_root, _args, { store, identity, directory }) => {
      if (directory === null) return null;
      const linkedAt = await store.directoryAccounts.linkedAt(identity.userId, directory.provider);
      return { name: directory.name, linkedAt };
    },
  }),
);

const DirectoryUnlinked = builder
  .objectRef<{ readonly name: string }>("DirectoryUnlinked")
  .implement({ ...needs("self.change"), fields: (t) => ({ name: t.exposeString("name") }) });
const UnlinkDirectoryResult = builder.unionType("UnlinkDirectoryResult", {
  types: [DirectoryUnlinked, LastMeans, ProveItsYou, NotFound],
  resolveType: tagOf,
});

builder.mutationField("unlinkDirectory", (t) =>
  t.field({
    ...needs("self.change"),
    type: UnlinkDirectoryResult,
    description: "From then on the asker does not sign in by the organisation's directory any more.",
    resolve: async (_root, _args, context) => {
      const { store, identity, directory, provedWithinMs: withinMs } = context;
      const id = "directory";
      if (directory === null) return tagged("NotFound", { id });
      const { provider, name } = directory;
      const done = await store.directoryAccounts.unlink(identity.userId, provider, factorProofIn(context));
      return {
        unlinked: tagged("DirectoryUnlinked", { name }),
        last: tagged("LastMeansOfSigningIn", { id }),
        prove_it_is_you: tagged("ProveItsYou", { withinMs }),
        not_found: tagged("NotFound", { id }),
      }[done];
    },
  }),
);
