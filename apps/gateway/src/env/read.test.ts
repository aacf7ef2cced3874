import { describe, expect, it } from "vitest";
import { readEnv } from "./read.ts";
import { VARIABLES } from "./variables.ts";

const read = (environment: NodeJS.ProcessEnv) => {
  const result = readEnv(environment);
  if (result.kind === "refused") throw new Error(result.reasons.join(" "));
  return result.env;
};
const reasons = (environment: NodeJS.ProcessEnv): readonly string[] => {
  const result = readEnv(environment);
  return result.kind === "refused" ? result.reasons : [];
};

describe("the environment", () => {
  it("is complete when nothing is set: this machine only, embedded database, no secrets", () => {
    const env = read({});
    expect(env).toMatchObject({
      port: 4000,
      host: "127.0.0.1",
      loopback: true,
      databaseUrl: null,
      masterKey: undefined,
      nextMasterKey: undefined,
      demoPassword: null,
      metricsToken: null,
      production: false,
    });
    expect(env.url.origin).toBe("http://localhost:4000");
    expect(env.reachUrl.origin).toBe("http://localhost:4000");
    expect(env.exitUrl.href).toBe("https://www.wikipedia.org/");
    expect(env.dataFolder).toMatch(/\/data$/);
  });

  it("lets the public address follow the console's, and the console's follow the port", () => {
    expect(read({ PORT: "4100" }).url.origin).toBe("http://localhost:4100");
    const env = read({
      HOLDFAST_URL: "https://hold.example.org",
      HOLDFAST_REACH_URL: "https://talk.example.org",
    });
    expect([env.url.origin, env.reachUrl.origin]).toEqual([
      "https://hold.example.org",
      "https://talk.example.org",
    ]);
    expect(read({ HOLDFAST_URL: "https://hold.example.org" }).reachUrl.host).toBe("hold.example.org");
  });

  it("takes what is set to nothing for unset", () => {
    expect(read({ PORT: "", DATABASE_URL: "" })).toMatchObject({ port: 4000, databaseUrl: null });
  });

  it("reports every mistake at once, each by its variable", () => {
    const said = reasons({
      PORT: "70000",
      DATABASE_URL: "mysql://x",
      HOLDFAST_URL: "https://hold.example.org/console",
      HOLDFAST_REACH_URL: "ftp://x",
      TRUSTED_PROXIES: "10.0.0.0/8, nonsense",
      HOLDFAST_MASTER_KEY: "short",
      HOLDFAST_NEXT_MASTER_KEY: "short",
      HOLDFAST_DEMO_PASSWORD: "short",
      HOLDFAST_REDIS_URL: "https://redis.example.org",
      HOLDFAST_DRAIN_SECONDS: "21",
      HOLDFAST_METRICS_TOKEN: "short",
      HOLDFAST_EXIT_URL: "javascript:alert(1)",
    });
    expect(said.map((reason) => reason.split(" ")[0])).toEqual([
      "PORT",
      "DATABASE_URL",
      "HOLDFAST_URL",
      "HOLDFAST_REACH_URL",
      "TRUSTED_PROXIES",
      "HOLDFAST_MASTER_KEY",
      "HOLDFAST_NEXT_MASTER_KEY",
      "HOLDFAST_DEMO_PASSWORD",
      "HOLDFAST_REDIS_URL",
      "HOLDFAST_DRAIN_SECONDS",
      "HOLDFAST_METRICS_TOKEN",
      "HOLDFAST_EXIT_URL",
    ]);
    for (const reason of said) expect(reason).toMatch(/^[A-Z_]+ must .+\.$/);
  });

  it("repeats no value in a reason, because it may be a secret", () => {
    const secret = "tr0ub4dor";
    for (const { name } of VARIABLES)
      for (const reason of reasons({ [name]: secret })) expect(reason).not.toContain(secret);
  });

  it("takes a master key of 32 bytes and no other", () => {
    const key = Buffer.alloc(32, 7).toString("base64");
    expect(read({ HOLDFAST_MASTER_KEY: key }).masterKey).toBe(key);
    expect(read({ HOLDFAST_NEXT_MASTER_KEY: key }).nextMasterKey).toBe(key);
    expect(reasons({ HOLDFAST_MASTER_KEY: Buffer.alloc(31).toString("base64") })).toHaveLength(1);
    expect(reasons({ HOLDFAST_MASTER_KEY: `${key}!` })).toHaveLength(1);
  });

  it("knows which addresses only this machine reaches", () => {
    for (const host of ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
      expect(read({ HOST: host }).loopback).toBe(true);
    for (const host of ["0.0.0.0", "::", "10.0.0.1", "127.example.org", "example.org"])
      expect(read({ HOST: host }).loopback).toBe(false);
  });

  it("describes every variable in one line, with secrets marked", () => {
    expect(new Set(VARIABLES.map(({ name }) => name)).size).toBe(VARIABLES.length);
    for (const { meaning } of VARIABLES) expect(meaning).toMatch(/^[^\n]+\.$/);
    expect(VARIABLES.filter(({ secret }) => secret).map(({ name }) => name)).toEqual([
      "DATABASE_URL",
      "HOLDFAST_MASTER_KEY",
      "HOLDFAST_NEXT_MASTER_KEY",
      "HOLDFAST_DEMO_PASSWORD",
      "HOLDFAST_REDIS_URL",
      "HOLDFAST_METRICS_TOKEN",
      "HOLDFAST_OIDC_CLIENT_SECRET",
    ]);
  });
});

describe("the organisation's directory", () => {
  const all = {
    HOLDFAST_OIDC_ISSUER: "https://login.example.org/tenant",
    HOLDFAST_OIDC_CLIENT_ID: "holdfast",
    HOLDFAST_OIDC_CLIENT_SECRET: "the secret of the directory",
  };

  it("is none where none is named, and is called by its host where nobody calls it otherwise", () => {
    expect(read({}).directory).toBeNull();
    expect(read(all).directory).toMatchObject({
      clientId: "holdfast",
      secret: { kind: "value", value: all.HOLDFAST_OIDC_CLIENT_SECRET },
      name: "login.example.org",
      secondFactor: new Set(),
    });
    const { HOLDFAST_OIDC_CLIENT_SECRET: _in, ...filed } = all;
    const more = { HOLDFAST_OIDC_CLIENT_SECRET_FILE: "/run/secret", HOLDFAST_OIDC_NAME: "Example sign-in" };
    expect(read({ ...filed, ...more, HOLDFAST_OIDC_SECOND_FACTOR: "mfa, urn:two," }).directory).toMatchObject(
      {
        secret: { kind: "file", path: "/run/secret" },
        name: "Example sign-in",
        secondFactor: new Set(["mfa", "urn:two"]),
      },
    );
  });

  it.each([
    [{ HOLDFAST_OIDC_ISSUER: "" }, "HOLDFAST_OIDC_ISSUER is missing."],
    [{ HOLDFAST_OIDC_CLIENT_ID: "" }, "HOLDFAST_OIDC_CLIENT_ID is missing."],
    [{ HOLDFAST_OIDC_CLIENT_SECRET: "" }, "One of HOLDFAST_OIDC_CLIENT_SECRET"],
    [{ HOLDFAST_OIDC_CLIENT_SECRET_FILE: "/run/secret" }, "One of HOLDFAST_OIDC_CLIENT_SECRET"],
    [{ HOLDFAST_OIDC_ISSUER: "http://login.example.org" }, "HOLDFAST_OIDC_ISSUER must be an https address"],
    [
      { HOLDFAST_OIDC_ISSUER: "https://x@login.example.org" },
      "HOLDFAST_OIDC_ISSUER must be an https address",
    ],
  ])("is whole, or the house does not start: %j", (wrong, sentence) => {
    const said = reasons({ ...all, ...wrong }).join(" ");
    expect(said).toContain(sentence);
    expect(said).not.toContain(all.HOLDFAST_OIDC_CLIENT_SECRET);
  });

  it("may speak http on this machine alone", () => {
    expect(read({ ...all, HOLDFAST_OIDC_ISSUER: "http://127.0.0.1:9000" }).directory?.issuer.port).toBe(
      "9000",
    );
  });
});
