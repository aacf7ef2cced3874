import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Hono } from "hono";
import { consolePages } from "./console-pages.ts";
import { readStaticFiles } from "./static-files.ts";
import { refusalText } from "./refusal.ts";

const url = new URL("https://hold.example.org");
let folder: string;
let app: Hono;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "holdfast-console-"));
  await mkdir(join(folder, "dist/assets"), { recursive: true });
  await writeFile(join(folder, "dist/index.html"), "<!doctype html><html><head></head><body></body></html>");
  await writeFile(join(folder, "dist/assets/index-abc123.js"), "console.log(1);".repeat(200));
  await writeFile(join(folder, "dist/favicon.svg"), "<svg/>");
  await mkdir(join(folder, "dist/alarm-push"));
  await writeFile(join(folder, "dist/alarm-push/worker.js"), "1;");
  await writeFile(join(folder, "secret.txt"), "not yours");
  let drawn = 0;
  app = consolePages({
    files: await readStaticFiles(join(folder, "dist")),
    url,
    random: (size) => new Uint8Array(size).fill(++drawn),
    deviceOrigins: ["wss://calls.example.org"],
    directoryName: null,
  });
});
afterAll(() => rm(folder, { recursive: true }));

describe("the console's pages", () => {
  it("are one page for every address that is not a file, never kept", async () => {
    for (const path of ["/", "/index.html", "/contacts/12", "/closed"]) {
      const answer = await app.request(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(answer.headers.get("cache-control")).toBe("no-store");
    }
  });

  it("allow only their own origin, and the style elements that carry this answer's nonce", async () => {
    const [first, second] = [await app.request("/"), await app.request("/")];
    const policy = first.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("connect-src 'self' wss://hold.example.org");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("frame-src 'none'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toContain("unsafe");
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(await first.text()).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
    expect(second.headers.get("content-security-policy")).not.toBe(policy);
  });

  it("name the directory that people sign in by before anybody is known, whatever it is called", async () => {
    const files = await readStaticFiles(join(folder, "dist"));
    const named = consolePages({
      files,
      url,
      random: () => new Uint8Array(16),
      deviceOrigins: [],
      directoryName: `"><script>$&</script>`,
    });
    const text = await (await named.request("/")).text();
    expect(text).toContain(
      `<meta name="holdfast-directory" content="&#34;&#62;&#60;script&#62;$&#38;&#60;/script&#62;">`,
    );
    expect(await (await app.request("/")).text()).not.toContain("holdfast-directory");
  });

  it("may speak to where softphones connect, and to nobody else", async () => {
    const policy = (await app.request("/")).headers.get("content-security-policy") ?? "";
    const connects = policy.split("; ").find((each) => each.startsWith("connect-src "));
    expect(connects).toBe("connect-src 'self' wss://hold.example.org wss://calls.example.org");
  });

  // It may be registered for its own folder and no further, and a newer one is asked for each time.
  it("have a script that wakes browsers, which no page lends its scope or its policy to", async () => {
    const worker = await app.request("/alarm-push/worker.js");
    expect(worker.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(worker.headers.get("cache-control")).toBe("no-cache");
    for (const header of ["service-worker-allowed", "content-security-policy"])
      expect(worker.headers.get(header)).toBe(null);
  });

  it("keep for ever what is named after its content, and nothing else", async () => {
    const script = await app.request("/assets/index-abc123.js", {
      headers: { "accept-encoding": "gzip, br" },
    });
    expect(script.headers.get("cache-control")).toContain("immutable");
    expect(script.headers.get("content-encoding")).toBe("gzip");
    const plain = await app.request("/assets/index-abc123.js");
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(await plain.text()).toBe("console.log(1);".repeat(200));
    const icon = await app.request("/favicon.svg");
    expect(icon.headers.get("cache-control")).toBe("no-cache");
    expect(icon.headers.get("content-type")).toBe("image/svg+xml; charset=utf-8");
  });

  it("hold no file outside their folder, however it is asked for", async () => {
    for (const path of [
      "/../secret.txt",
      "/..%2fsecret.txt",
      "/assets/..%5c..%5csecret.txt",
      "/secret.txt",
    ]) {
      const answer = await app.request(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toBe(refusalText("not_found"));
    }
  });

  it("are only read", async () => {
    expect((await app.request("/", { method: "POST" })).status).toBe(404);
  });

  it("say that they are not there yet when nothing was built", async () => {
    const empty = consolePages({
      files: await readStaticFiles(join(folder, "missing")),
      url,
      random: (size) => new Uint8Array(size),
      deviceOrigins: [],
      directoryName: null,
    });
    expect((await empty.request("/")).status).toBe(503);
  });
});
