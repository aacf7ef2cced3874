import { describe, expect, it } from "vitest";
import { readBody } from "./read-body.ts";

const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(values);

function streaming(source: UnderlyingDefaultSource<Uint8Array>): Request {
  const init = { method: "POST", body: new ReadableStream(source), duplex: "half" };
  return new Request("http://localhost/", init);
}

describe("reading a body", () => {
  it("joins its pieces, byte for byte", async () => {
    const request = streaming({
      start(controller) {
        for (const piece of [bytes(1, 2), bytes(), bytes(3, 255, 0)]) controller.enqueue(piece);
        controller.close();
      },
    });
    expect(await readBody(request, 5, 1000)).toEqual({ kind: "read", body: bytes(1, 2, 3, 255, 0) });
  });

  it("reads nothing as nothing", async () => {
    expect(await readBody(new Request("http://localhost/"), 5, 1000)).toEqual({
      kind: "read",
      body: bytes(),
    });
  });

  it("stops at the first byte too many, told or not", async () => {
    const body = bytes(1, 2, 3);
    expect(await readBody(new Request("http://localhost/", { method: "POST", body }), 2, 1000)).toEqual({
      kind: "too_large",
    });
    const endless = streaming({ pull: (controller) => controller.enqueue(new Uint8Array(1024)) });
    expect(await readBody(endless, 10_000, 1000)).toEqual({ kind: "too_large" });
  });

  it("reads what is as long as it was told to be in one piece, and no more than that in any case", async () => {
    const told = (length: string, body: BodyInit): Request =>
      new Request("http://localhost/", { method: "POST", body, headers: { "content-length": length } });
    expect(await readBody(told("3", bytes(1, 2, 3)), 5, 1000)).toEqual({
      kind: "read",
      body: bytes(1, 2, 3),
    });
    expect(await readBody(told("0", bytes()), 5, 1000)).toEqual({ kind: "read", body: bytes() });
    expect(await readBody(told("6", bytes(1, 2, 3, 4, 5, 6)), 5, 1000)).toEqual({ kind: "too_large" });
    // Whoever counts wrongly, it is not more than may be taken.
    expect(await readBody(told("2", bytes(1, 2, 3, 4, 5, 6)), 5, 1000)).toEqual({ kind: "too_large" });
  });

  it("does not wait for ever for what was told either", async () => {
    const told = streaming({});
    told.headers.set("content-length", "3");
    expect(await readBody(told, 5, 10)).toEqual({ kind: "incomplete" });
  });

  it("does not wait for ever, and does not throw when the line breaks", async () => {
    expect(await readBody(streaming({}), 5, 10)).toEqual({ kind: "incomplete" });
    const broken = streaming({ start: (controller) => controller.error(new Error("reset")) });
    expect(await readBody(broken, 5, 1000)).toEqual({ kind: "incomplete" });
  });
});
