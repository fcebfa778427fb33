// The contract of stores, held by the one on etcd, against a single server.

import { etcdContract } from "./etcd.contract.ts";

etcdContract("one etcd server", 1);
