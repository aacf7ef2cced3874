import { SIGN_PAGES_AT } from "@holdfast/sign-page";

/** 128 bits: nobody finds an address by trying. */
const TOKEN_BYTES = 16;
const CODES = 1_000_000;

/** What opens one page: the end of its address and the whole of it, and the code that is told apart. */
export interface SignKeys {
  readonly token: string;
  readonly address: string;
  readonly code: string;
}

/** Fresh keys for a page on the public host. */
export function makeSignKeys(reachUrl: URL, random: (size: number) => Uint8Array): SignKeys {
  const token = Buffer.from(random(TOKEN_BYTES)).toString("base64url");
  return {
    token,
    address: `${reachUrl.origin}${SIGN_PAGES_AT}/${token}`,
    code: codeFrom(random),
  };
}

/** Six digits, each as likely as any. */
function codeFrom(random: (size: number) => Uint8Array): string {
  const most = 2 ** 32 - (2 ** 32 % CODES);
  for (;;) {
    const number = Buffer.from(random(4)).readUInt32BE(0);
    // Beyond the last whole round the first codes would be likelier.
    if (number < most) return String(number % CODES).padStart(6, "0");
  }
}
