import { Uuid } from "@holdfast/case-schema";
import type { OwnPasskey } from "@holdfast/db";
import { storable } from "../text/storable.ts";
import { builder } from "./builder.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { factorProofIn, ProveItsYou } from "./proves-its-you.ts";
import { tagged, tagOf } from "./tagged.ts";

const NAME_MAX = 60;
const RESPONSE_MAX = 20_000;

const Passkey = builder.objectRef<OwnPasskey>("Passkey").implement({
  ...needs("self.read"),
  description: "One of the asker's own. Its key never leaves their device.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name", { description: "As they named it." }),
    madeAt: t.expose("madeAt", { type: "Instant" }),
    usedAt: t.expose("usedAt", { type: "Instant", nullable: true, description: "Null: never yet." }),
  }),
});

builder.queryField("passkeys", (t) =>
  t.field({
    ...needs("self.read"),
    type: [Passkey],
    description: "The asker's own, the oldest first.",
    resolve: async (_root, _args, { store, identity }) => [...(await store.passkeys.list(identity.userId))],
  }),
);

const PasskeyAsked = builder.objectRef<{ readonly options: string }>("PasskeyAsked").implement({
  ...needs("self.change"),
  fields: (t) => ({
    options: t.exposeString("options", {
      description: "What a browser makes one by, as JSON; good for five minutes, once.",
    }),
  }),
});
const BeginPasskeyResult = builder.unionType("BeginPasskeyResult", {
  types: [PasskeyAsked, ProveItsYou],
  resolveType: tagOf,
});

const PasskeyAdded = builder
  .objectRef<{ readonly name: string }>("PasskeyAdded")
  .implement({ ...needs("self.change"), fields: (t) => ({ name: t.exposeString("name") }) });

const PasskeyNotAddedBecause = builder.enumType("PasskeyNotAddedBecause", {
  values: ["refused", "too_many", "taken", "name"] as const,
});
const PasskeyNotAdded = builder
  .objectRef<{ readonly because: typeof PasskeyNotAddedBecause.$inferType }>("PasskeyNotAdded")
  .implement({
    ...needs("self.change"),
    description: "refused: it is not what was asked for, or took too long. name: 1 to 60 characters.",
    fields: (t) => ({ because: t.expose("because", { type: PasskeyNotAddedBecause }) }),
  });
const AddPasskeyResult = builder.unionType("AddPasskeyResult", {
  types: [PasskeyAdded, PasskeyNotAdded, ProveItsYou],
  resolveType: tagOf,
});

const PasskeyRemoved = builder
  .objectRef<{ readonly id: string }>("PasskeyRemoved")
  .implement({ ...needs("self.change"), fields: (t) => ({ id: t.exposeID("id") }) });
export const LastMeans = builder.objectRef<{ readonly id: string }>("LastMeansOfSigningIn").implement({
  ...needs("self.change"),
  description: "It stays: without it they could not sign in any more.",
  fields: (t) => ({ id: t.exposeID("id") }),
});
const RemovePasskeyResult = builder.unionType("RemovePasskeyResult", {
  types: [PasskeyRemoved, LastMeans, ProveItsYou, NotFound],
  resolveType: tagOf,
});

builder.mutationFields((t) => ({
  beginPasskey: t.field({
    ...needs("self.change"),
    type: BeginPasskeyResult,
    resolve: async (_root, _args, context) => {
      const { store, identity, passkeys, provedWithinMs: withinMs } = context;
      if (!(await store.people.isFactorProved(identity.userId, factorProofIn(context))))
        return tagged("ProveItsYou", { withinMs });
      return tagged("PasskeyAsked", { options: await passkeys.begin(identity) });
    },
  }),
  addPasskey: t.field({
    ...needs("self.change"),
    type: AddPasskeyResult,
    description: "Keeps the one that a browser made by what beginPasskey answered.",
    args: { name: t.arg.string({ required: true }), response: t.arg.string({ required: true }) },
    resolve: async (_root, { name: given, response }, context) => {
      const name = storable(given).trim();
      if (name === "" || name.length > NAME_MAX)
        return tagged("PasskeyNotAdded", { because: "name" as const });
      if (response.length > RESPONSE_MAX) return tagged("PasskeyNotAdded", { because: "refused" as const });
      const { identity, passkeys, provedWithinMs: withinMs } = context;
      const done = await passkeys.add(identity, { name, response, proof: factorProofIn(context) });
      if (done === "added") {
        // By it the session was shown two factors, and all that is theirs may open (G513).
        await context.recheckSessions();
        return tagged("PasskeyAdded", { name });
      }
      return done === "prove_it_is_you"
        ? tagged("ProveItsYou", { withinMs })
        : tagged("PasskeyNotAdded", { because: done });
    },
  }),
  removePasskey: t.field({
    ...needs("self.change"),
    type: RemovePasskeyResult,
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const known = Uuid.safeParse(id);
      if (!known.success) return tagged("NotFound", { id });
      const { store, identity, directory, provedWithinMs: withinMs } = context;
      const proof = factorProofIn(context);
      const provider = directory?.provider ?? null;
      const done = await store.passkeys.remove(identity.userId, known.data, proof, provider);
      return {
        removed: tagged("PasskeyRemoved", { id }),
        last: tagged("LastMeansOfSigningIn", { id }),
        prove_it_is_you: tagged("ProveItsYou", { withinMs }),
        not_found: tagged("NotFound", { id }),
      }[done];
    },
  }),
}));
