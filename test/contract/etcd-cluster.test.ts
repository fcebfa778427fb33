// The contract of stores, held by the one on etcd, against a cluster.

import { etcdContract } from "./etcd.contract.ts";

etcdContract("a cluster of three etcd servers", 3);
