/** As whom browsers know us: passkeys are of one host, and sign for one origin alone. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/** By `HOLDFAST_URL`, and never by what a request says of its host. */
export function relyingParty(url: URL): RelyingParty {
  return { id: url.hostname, origin: url.origin };
}
