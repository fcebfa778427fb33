// Where a store is, as a command line or a project file says it. Secrets are only referred to.

export type StorePlace = EmbeddedPlace | EtcdPlace;

export interface EmbeddedPlace {
  readonly type: "embedded";
  readonly folder: string;
}

export interface EtcdPlace {
  readonly type: "etcd";
  /** Members of the cluster as "host:port", in the order in which they are tried; at least one. */
  readonly endpoints: readonly string[];
  /** Whether they are spoken to over TLS. */
  readonly isSecure: boolean;
  readonly access: EtcdAccess;
}

/** How a client shows who it is, and knows whom it speaks to. Files are absolute paths of PEM files. */
export interface EtcdAccess {
  /** The authorities that the members' certificates are held against; absent for those of the system. */
  readonly caFile?: string;
  readonly certificateFile?: string;
  readonly keyFile?: string;
  readonly user?: string;
  readonly password?: SecretReference;
}

export type SecretReference = { readonly fromFile: string } | { readonly fromEnv: string };

/** The place in the words that people give it in; no secret is in it. */
export function placeText(place: StorePlace): string {
  if (place.type === "embedded") return place.folder;
  return `${place.isSecure ? "etcd+https" : "etcd"}://${place.endpoints.join(",")}`;
}
