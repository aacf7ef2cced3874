import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "@holdfast/tooling/free-port";

const EXAMPLE = new URL("../../../gateway/deploy/nginx.conf", import.meta.url);
const START_MS_MAX = 10_000;

/** A real nginx with the configuration that we give as an example, but for its ports, names and folders. */
export interface Nginx {
  readonly url: URL;
  /** Who vouches for it, in PEM: itself. */
  readonly authority: string;
  /** What it wrote into files on its way, in all. */
  readonly written: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Starts one before the gateways at these ports, with a certificate of its own. */
export async function openNginx(...to: readonly number[]): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-nginx-"));
  const port = await freePort();
  const [key, certificate, log] = [
    join(folder, "key.pem"),
    join(folder, "fullchain.pem"),
    join(folder, "log"),
  ];
  const asked = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost
    -addext subjectAltName=DNS:localhost -keyout ${key} -out ${certificate}`;
  await promisify(execFile)("openssl", asked.split(/\s+/u));
  const site = replaced(await readFile(EXAMPLE, "utf8"), [
    [
      "server 127.0.0.1:4000 max_fails=1 fail_timeout=2s;",
      // By address: a name that has two counts as two servers, of which nobody answers at one.
      to.map((each) => `server 127.0.0.1:${each} max_fails=1 fail_timeout=2s;`).join(" "),
    ],
    ["listen 443 ssl", `listen localhost:${port} ssl`],
    ["holdfast.example;", "localhost;"],
    ["/etc/ssl/holdfast/fullchain.pem", certificate],
    ["/etc/ssl/holdfast/key.pem", key],
    ["/var/log/nginx/holdfast.log", log],
  ]);
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (each) => `${each}_temp_path ${join(folder, each)};`,
  );
  // What is around the site writes everybody down: only its own line keeps that from happening.
  await writeFile(
    join(folder, "main.conf"),
    `daemon off; master_process off; pid ${join(folder, "pid")}; error_log ${log} crit;
     events {} http { access_log ${log}; ${paths.join(" ")} ${site} }`,
  );
  const child = spawn("nginx", ["-c", join(folder, "main.conf"), "-p", folder, "-e", log], {
    env: { PATH: `${process.env["PATH"]}:/usr/sbin` },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const ended = once(child, "exit");
  const url = new URL(`https://localhost:${port}/`);
  for (const end = Date.now() + START_MS_MAX; !(await answers(port)); await sleep(50))
    if (child.exitCode !== null || Date.now() > end) throw new Error("nginx did not start");
  return {
    url,
    authority: await readFile(certificate, "utf8"),
    written: () => readFile(log, "utf8").catch(() => ""),
    async close() {
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Each of these stands there once, or the example and this test have parted. */
function replaced(text: string, changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((so, [from, to]) => {
    if (so.split(from).length < 2) throw new Error(`nginx.conf does not say ${from}`);
    return so.replaceAll(from, to);
  }, text);
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, "localhost");
  const opened = await Promise.race([
    once(socket, "connect").then(
      () => true,
      () => false,
    ),
    once(socket, "error").then(() => false),
  ]);
  socket.destroy();
  return opened;
}
