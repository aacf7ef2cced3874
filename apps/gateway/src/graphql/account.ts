import { SessionId } from "@holdfast/case-schema";
import type { OwnSession } from "@holdfast/db";
import { deviceOf } from "../sessions/device-of.ts";
import { builder } from "./builder.ts";
import type { Context } from "./context.ts";
import { needs } from "./needs.ts";
import { NotFound } from "./not-found.ts";
import { proofIn, ProveItsYou } from "./proves-its-you.ts";
import { tagged, tagOf } from "./tagged.ts";

const DeviceKind = builder.enumType("DeviceKind", {
  values: ["computer", "phone", "tablet", "unknown"] as const,
});
const Browser = builder.enumType("Browser", {
  values: ["firefox", "edge", "chrome", "safari", "other"] as const,
});

const Session = builder.objectRef<OwnSession & { readonly isThis: boolean }>("Session").implement({
  ...needs("self.read"),
  description: "One of the asker's own sessions. Where from is not kept.",
  fields: (t) => ({
    id: t.exposeID("id"),
    device: t.field({ type: DeviceKind, resolve: ({ userAgent }) => deviceOf(userAgent).kind }),
    browser: t.field({ type: Browser, resolve: ({ userAgent }) => deviceOf(userAgent).browser }),
    since: t.expose("since", { type: "Instant" }),
    usedAt: t.expose("usedAt", { type: "Instant", description: "When it was last prolonged." }),
    expiresAt: t.expose("expiresAt", { type: "Instant" }),
    isThis: t.exposeBoolean("isThis"),
  }),
});

interface OwnAccountFacts {
  readonly username: string;
  readonly hasPassword: boolean;
  readonly hasTwoFactor: boolean;
  readonly sessions: readonly (OwnSession & { readonly isThis: boolean })[];
}

const Account = builder.objectRef<OwnAccountFacts>("Account").implement({
  ...needs("self.read"),
  fields: (t) => ({
    username: t.exposeString("username"),
    hasPassword: t.exposeBoolean("hasPassword", {
      description: "False: they sign in in another way alone, and nothing here asks them for one.",
    }),
    hasTwoFactor: t.exposeBoolean("hasTwoFactor"),
    sessions: t.field({ type: [Session], resolve: ({ sessions }) => [...sessions] }),
  }),
});

builder.queryField("account", (t) =>
  t.field({
    ...needs("self.read"),
    type: Account,
    description: "The asker's own account.",
    resolve: async (_root, _args, { store, identity: { userId, sessionId } }) => {
      const [people, sessions] = await Promise.all([store.people.list(), store.people.ownSessions(userId)]);
      const own = people.find(({ id }) => id === userId);
      return {
        username: own?.username ?? "",
        hasPassword: own?.hasPassword ?? false,
        hasTwoFactor: own?.hasTwoFactor ?? false,
        sessions: sessions.map((session) => ({ ...session, isThis: session.id === sessionId })),
      };
    },
  }),
);

const OwnSessionsEnded = builder
  .objectRef<{ readonly count: number }>("OwnSessionsEnded")
  .implement({ ...needs("self.change"), fields: (t) => ({ count: t.exposeInt("count") }) });

const EndOwnSessionResult = builder.unionType("EndOwnSessionResult", {
  types: [OwnSessionsEnded, ProveItsYou, NotFound],
  resolveType: tagOf,
});
const EndOtherSessionsResult = builder.unionType("EndOtherSessionsResult", {
  types: [OwnSessionsEnded, ProveItsYou],
  resolveType: tagOf,
});

/** `null`: they may go on (G511); else what they are answered. */
async function unproved(context: Context) {
  const { store, identity, provedWithinMs: withinMs } = context;
  const isProved = await store.people.isProved(identity.userId, proofIn(context));
  return isProved ? null : tagged("ProveItsYou", { withinMs });
}

builder.mutationFields((t) => ({
  endOwnSession: t.field({
    ...needs("self.change"),
    type: EndOwnSessionResult,
    description: "Ends one of the asker's own sessions; its socket closes at once.",
    args: { id: t.arg.id({ required: true }) },
    resolve: async (_root, { id }, context) => {
      const refused = await unproved(context);
      if (refused !== null) return refused;
      const { store, identity, recheckSessions } = context;
      const one = SessionId.safeParse(id);
      const count = one.success ? await store.people.endOwnSessions(identity.userId, { one: one.data }) : 0;
      if (count === 0) return tagged("NotFound", { id });
      await recheckSessions();
      return tagged("OwnSessionsEnded", { count });
    },
  }),
  endOtherSessions: t.field({
    ...needs("self.change"),
    type: EndOtherSessionsResult,
    description: "Ends all of the asker's own sessions but this one.",
    resolve: async (_root, _args, context) => {
      const refused = await unproved(context);
      if (refused !== null) return refused;
      const { store, identity, recheckSessions } = context;
      const count = await store.people.endOwnSessions(identity.userId, { except: identity.sessionId });
      await recheckSessions();
      return tagged("OwnSessionsEnded", { count });
    },
  }),
}));
