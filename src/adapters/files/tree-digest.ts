// One digest over the names and contents of many files that costs little to bring up to date: files
// are spread over buckets, and only the buckets of changed files are added up again.

import { hash } from "node:crypto";

/** A hundred thousand files leave some four hundred to a bucket, ten thousand some forty. */
const bucketCount = 256;

interface Bucket {
  /** File → digest of its bytes. */
  readonly files: Map<string, string>;
  /** Undefined where it must be added up again. */
  digest: string | undefined;
}

export class TreeDigest {
  readonly #buckets: readonly Bucket[] = Array.from({ length: bucketCount }, () => ({
    files: new Map<string, string>(),
    digest: undefined,
  }));

  put(file: string, bytes: Uint8Array): void {
    const bucket = this.#bucketOf(file);
    bucket.files.set(file, hash("sha256", bytes));
    bucket.digest = undefined;
  }

  remove(file: string): void {
    const bucket = this.#bucketOf(file);
    bucket.files.delete(file);
    bucket.digest = undefined;
  }

  /** Equal for equal files under equal names, in whatever order they came; 64 hexadecimal digits. */
  value(): string {
    const digests = this.#buckets.map((bucket) => (bucket.digest ??= digestOfBucket(bucket.files)));
    return hash("sha256", digests.join(" "));
  }

  #bucketOf(file: string): Bucket {
    const index = Number.parseInt(hash("sha256", file).slice(0, 2), 16);
    const bucket = this.#buckets[index];
    if (bucket === undefined) throw new Error("two hexadecimal digits name more than 256 buckets");
    return bucket;
  }
}

function digestOfBucket(files: ReadonlyMap<string, string>): string {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return hash("sha256", JSON.stringify(entries));
}
