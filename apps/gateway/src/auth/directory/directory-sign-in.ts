import { randomBytes } from "node:crypto";
import { SessionId, UserId } from "@holdfast/case-schema";
import type {
  AuditStore,
  DirectoryAccountStore,
  DirectoryPerson,
  FactorProof,
  PeopleStore,
} from "@holdfast/db";
import type { BetterAuthPlugin, GenericEndpointContext } from "better-auth";
import { APIError, createAuthEndpoint, getSessionFromCtx } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { readLinkSecret } from "../one-time-link.ts";
import { AUTH_PATHS } from "../paths.ts";
import { wantCode } from "./code-wanted.ts";
import type { Directory, Told } from "./directory.ts";
import { type Errand, errandsIn, GOOD_MS } from "./errand.ts";
import { PROVING_CODE } from "./proving-code.ts";

export interface DirectorySignInParts {
  /** `null`: nobody signs in by one. */
  readonly directory: Directory | null;
  readonly accounts: DirectoryAccountStore;
  readonly people: Pick<PeopleStore, "findLink" | "isFactorProved" | "prove">;
  readonly audit: Pick<AuditStore, "refused" | "note">;
  readonly hashSecret: (secret: string) => Buffer;
  readonly provedWithinMs: number;
  /** Of which a second factor counts (G484), as sign-in names it; `null`: of none. */
  readonly factorDirectory: string | null;
  readonly clock: () => number;
}

type Known = Extract<Told, { readonly kind: "told" }>;

const Going = z.object({
  for: z.enum(["sign_in", "invitation", "link", "prove"]),
  /** Of the one-time link, for an invitation. */
  secret: z.string().max(200).optional(),
});
const Back = z.object({ query: z.string().max(8_000) });

/** Somebody who is signed in, in their session. */
interface Asker {
  readonly userId: UserId;
  readonly proof: FactorProof;
}

/**
 * Signing in by the organisation's own directory (G480), and what it takes: using an invitation, linking, and proving that it is
 * still them (G483). Going and coming back are told from our own page: no address of ours signs anybody in by being opened.
 */
