import { z } from "zod";
import { promptsFolder } from "./exchange/folders.ts";

const NUMBER = /^\+?[0-9]{3,15}$/;

/** A list, separated by commas; empty when left out. */
const list = (item: RegExp, what: string) =>
  z
    .string()
    .default("")
    .transform((words) => (words === "" ? [] : words.split(",").map((word) => word.trim())))
    .refine((words) => words.every((word) => item.test(word)), what);

/** Where Asterisk is, and how softphones come to it. Secrets: `ariPassword`, `turnSecret` and `twilioAuthToken`. */
export const config = z.object({
  /** Where ARI answers, such as `http://127.0.0.1:8088/ari`. */
  ariUrl: z
    .url({ protocol: /^https?$/ })
    .refine(
      (url) => !/[?#@%\\]|\/$/.test(url),
      "an address without query, fragment, account or a slash at its end",
    ),
  ariUsername: z.string().regex(/^[\w-]{1,40}$/, "1 to 40 letters, digits, _ and -"),
  ariPassword: z.string().regex(/^[\w.~+/=-]{24,200}$/, "24 or more letters, digits and . _ ~ + / = -"),
  /** The name of the Asterisk whose configuration was prepared: where its prompts are. */
  exchange: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, "1 to 40 of a-z 0-9 -")
    .default("calls"),
  /** Where softphones connect, such as `wss://calls.example.org/ws`. */
  deviceUrl: z.url({ protocol: /^wss?$/ }),
  /** What stands after the @ of a softphone's address. */
  deviceDomain: z.string().regex(/^[\w.-]{1,253}$/, "a host's name or an address"),
  /** Nothing is read from here: where it stood, a start says where it stands now instead of passing over it. */
  alias: z
    .never("leave it out: the number that is shown stands in the console, under Settings, Calls")
    .optional(),
  ttyNumbers: list(NUMBER, "numbers, separated by commas"),
  relayNumbers: list(NUMBER, "numbers, separated by commas"),
  stunUrls: list(/^stuns?:[\w.:-]+$/, "addresses such as stun:stun.example.org:3478, separated by commas"),
  turnUrls: list(/^turns?:[\w.:?=-]+$/, "addresses such as turn:turn.example.org:3478, separated by commas"),
  /** What the relay and we share (coturn's `static-auth-secret`). */
  turnSecret: z.string().min(16).optional(),
  /** The address at which softphones reach Asterisk's sound, where it is not the machine's own. */
  mediaAddress: z.union([z.ipv4(), z.ipv6()]).optional(),
  /** What Twilio signs with, where numbers of its ask us what to do with a call, and the trunk's own address. */
  twilioAuthToken: z
    .string()
    .regex(/^[0-9a-f]{32}$/, "32 of 0-9 a-f")
    .optional(),
  twilioSipAddress: z
    .string()
    .regex(/^sips?:\+?[\w.-]+@[\w.:-]+$/, "an address such as sip:+15550100@calls.example.org")
    .optional(),
  /** Seconds of silence after which a softphone's leg is lost: no more, so that another is asked within ten (CH57). */
  deviceSilenceS: z.coerce.number().int().min(2).max(8).default(6),
});
export type Settings = z.infer<typeof config>;

/** The folder of the prompts, as Asterisk sees it. */
export const promptsOf = ({ exchange }: Settings): string => promptsFolder(exchange);
