// `npm test` calls this first: it sees to it that there are an etcd and an Open vSwitch for the tests to
// start. Where that cannot be, the tests that need them are skipped, and this says so; in CI that is a
// failure.

import { works } from "./debian-packages.mjs";
import { provideEtcd } from "./etcd.mjs";
import { provideOpenVSwitch } from "./open-vswitch.mjs";

const isContinuousIntegration = /^(?:1|true)$/.test(process.env.CI ?? "");

function skip(tests, how) {
  console.error(`SKIPPED: ${tests}; ${how}, then run this again.`);
  if (isContinuousIntegration) process.exitCode = 1;
}

if (!provideEtcd()) {
  const how = "put etcd 3.4 or later on the PATH (on Debian: apt-get install etcd-server)";
  skip("all tests on etcd, because there is none here", how);
}
const lacking = provideOpenVSwitch();
if (lacking.length > 0) {
  const how = `on Debian: apt-get install ${lacking.join(" ")}`;
  skip(`tests on Open vSwitch, because ${lacking.join(", ")} cannot be had here`, how);
} else if (process.platform === "linux" && process.getuid?.() !== 0) {
  skip("the tests with packets, because only root may make networks", "become root");
}
if (!works("openssl", "version")) {
  skip("the tests over TLS, because openssl is not here to make certificates", "install it");
}
