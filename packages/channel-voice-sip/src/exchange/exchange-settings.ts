import { z } from "zod";

const Port = z.number().int().min(1).max(65_535);
const Address = z.union([z.ipv4(), z.ipv6()]);
/** What goes into a line of a configuration file as it is: nothing that could end the line or begin a comment. */
const Plain = z.string().regex(/^[\w.@+:/-]{1,200}$/, "letters, digits and . _ @ + : / -");
const Secret = z.string().regex(/^[\w.~+/=-]{8,200}$/, "8 to 200 letters, digits and . _ ~ + / = -");
const Number = z.string().regex(/^\+?[0-9]{3,15}$/, "a number, digits with or without + before them");
const Path = z.string().regex(/^\/[\w./-]{1,300}$/, "an absolute path");

/** A certificate and its key, by their paths inside the root. */
const Certificate = z.strictObject({ certificate: Path, key: Path });

/** How the carrier knows us, and we it. */
const Trunk = z.discriminatedUnion("by", [
  z.strictObject({
    by: z.literal("registration"),
    /** The registrar, `sip.carrier.example` or `sip.carrier.example:5061`. */
    server: Plain,
    /** From where its calls come; left out: from the registration's line alone. */
    from: z.array(Plain).default([]),
    username: Plain,
    password: Secret,
  }),
  z.strictObject({ by: z.literal("address"), server: Plain, from: z.array(Plain).min(1) }),
]);

/** All that the configuration of Asterisk is made of. Secrets: `ari.password` and the trunk's. */
export const ExchangeSettings = z.strictObject({
  /** The folder of this Asterisk, `/srv/holdfast/<name>` inside the root. */
  name: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** Where ARI and the softphones' plain socket answer: the gateway's side, loopback unless there is a better reason. */
  http: z.strictObject({ address: Address, port: Port }),
  ari: z.strictObject({
    username: z.string().regex(/^[\w-]{1,40}$/),
    password: Secret.min(24),
  }),
  /** Where softphones come to by themselves; `null` when a reverse proxy brings them to `http`, and only to `/ws`. */
  wss: z.strictObject({ address: Address, port: Port }).extend(Certificate.shape).nullable(),
  sip: z.strictObject({ address: Address, port: Port }),
  trunk: Trunk,
  transport: z.enum(["udp", "tcp", "tls"]).default("udp"),
  /** Needed for `tls`. The carrier's certificate is verified against the system's authorities, or `authorities`. */
  tls: Certificate.extend({ authorities: Path.optional() }).nullable().default(null),
  /** Whether the trunk's sound is encrypted. Without `tls` its keys travel in the clear. */
  srtp: z.boolean().default(false),
  rtp: z.strictObject({ first: Port, last: Port }),
  /** The address under which sound reaches us, where it is not the one that `sip` listens on. */
  mediaAddress: Address.optional(),
  /** Where our addresses are translated, the pairs that softphones are told: from, to. */
  iceHosts: z.array(z.tuple([Address, Address])).default([]),
  /** What a caller hears while no gateway is there: names of files in `prompts`, without what follows the dot. */
  comfort: z.array(z.string().regex(/^[a-z0-9-]{1,60}$/)).default([]),
  /** Seconds between two tries to bring such a caller to a gateway, and how many there are. */
  retry: z.strictObject({
    seconds: z.number().int().min(1).max(60),
    times: z.number().int().min(1).max(200),
  }),
  /**
   * Seconds that a gateway that is there has to take a caller, before they are comforted as where there is none: longer than one needs to
   * find that its line fell silent, and to make it anew.
   */
  takenWithin: z.number().int().min(2).max(60).default(8),
  /** Who is rung after them. */
  backup: Number.nullable().default(null),
  /** Silence after which a leg is lost, in seconds. */
  silence: z
    .strictObject({
      caller: z.number().int().min(2).max(60).default(15),
      device: z.number().int().min(2).max(60).default(6),
    })
    .prefault({}),
});
export type ExchangeSettings = z.infer<typeof ExchangeSettings>;

/** What must hold over several settings; sentences, none when all is well. */
export function settingsFaults({ transport, tls, rtp }: ExchangeSettings): readonly string[] {
  return [
    ...(transport === "tls" && tls === null ? ["transport is tls, and tls names no certificate."] : []),
    ...(rtp.last - rtp.first < 3 ? ["rtp leaves no room for one call: last must be above first."] : []),
  ];
}
