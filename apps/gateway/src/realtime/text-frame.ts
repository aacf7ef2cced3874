/** Of a frame of WebSocket (RFC 6455, 5.2): that it is the whole of a text, and how its length is given. */
const WHOLE_TEXT = 0x81;
const SHORT_MOST = 125;
const TWO_BYTES = { mark: 126, most: 65_535 };
const EIGHT_BYTES = { mark: 127 };

/** A text as a server's frame, in one piece. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text);
  const head = length <= SHORT_MOST ? 2 : length <= TWO_BYTES.most ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = WHOLE_TEXT;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = TWO_BYTES.mark;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = EIGHT_BYTES.mark;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.write(text, head);
  return frame;
}
