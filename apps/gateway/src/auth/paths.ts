/** The paths below `/api/auth` that answer; everything else better-auth could do is not there. */
export const AUTH_PATHS = {
  signIn: "/sign-in/username",
  signOut: "/sign-out",
  session: "/get-session",
  changePassword: "/change-password",
  checkCode: "/two-factor/verify-totp",
  checkBackupCode: "/two-factor/verify-backup-code",
  addCodes: "/two-factor/enable",
  dropCodes: "/two-factor/disable",
  newBackupCodes: "/two-factor/generate-backup-codes",
  passkeyOptions: "/passkey/options",
  passkeySignIn: "/passkey/sign-in",
  directoryBegin: "/directory/begin",
  directoryFinish: "/directory/finish",
} as const;

/** Our own paths there: for somebody who holds a one-time link and nothing else. */
export const LINK_PATHS = { look: "/link/look", use: "/link/use" } as const;

/** Where whoever is signed in proves that it is still them. */
export const PROVE_PATHS = {
  provePassword: "/prove/password",
  proveOptions: "/prove/passkey-options",
  provePasskey: "/prove/passkey",
  proveCode: "/prove/directory-code",
} as const;

/** Doors that better-auth opens by itself and that stay shut even if the list above should ever fail. */
export const CLOSED_AUTH_PATHS = [
  "/sign-in/email",
  "/sign-in/social",
  "/sign-up/email",
  "/is-username-available",
  "/update-user",
  "/change-email",
  "/delete-user",
  "/request-password-reset",
  "/reset-password",
  "/send-verification-email",
  "/verify-email",
  "/link-social",
  "/unlink-account",
  // Sessions are listed and ended without their tokens, by GraphQL.
  "/list-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/revoke-other-sessions",
  "/two-factor/get-totp-uri",
  "/two-factor/send-otp",
  "/two-factor/verify-otp",
] as const;
