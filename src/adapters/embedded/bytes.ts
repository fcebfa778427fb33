// How entries, changes and their keys lie in the database as bytes. It reads and writes nothing.
// Keys are stored as UTF-8, so that the database's own order is the order of the port.

/** A place in the history: the n-th change of a revision. */
export interface ChangePlace {
  readonly revision: number;
  readonly index: number;
}

/** What the index knows of a key; its value lies with the change that wrote it. */
export interface IndexRecord extends ChangePlace {
  readonly createRevision: number;
  /** Empty for a key without a lease. */
  readonly lease: string;
}

export interface ChangeRecord {
  readonly type: "put" | "delete";
  readonly createRevision: number;
  readonly key: string;
  /** Empty for a delete. */
  readonly value: string;
}

// Revisions take 6 bytes: 2^48 is more than any store lives to see, and fits a JavaScript number.
const revisionBytes = 6;
const placeBytes = revisionBytes + 4;
const indexBytes = placeBytes + revisionBytes;
const changeBytes = 1 + revisionBytes + 2;

export function encodePlace(place: ChangePlace): Buffer {
  const bytes = Buffer.allocUnsafe(placeBytes);
  bytes.writeUIntBE(place.revision, 0, revisionBytes);
  bytes.writeUInt32BE(place.index, revisionBytes);
  return bytes;
}

export function decodePlace(bytes: Buffer): ChangePlace {
  return {
    revision: bytes.readUIntBE(0, revisionBytes),
    index: bytes.readUInt32BE(revisionBytes),
  };
}

export function encodeIndex(record: IndexRecord): Buffer {
  const head = Buffer.allocUnsafe(revisionBytes);
  head.writeUIntBE(record.createRevision, 0, revisionBytes);
  return Buffer.concat([encodePlace(record), head, Buffer.from(record.lease)]);
}

export function decodeIndex(bytes: Buffer): IndexRecord {
  return {
    ...decodePlace(bytes),
    createRevision: bytes.readUIntBE(placeBytes, revisionBytes),
    lease: bytes.toString("utf8", indexBytes),
  };
}

export function encodeChange(change: ChangeRecord): Buffer {
  const key = Buffer.from(change.key);
  const head = Buffer.allocUnsafe(changeBytes);
  head.writeUInt8(change.type === "put" ? 1 : 0, 0);
  head.writeUIntBE(change.createRevision, 1, revisionBytes);
  head.writeUInt16BE(key.length, 1 + revisionBytes);
  return Buffer.concat([head, key, Buffer.from(change.value)]);
}

export function decodeChange(bytes: Buffer): ChangeRecord {
  const keyEnd = changeBytes + bytes.readUInt16BE(1 + revisionBytes);
  return {
    type: bytes.readUInt8(0) === 1 ? "put" : "delete",
    createRevision: bytes.readUIntBE(1, revisionBytes),
    key: bytes.toString("utf8", changeBytes, keyEnd),
    value: bytes.toString("utf8", keyEnd),
  };
}

/** The first key behind all keys with the prefix; undefined where there is none. */
export function endOfPrefix(prefix: Buffer): Buffer | undefined {
  for (let last = prefix.length - 1; last >= 0; last -= 1) {
    const byte = prefix.readUInt8(last);
    if (byte === 0xff) continue;
    const end = Buffer.from(prefix.subarray(0, last + 1));
    end.writeUInt8(byte + 1, last);
    return end;
  }
  return undefined;
}
