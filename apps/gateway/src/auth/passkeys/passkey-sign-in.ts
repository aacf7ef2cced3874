import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { AUTH_PATHS } from "../paths.ts";
import { toSign } from "./ceremonies.ts";
import { challengesIn, PURPOSE } from "./challenges.ts";
import { Signed } from "./key-response.ts";
import { usePasskey, type PasskeyParts } from "./use-passkey.ts";

/**
 * Signing in by a passkey alone (G422): its device has asked whose finger or PIN it is, so it is two factors. A removed key, a
 * disabled account and a forged signature are answered alike.
 */
export function passkeySignIn(parts: PasskeyParts & { readonly clock: () => number }) {
  const refuse = (): never => {
    throw new APIError("UNAUTHORIZED", { code: "PASSKEY_REFUSED", message: "This passkey is not taken" });
  };
  /** A disabled account is refused a session; what is wrong otherwise says nothing of anybody's passkey. */
  const refuseIfRefused = (error: unknown): never => {
    if (error instanceof APIError && error.statusCode < 500) return refuse();
    throw error;
  };
  return {
    id: "holdfast-passkey",
    endpoints: {
      passkeyOptions: createAuthEndpoint(AUTH_PATHS.passkeyOptions, { method: "POST" }, async (ctx) => {
        const challenges = challengesIn(ctx.context.internalAdapter, parts.clock);
        return ctx.json(await toSign(parts.rp, challenges, PURPOSE.signIn, []));
      }),
      passkeySignIn: createAuthEndpoint(
        AUTH_PATHS.passkeySignIn,
        { method: "POST", body: z.object({ response: Signed }) },
        async (ctx) => {
          const { internalAdapter } = ctx.context;
          const challenges = challengesIn(internalAdapter, parts.clock);
          const userId = await usePasskey(parts, challenges, PURPOSE.signIn, ctx.body.response);
          if (userId === null) return refuse();
          const [session, user] = [
            await internalAdapter.createSession(userId, false, { twoFactors: true }).catch(refuseIfRefused),
            await internalAdapter.findUserById(userId),
          ];
          if (user === null) return refuse();
          await setSessionCookie(ctx, { session, user });
          return ctx.json({ signedIn: true });
        },
      ),
    },
  } satisfies BetterAuthPlugin;
}