export function directorySignIn(parts: DirectorySignInParts) {
  const { directory, accounts, people, audit, hashSecret, provedWithinMs, factorDirectory, clock } = parts;

  /** Answers whoever is refused alike, and writes down why (G410). */
  async function refuse(why: string, account?: string): Promise<never> {
    await audit.refused({
      by: null,
      thing: "session",
      ...(account === undefined ? {} : { account }),
      refusal: why,
      facts: { path: "directory.finish" },
    });
    throw notTaken();
  }
  async function askerOf(ctx: GenericEndpointContext): Promise<Asker> {
    const found = await getSessionFromCtx(ctx, { disableRefresh: true });
    if (found === null) throw new APIError("UNAUTHORIZED", { code: "SIGNED_OUT", message: "Signed out" });
    const sessionId = SessionId.parse(found.session.id);
    return {
      userId: UserId.parse(found.user.id),
      proof: { sessionId, withinMs: provedWithinMs, factorDirectory },
    };
  }
  async function errandOf(
    ctx: GenericEndpointContext,
    { for: what, secret = "" }: z.infer<typeof Going>,
  ): Promise<Errand | "not_good" | "prove_it_is_you"> {
    if (what === "sign_in") return { kind: what };
    if (what === "invitation") {
      const read = readLinkSecret(secret);
      const hash = read === null ? null : hashSecret(read);
      if (hash === null || (await people.findLink(hash)) === null) return "not_good";
      return { kind: what, secretHash: hash.toString("base64") };
    }
    const { userId, proof } = await askerOf(ctx);
    if (what === "link" && !(await people.isFactorProved(userId, proof))) return "prove_it_is_you";
    return { kind: what, userId, sessionId: proof.sessionId };
  }
  async function begin(ctx: GenericEndpointContext, userId: UserId, twoFactors: boolean): Promise<object> {
    const { internalAdapter } = ctx.context;
    const session = await internalAdapter.createSession(userId, false, { twoFactors }).catch(() => null);
    const user = await internalAdapter.findUserById(userId);
    if (session === null || user === null) throw notTaken();
    await setSessionCookie(ctx, { session, user });
    return { kind: "signed_in" };
  }
  async function signIn(
    ctx: GenericEndpointContext,
    of: DirectoryPerson | null,
    told: Known,
  ): Promise<object> {
    if (of === null) return refuse("not_known_here");
    if (of.isDisabled) return refuse("disabled", of.username);
    if (!told.hasSecondFactor && (await hasCodes(ctx, of.userId))) {
      await wantCode(ctx, of.userId, clock);
      return { kind: "code_wanted" };
    }
    return begin(ctx, of.userId, told.hasSecondFactor);
  }
  async function prove(
    ctx: GenericEndpointContext,
    { userId, proof: { sessionId } }: Asker,
    of: DirectoryPerson | null,
    told: Known,
  ): Promise<object> {
    if (of?.userId !== userId) {
      await audit.note({
        by: userId,
        deed: "tried",
        thing: "session",
        subjectId: sessionId,
        contactId: null,
        refusal: "somebody_else",
      });
      return { kind: "somebody_else" };
    }
    if (!told.hasSecondFactor && (await hasCodes(ctx, userId))) {
      await ctx.context.internalAdapter.createVerificationValue({
        identifier: PROVING_CODE.of(sessionId),
        value: userId,
        expiresAt: new Date(clock() + PROVING_CODE.goodMs),
      });
      return { kind: "proving_code_wanted" };
    }
    const isProved = await people.prove(userId, sessionId, told.hasSecondFactor);
    return { kind: isProved ? "proved" : "ended" };
  }

  return {
    id: "holdfast-directory",
    endpoints: {
      directoryBegin: createAuthEndpoint(
        AUTH_PATHS.directoryBegin,
        { method: "POST", body: Going },
        async (ctx) => {
          if (directory === null) throw new APIError("NOT_FOUND");
          const errand = await errandOf(ctx, ctx.body);
          if (typeof errand === "string") return ctx.json({ kind: errand });
          const going = await directory.ask();
          if (going === null) return ctx.json({ kind: "away" });
          const browser = (await browserOf(ctx)) ?? randomBytes(24).toString("base64url");
          const cookie = browserCookie(ctx);
          await ctx.setSignedCookie(cookie.name, browser, ctx.context.secret, cookie.attributes);
          await errandsIn(ctx.context.internalAdapter, clock).keep(browser, errand, going.asked);
          return ctx.json({ kind: "go", address: going.address });
        },
      ),
      directoryFinish: createAuthEndpoint(
        AUTH_PATHS.directoryFinish,
        { method: "POST", body: Back },
        async (ctx) => {
          if (directory === null) throw new APIError("NOT_FOUND");
          const { query } = ctx.body;
          const browser = await browserOf(ctx);
          const state = new URLSearchParams(query).get("state");
          const kept =
            browser === null || state === null
              ? null
              : await errandsIn(ctx.context.internalAdapter, clock).spend(browser, state);
          if (kept === null) return refuse("not_asked");
          const { errand, asked } = kept;
          const told = await directory.hear(asked, query);
          if (told.kind === "refused") return refuse(told.why);
          if (told.kind !== "told") return ctx.json({ kind: told.kind, for: errand.kind });
          const subject = { provider: directory.provider, subject: told.subject };
          if (errand.kind === "sign_in")
            return ctx.json(await signIn(ctx, await accounts.find(subject), told));
          if (errand.kind === "invitation") {
            const used = await accounts.useLink(Buffer.from(errand.secretHash, "base64"), subject);
            if (used !== "linked") return ctx.json({ kind: used });
            const whose = await accounts.find(subject);
            return ctx.json(await signIn(ctx, whose, told));
          }
          const asker = await askerOf(ctx);
          // Somebody else has signed in on this browser meanwhile.
          if (asker.userId !== errand.userId || asker.proof.sessionId !== errand.sessionId)
            return refuse("other_session");
          if (errand.kind === "link")
            return ctx.json({ kind: await accounts.link(asker.userId, subject, asker.proof) });
          return ctx.json(await prove(ctx, asker, await accounts.find(subject), told));
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}

const notTaken = (): APIError =>
  new APIError("UNAUTHORIZED", { code: "DIRECTORY_REFUSED", message: "This is not taken" });

const browserCookie = (ctx: GenericEndpointContext) =>
  ctx.context.createAuthCookie("directory", { maxAge: GOOD_MS / 1_000 });

/** Which browser this is, as long as it is on its way. */
async function browserOf(ctx: GenericEndpointContext): Promise<string | null> {
  return (await ctx.getSignedCookie(browserCookie(ctx).name, ctx.context.secret)) || null;
}

async function hasCodes(ctx: GenericEndpointContext, userId: UserId): Promise<boolean> {
  const user: unknown = await ctx.context.internalAdapter.findUserById(userId);
  return typeof user === "object" && user !== null && Reflect.get(user, "twoFactorEnabled") === true;
}
