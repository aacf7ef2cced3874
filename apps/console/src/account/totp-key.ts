/** What an authenticator app needs: as an address to scan, and as a key in groups of four to type. */
export interface TotpKey {
  readonly address: string;
  readonly typed: string;
}

/** Reads what sign-in gave. The account is called by its user name alone: the address it is stored with reaches nobody. */
export function readTotpKey(given: string, username: string): TotpKey | null {
  const secret = URL.parse(given)?.searchParams.get("secret") ?? "";
  if (!/^[A-Z2-7]{16,}=*$/.test(secret)) return null;
  const bare = secret.replace(/=+$/, "");
  const name = encodeURIComponent(username);
  return {
    address: `otpauth://totp/Holdfast:${name}?secret=${bare}&issuer=Holdfast&digits=6&period=30`,
    typed: bare.replace(/(.{4})(?=.)/g, "$1 "),
  };
}
