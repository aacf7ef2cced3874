import { rawRequest } from "./raw.ts";

/** A body that no client of ours sends. */
export interface HostileBody {
  readonly what: string;
  readonly type: string | null;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

/** Bodies that are broken, oversized, or of the wrong kind; each text holds `mark`. */
export function hostileBodies(mark: string): readonly HostileBody[] {
  const json = "application/json";
  const form = "application/x-www-form-urlencoded";
  return [
    { what: "broken JSON", type: json, body: `{"a": "${mark}` },
    { what: "JSON of the wrong shape", type: json, body: `["${mark}"]` },
    { what: "JSON that is no object", type: json, body: "null" },
    { what: "a NUL in JSON", type: json, body: `{"query":"{ ${mark} }\\u0000","text":"\\u0000"}` },
    { what: "half a surrogate in JSON", type: json, body: `{"query":"\\ud800","username":"\\ud800"}` },
    { what: "a NUL in a form", type: form, body: `at=review&go=send&words=${mark}%00` },
    { what: "a broken encoding", type: form, body: `at=%ZZ&words=${mark}` },
    { what: "a thousand fields", type: form, body: `at=review&${"words=a&".repeat(1000)}` },
    { what: "bytes that are no text", type: json, body: Uint8Array.of(0, 255, 254, 128, 0) },
    { what: "another kind of content", type: "text/xml", body: `<a>${mark}</a>` },
    { what: "a form of many parts", type: "multipart/form-data; boundary=x", body: `--x\r\n${mark}` },
    { what: "no kind of content", type: null, body: mark },
    { what: "two megabytes of JSON", type: json, body: `{"query":"${mark}${"a".repeat(2_000_000)}"}` },
    { what: "two megabytes of form", type: form, body: `at=review&words=${mark}${"a".repeat(2_000_000)}` },
    { what: "deep nesting", type: json, body: `{"query":"${"{a".repeat(10_000)}${"}".repeat(10_000)}"}` },
  ];
}

/** Paths that would leave the console's folder if any path were joined to it. */
export const PATHS_OUT = [
  "/../package.json",
  "/..%2f..%2fpackage.json",
  "/assets/..%5c..%5cpackage.json",
  "/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
  "//etc/passwd",
  "/assets/../../../gateway/src/main.ts",
  "/.git/config",
  "/index.html%00.js",
] as const;

/** Bytes that are not, or not quite, HTTP. */
export function hostileBytes(host: string, mark: string): readonly (string | Buffer)[] {
  const start = `HTTP/1.1\r\nhost: ${host}`;
  return [
    `${mark}\r\n\r\n`,
    // The beginning of a TLS handshake.
    Buffer.from([22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3]),
    `GET / ${start}\r\nx: ${"a".repeat(200_000)}\r\n\r\n`,
    `POST /graphql ${start}\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /${mark}`,
    "GET / HTTP/1.1\r\n\r\n",
    `GET / ${start}\r\nhost: ${mark}\r\n\r\n`,
    `GET http://[ ${start}\r\nconnection: close\r\n\r\n`,
    `GET /\u0000 ${start}\r\n\r\n`,
    rawRequest("GET /", { host: "a b c" }),
    rawRequest("GET /", { host: "" }),
    rawRequest("GET /reach", { host: `${mark}@${host}` }),
    rawRequest("POST /channels/loopback/webhook", { host, "content-length": "-1" }),
    rawRequest("POST /reach", { host, "content-length": "99999999999" }, "at=review"),
  ];
}
