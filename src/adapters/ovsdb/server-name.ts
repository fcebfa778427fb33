// Whether a certificate is that of the server that was meant. The names are those of its extension
// subjectAltName, or where it has none its common name, as the tools of Open vSwitch write it.

import { checkServerIdentity, type PeerCertificate } from "node:tls";

/** Text that says which names the certificate has, where `name` is none of them. */
export function findOtherName(name: string, certificate: PeerCertificate): string | undefined {
  const { subjectaltname, subject } = certificate;
  const hasAlternatives = subjectaltname !== undefined && subjectaltname !== "";
  const commonName = [subject.CN].flat().join(", ");
  if (hasAlternatives) {
    if (checkServerIdentity(name, certificate) === undefined) return undefined;
  } else if (commonName.toLowerCase() === name.toLowerCase()) return undefined;
  const names = hasAlternatives
    ? subjectaltname
    : commonName === ""
      ? "no name"
      : `CN:${commonName}`;
  return `its certificate is not for ${name} but for ${names}: name one of these as serverName if that is the server`;
}
