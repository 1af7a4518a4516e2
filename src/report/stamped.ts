/** 1 January 1980, 00:00: the first moment that a zip archive can name. */
const TIME = 0;
const DATE = (0 << 9) | (1 << 5) | 1;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const FILE = 0x04034b50;

/**
 * A zip archive with one fixed time on every file in it: the library that makes documents stamps them with the clock's. Only these
 * times are changed, in the archive's list and before each file (APPNOTE 4.3.7 and 4.3.12).
 */
export function stamped(archive: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(archive);
  const view = new DataView(bytes.buffer);
  const end = endOf(view);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    insist(view, at, ENTRY);
    stamp(view, at + 12);
    const file = view.getUint32(at + 42, true);
    insist(view, file, FILE);
    stamp(view, file + 10);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}

/** Where the archive's last record begins; it has no comment, because the library writes none. */
function endOf(view: DataView): number {
  const end = view.byteLength - 22;
  insist(view, end, END);
  return end;
}

function stamp(view: DataView, at: number): void {
  view.setUint16(at, TIME, true);
  view.setUint16(at + 2, DATE, true);
}

function insist(view: DataView, at: number, signature: number): void {
  if (at < 0 || view.getUint32(at, true) !== signature) throw new Error('A document is not the archive that it should be.');
}
