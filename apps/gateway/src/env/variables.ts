/** One variable of the environment, as an operator reads about it. */
export interface Variable {
  readonly name: string;
  /** What holds when it is unset, in words; `null` when nothing does. */
  readonly fallback: string | null;
  /** One line: what it decides. */
  readonly meaning: string;
  /** Secrets are never printed, not even when they are wrong. */
  readonly secret: boolean;
}

/** Every variable the gateway itself reads; channels add `HOLDFAST_<INSTANCE>_<FIELD>` of their own. */
export const VARIABLES = [
  { name: "PORT", fallback: "4000", meaning: "Port to listen on.", secret: false },
  {
    name: "HOST",
    fallback: "127.0.0.1",
    meaning: "Address to listen on; a loopback address keeps the gateway on this machine.",
    secret: false,
  },
  {
    name: "DATABASE_URL",
    fallback: "an embedded PostgreSQL below HOLDFAST_DATA",
    meaning: "PostgreSQL to use, as postgres://user:password@host:port/database.",
    secret: true,
  },
  {
    name: "HOLDFAST_DATA",
    fallback: "data/ in the checkout",
    meaning: "Folder for the embedded database and the master key.",
    secret: false,
  },
  {
    name: "HOLDFAST_URL",
    fallback: "http://localhost:PORT",
    meaning: "Where staff open the console; an origin, without a path.",
    secret: false,
  },
  {
    name: "HOLDFAST_REACH_URL",
    fallback: "HOLDFAST_URL",
    meaning: "Where the public pages live; on another host, the console does not answer there.",
    secret: false,
  },
  {
    name: "TRUSTED_PROXIES",
    fallback: "none",
    meaning: "Addresses or CIDR ranges, by comma, whose X-Forwarded-For is believed.",
    secret: false,
  },
  {
    name: "HOLDFAST_MASTER_KEY",
    fallback: "a key made at first start in HOLDFAST_DATA",
    meaning: "32 bytes in base64 that seal personal text; lost, nothing sealed can be read again.",
    secret: true,
  },
  {
    name: "HOLDFAST_NEXT_MASTER_KEY",
    fallback: "next-master.key in HOLDFAST_DATA, if it is there",
    meaning:
      "A second master key, which opens as well: the one to which the house is rotated, or was until now.",
    secret: true,
  },
  {
    name: "HOLDFAST_DEMO_PASSWORD",
    fallback: "a fresh one, printed",
    meaning: "Password of the demo accounts, at least 12 characters; only a new embedded database gets them.",
    secret: true,
  },
  {
    name: "HOLDFAST_REDIS_URL",
    fallback: "none: gateways tell each other by the database",
    meaning:
      "Redis (6 or later) by which gateways tell each other of commits, as redis://user:password@host:port or, over TLS, rediss://. It keeps nothing.",
    secret: true,
  },
  {
    name: "HOLDFAST_DRAIN_SECONDS",
    fallback: "0",
    meaning:
      "How long a gateway that stops is not ready before it takes no more: as long as whatever stands before several of them takes to see it. 0 to 20.",
    secret: false,
  },
  {
    name: "HOLDFAST_METRICS_TOKEN",
    fallback: "none: /metrics does not answer",
    meaning: "Bearer token for /metrics, at least 16 characters.",
    secret: true,
  },
  {
    name: "HOLDFAST_EXIT_URL",
    fallback: "https://www.wikipedia.org/",
    meaning: "The harmless page that quick exit leads to.",
    secret: false,
  },
  {
    name: "HOLDFAST_PROVED_MINUTES",
    fallback: "10",
    meaning:
      "How many minutes after signing in, or proving it anew, something may leave or sign-in may be changed; 1 to 60.",
    secret: false,
  },
  {
    name: "HOLDFAST_PUSH_SERVICES",
    fallback: "none",
    meaning: "Hosts, by comma, of push services beside those of Chrome, Firefox, Safari and Edge.",
    secret: false,
  },
  {
    name: "HOLDFAST_OFF_HOURS",
    fallback: "0",
    meaning:
      "For how many hours at most the machines of this house are switched off as a rule, nights and weekends: the clock is believed for as long. 0 to 168.",
    secret: false,
  },
  {
    name: "HOLDFAST_OIDC_ISSUER",
    fallback: "none: nobody signs in by a directory",
    meaning: "The organisation's own directory, as its OpenID issuer names itself: an https address.",
    secret: false,
  },
  {
    name: "HOLDFAST_OIDC_CLIENT_ID",
    fallback: null,
    meaning: "What the directory calls Holdfast.",
    secret: false,
  },
  {
    name: "HOLDFAST_OIDC_CLIENT_SECRET",
    fallback: null,
    meaning: "The secret by which the directory knows Holdfast.",
    secret: true,
  },
  {
    name: "HOLDFAST_OIDC_CLIENT_SECRET_FILE",
    fallback: null,
    meaning: "A file that holds that secret, instead.",
    secret: false,
  },
  {
    name: "HOLDFAST_OIDC_NAME",
    fallback: "the issuer's host",
    meaning: "What people call the directory, up to 40 characters: it stands on the button.",
    secret: false,
  },
  {
    name: "HOLDFAST_OIDC_SECOND_FACTOR",
    fallback: "none: whoever has a code here types it",
    meaning:
      "Values of `amr` or `acr`, by comma, by which the directory says that it asked for a second factor.",
    secret: false,
  },
  {
    name: "NODE_ENV",
    fallback: "development",
    meaning: "`production` never makes demo accounts.",
    secret: false,
  },
] as const satisfies readonly Variable[];

/** The name of a variable that the gateway reads. */
export type VariableName = (typeof VARIABLES)[number]["name"];
