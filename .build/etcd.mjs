// An etcd for the tests: the one that is installed, or Debian's, unpacked.

import { join } from "node:path";
import { unpackPackages, unpackedAs, works } from "./debian-packages.mjs";

/** The tests look here as well: test/support/etcd-command.ts. */
const name = "plumbline-etcd";

function isHere() {
  return works("etcd", "--version") || works(join(unpackedAs(name), "usr/bin/etcd"), "--version");
}

/** True where there is one in the end. */
export function provideEtcd() {
  if (isHere()) return true;
  if (unpackPackages(name, ["etcd-server"])) {
    console.log(`etcd for the tests: unpacked Debian's etcd-server into ${unpackedAs(name)}`);
  }
  return isHere();
}
