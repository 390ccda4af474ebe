import { crc32, deflateSync } from "node:zlib";

const [WIDTH, HEIGHT] = [64, 48];
const FABRIC = [74, 92, 84] as const;
const TEETH = [214, 205, 180] as const;
const GAP = [30, 30, 30] as const;

/** A made-up picture of a jacket whose zipper came apart, as base64 PNG: no photograph of anybody's. */
export function photoOfDamage(): string {
  const rows = Array.from({ length: HEIGHT }, (_, y) => [
    0,
    ...Array.from({ length: WIDTH }, (_, x) => colourAt(x, y)).flat(),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
  return png.toString("base64");
}

/** The two rows of teeth part below the middle. */
function colourAt(x: number, y: number): readonly [number, number, number] {
  const fromMiddle = Math.abs(x - WIDTH / 2);
  const gap = Math.max(0, (y - HEIGHT / 2) / 2);
  if (fromMiddle < gap) return GAP;
  return fromMiddle - gap < 2 && y % 4 < 2 ? TEETH : FABRIC;
}

function chunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}
