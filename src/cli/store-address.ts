// Where a store is, in the words of a flag, a variable or the project file. Who logs in and how stands
// apart from it, so that an address may be shown, logged and kept in the journal.

export type StoreAddress =
  | { readonly type: "embedded"; readonly folder: string }
  | {
      readonly type: "etcd";
      /** "host:port", as they were given; at least one. */
      readonly endpoints: readonly string[];
      /** Over TLS. */
      readonly isSecure: boolean;
    };

export interface WrongAddress {
  readonly type: "wrong";
  /** Never the address itself where a password may be in it. */
  readonly problem: string;
}

export const storeForms = "embedded:DIR, etcd://HOST:PORT,… or etcd+https://HOST:PORT,…";

const defaultPort = 2379;
// The schema of the project file has the same.
const endpoint = String.raw`(?:[A-Za-z0-9_.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?`;
const etcdForm = new RegExp(`^etcd(\\+https)?://(${endpoint}(?:,${endpoint})*)/?$`);

export function readStoreAddress(text: string): StoreAddress | WrongAddress {
  if (/^embedded:./.test(text)) return { type: "embedded", folder: text.slice("embedded:".length) };
  const [, secure, members] = etcdForm.exec(text) ?? [];
  if (members !== undefined) return etcdAddress(members.split(","), secure !== undefined);
  if (text.includes("@")) {
    return wrong("an address has no user and no password: etcd.user and etcd.password have them");
  }
  const plain = /^http(s?):\/\/(.*)$/.exec(text);
  if (plain !== null) {
    const [, secured = "", rest = ""] = plain;
    const meant = `etcd${secured === "" ? "" : "+https"}://${rest.replaceAll(/,https?:\/\//g, ",")}`;
    return wrong(`not "${text}"; did you mean "${meant}"?`);
  }
  return wrong(`not "${text}"`);
}

function etcdAddress(members: readonly string[], isSecure: boolean): StoreAddress | WrongAddress {
  const endpoints = members.map((one) =>
    /:\d+$/.test(one) ? one : `${one}:${String(defaultPort)}`,
  );
  const outside = endpoints.find((one) => Number(/\d+$/.exec(one)?.[0]) > 65_535);
  if (outside !== undefined) return wrong(`the port of ${outside} is larger than 65535`);
  const twice = endpoints.find((one, i) => endpoints.indexOf(one) !== i);
  if (twice !== undefined) return wrong(`${twice} stands twice`);
  return { type: "etcd", endpoints, isSecure };
}

function wrong(problem: string): WrongAddress {
  return { type: "wrong", problem };
}
