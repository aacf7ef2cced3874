import { Role } from "@holdfast/case-schema";
import type { PrismaClient, StaffStore } from "@holdfast/db";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { twoFactor, username } from "better-auth/plugins";
import { CLIENT_ADDRESS_HEADER } from "../http/client-address.ts";
import type { Log } from "../log/log.ts";
import { asOf, OF_SESSION } from "./as-of.ts";
import { PASSWORD_LENGTH } from "./credentials.ts";
import { directorySignIn, type DirectorySignInParts } from "./directory/directory-sign-in.ts";
import { passkeySignIn } from "./passkeys/passkey-sign-in.ts";
import type { PasskeyParts } from "./passkeys/use-passkey.ts";
import { hashPassword, verifyPassword } from "./password-hash.ts";
import { AUTH_PATHS, CLOSED_AUTH_PATHS } from "./paths.ts";
import { refuseUsedCodes, type UsedCodes } from "./second-factor.ts";
import { SIGN_INS_PER_MINUTE } from "./sign-in-tries.ts";

/** Seconds a session lives unused, and how old it may get before using it prolongs it; never beyond `SESSION_AGE_MS_MAX`. */
const SESSION = { expiresIn: 12 * 3600, updateAge: 3600 };

export interface AuthOptions {
  readonly prisma: PrismaClient;
  /** Where staff open the console; cookies and origin checks use it, never the Host header. */
  readonly url: URL;
  readonly secret: string;
  readonly log: Log;
  readonly staff: Pick<StaffStore, "letIn" | "factorsOf">;
  readonly usedCodes: UsedCodes;
  readonly passkeys: PasskeyParts;
  readonly directory: Omit<DirectorySignInParts, "clock">;
  readonly clock: () => number;
  /** Called when better-auth itself ended a session: signing out, revoking, changing the password. */
  readonly onSessionEnd: () => Promise<void>;
}

const TRIES = { window: 60, max: SIGN_INS_PER_MINUTE.ofName };

/**
 * Signing in by user name and password, with a code where its owner wants one, by a passkey or by the organisation's own directory, and nothing else: nobody signs up, and no account has a password that this code
 * knows. Limits are counted in the database by what the gateway itself writes for a client address: a stand-in, which at sign-in
 * is one for each user name, and where codes and passwords are tried one for each browser.
 */
export function createAuth(options: AuthOptions) {
  const { prisma, url, secret, log, staff, usedCodes, passkeys, directory, clock, onSessionEnd } = options;
  const letIn = asOf(staff);
  return betterAuth({
    appName: "Holdfast",
    baseURL: url.origin,
    basePath: "/api/auth",
    secret,
    trustedOrigins: [url.origin],
    database: prismaAdapter(prisma, { provider: "postgresql", transaction: true }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      revokeSessionsOnPasswordReset: true,
      password: { hash: (password) => hashPassword(password), verify: verifyPassword },
    },
    disabledPaths: [...CLOSED_AUTH_PATHS],
    user: { additionalFields: { role: { type: [...Role.options], required: true, input: false } } },
    session: { ...SESSION, cookieCache: { enabled: false }, additionalFields: OF_SESSION },
    plugins: [
      username({ minUsernameLength: 2, maxUsernameLength: 40 }),
      // Secret and backup codes are encrypted under `secret`. Ten wrong codes in a row lock codes for a quarter of an hour.
      // Whoever has no password here proves who they are in another way, before any of it is asked (G510).
      twoFactor({ issuer: "Holdfast", twoFactorCookieMaxAge: 300, allowPasswordless: true }),
      passkeySignIn({ ...passkeys, clock }),
      directorySignIn({ ...directory, clock }),
    ],
    hooks: { before: letIn.before, after: refuseUsedCodes(usedCodes) },
    rateLimit: {
      enabled: true,
      storage: "database",
      window: 60,
      max: 300,
      customRules: {
        [AUTH_PATHS.signIn]: TRIES,
        [AUTH_PATHS.checkCode]: TRIES,
        [AUTH_PATHS.checkBackupCode]: TRIES,
        [AUTH_PATHS.addCodes]: TRIES,
        [AUTH_PATHS.dropCodes]: TRIES,
        [AUTH_PATHS.newBackupCodes]: TRIES,
        [AUTH_PATHS.changePassword]: TRIES,
        // Nobody has begun with a name here: it is counted for the whole house behind one address.
        [AUTH_PATHS.passkeySignIn]: { window: 60, max: SIGN_INS_PER_MINUTE.ofClient },
        [AUTH_PATHS.directoryBegin]: { window: 60, max: SIGN_INS_PER_MINUTE.ofClient },
        [AUTH_PATHS.directoryFinish]: { window: 60, max: SIGN_INS_PER_MINUTE.ofClient },
        [AUTH_PATHS.session]: false,
      },
    },
    databaseHooks: {
      session: { create: { before: letIn.begin }, delete: { after: onSessionEnd } },
    },
    advanced: {
      // The library's own prefix would let a subdomain set them (G451).
      cookiePrefix: url.protocol === "https:" ? "__Host-holdfast" : "holdfast",
      database: { generateId: false },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      defaultCookieAttributes: { sameSite: "strict", secure: url.protocol === "https:", path: "/" },
      useSecureCookies: false,
    },
    telemetry: { enabled: false },
    // What it did not expect it would print whole, with whatever a database says of a row: it is logged here, by its facts.
    onAPIError: { throw: true },
    // Its messages name users; that something was said, and how badly, is all that may be kept.
    logger: { log: (level) => (level === "error" ? log.error("auth_error") : log.info("auth", { level })) },
  });
}

export type Auth = ReturnType<typeof createAuth>;

/** Rejects when the database's tables are not what sign-in writes. Asked once at boot; needs no database. */
export async function checkAuthSchema(auth: Auth): Promise<void> {
  const context = await auth.$context;
  await context.checkSchema?.();
}
