import { crc32, deflateSync } from "node:zlib";

/** A square of one colour as a PNG, with words in it that nobody sees, as a camera's. */
export function inventedPng(side: number, words = ""): Uint8Array<ArrayBuffer> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2], 8);
  const row = Buffer.concat([Buffer.of(0), Buffer.alloc(side * 3, 120)]);
  const rows = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  const parts = [
    chunk("IHDR", head),
    chunk("tEXt", Buffer.from(`Comment\0${words}`, "latin1")),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return new Uint8Array(Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]));
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const ends = [Buffer.alloc(4), Buffer.alloc(4)] as const;
  ends[0].writeUInt32BE(data.length);
  ends[1].writeUInt32BE(crc32(body));
  return Buffer.concat([ends[0], body, ends[1]]);
}
