import { Client, fetchExchange, type AnyVariables, type TypedDocumentNode } from "@urql/core";
import { fetchInTime } from "./fetch-in-time.ts";

/** What came of asking the gateway. Only `data` carries something; the others say what to tell. */
export type Answer<Data> =
  | { readonly kind: "data"; readonly data: Data }
  | { readonly kind: "signed_out" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "failed" };

const signedOutListeners = new Set<() => void>();

/** Calls `listener` whenever the gateway no longer knows who is asking. Returns how to stop. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

// POST always, nothing kept: what is asked may name a contact, and addresses end up in logs.
const client = new Client({
  url: "/graphql",
  exchanges: [fetchExchange],
  preferGetMethod: false,
  fetch: fetchInTime,
  fetchOptions: { cache: "no-store", credentials: "same-origin" },
});

/** Asks the gateway once. Never throws for what a network or a gateway can do. */
export async function ask<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  const { data, error } = await client
    .query(document, variables, { requestPolicy: "network-only" })
    .toPromise();
  return judge(data, error);
}

/** Tells the gateway to change something, once. Never throws for what a network or a gateway can do. */
export async function tell<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Answer<Data>> {
  const { data, error } = await client.mutation(document, variables).toPromise();
  return judge(data, error);
}

interface Failure {
  readonly networkError?: Error | undefined;
  readonly response?: { readonly status?: number } | undefined;
  readonly graphQLErrors: readonly { readonly extensions: Record<string, unknown> }[];
}

function judge<Data>(data: Data | undefined, error: Failure | undefined): Answer<Data> {
  if (error === undefined && data !== undefined) return { kind: "data", data };
  const status = error?.response?.status;
  const says = (code: string): boolean =>
    error?.graphQLErrors.some(({ extensions }) => extensions["code"] === code) === true;
  if (status === 401 || says("UNAUTHENTICATED")) {
    for (const listener of signedOutListeners) listener();
    return { kind: "signed_out" };
  }
  // Without an answer, with one cut short, or with one from a gateway that cannot look, nothing is known.
  const hasNoAnswer = error?.networkError !== undefined && (status === undefined || status < 300);
  return hasNoAnswer || says("UNAVAILABLE") || (status ?? 0) >= 502
    ? { kind: "unreachable" }
    : { kind: "failed" };
}
