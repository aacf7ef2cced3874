/** The paths below `/api/auth` that answer; everything else better-auth could do is not there. */
export const AUTH_PATHS = {
  signIn: "/sign-in/username",
  signOut: "/sign-out",
  session: "/get-session",
  sessions: "/list-sessions",
  revokeSession: "/revoke-session",
  revokeOtherSessions: "/revoke-other-sessions",
  changePassword: "/change-password",
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
] as const;
