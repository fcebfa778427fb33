#!/bin/sh
# Only for the story in README.md: gives the simulated switches what the driver has configured on the
# real ones. With real switches there is nothing to do here.
#
# Two things are as they are in the field. The driver checks the DHCP relays of a gateway and configures
# none. And somebody has left VLAN 2000 on leaf-a1 behind.

plumb sim switch/edge-a1 set /vlans '{"3001": {"name": "7d2f94c0-8b1a-4f0b-b7de-63a1c49d2e02"}, "3002": {"name": "c95d1e3b-62f7-4be9-9d10-08e7f6a3bc03"}, "3004": {"name": "0b7e6a52-41c6-4c1e-8a55-2f0c5b1d7a01"}}'
plumb sim switch/edge-a1 set /vnis '{"10001": {"vlan": 3004}, "10002": {"vlan": 3001}, "10003": {"vlan": 3002}}'
plumb sim switch/edge-a1 set /interfaces '{"Ethernet49": {"type": "ethernet", "trunkVlans": {"3001": {}, "3002": {}}, "translations": {}}}'
plumb sim switch/edge-a1 set /gateways '{"3004": {"vrf": "internet", "primary": "203.0.113.1/25", "secondaries": {}, "dhcpRelays": {}}}'
plumb sim switch/edge-a1 set /evpn '{"3001": {"rd": "2:10002", "imports": {"1:10002": {}}, "exports": {"1:10002": {}}, "rdAllDomains": true, "remoteImports": {"65130:10002": {}}, "remoteExports": {"65130:10002": {}}}, "3002": {"rd": "2:10003", "imports": {"1:10003": {}}, "exports": {"1:10003": {}}, "rdAllDomains": true, "remoteImports": {"65130:10003": {}}, "remoteExports": {"65130:10003": {}}}, "3004": {"rd": "2:10001", "imports": {"1:10001": {}}, "exports": {"1:10001": {}}, "rdAllDomains": true, "remoteImports": {"65130:10001": {}}, "remoteExports": {"65130:10001": {}}}}'
plumb sim switch/edge-a1 set /vrfs/internet '{"prefixes": {"203.0.113.0/25": {"azLocal": false, "announced": false}}, "aggregates": {"203.0.113.0/24": {"azLocal": false}}}'

plumb sim switch/edge-a2 set /vlans '{"3004": {"name": "0b7e6a52-41c6-4c1e-8a55-2f0c5b1d7a01"}}'
plumb sim switch/edge-a2 set /vnis '{"10001": {"vlan": 3004}}'
plumb sim switch/edge-a2 set /interfaces '{"Ethernet49": {"type": "ethernet", "trunkVlans": {"3004": {}}, "translations": {}}}'
plumb sim switch/edge-a2 set /gateways '{"3004": {"vrf": "internet", "primary": "203.0.113.1/25", "secondaries": {}, "dhcpRelays": {}}}'
plumb sim switch/edge-a2 set /evpn '{"3004": {"rd": "2:10001", "imports": {"1:10001": {}}, "exports": {"1:10001": {}}}}'
plumb sim switch/edge-a2 set /vrfs/internet '{"prefixes": {"203.0.113.0/25": {"azLocal": false, "announced": false}}, "aggregates": {"203.0.113.0/24": {"azLocal": false}}}'

plumb sim switch/leaf-a1 set /vlans '{"101": {"name": "mgmt"}, "2000": {"name": "test-do-not-delete"}, "2001": {"name": "7d2f94c0-8b1a-4f0b-b7de-63a1c49d2e02"}, "2002": {"name": "c95d1e3b-62f7-4be9-9d10-08e7f6a3bc03"}, "2004": {"name": "0b7e6a52-41c6-4c1e-8a55-2f0c5b1d7a01"}}'
plumb sim switch/leaf-a1 set /vnis '{"10001": {"vlan": 2004}, "10002": {"vlan": 2001}, "10003": {"vlan": 2002}, "100101": {"vlan": 101}}'
plumb sim switch/leaf-a1 set /portChannels '{"101": {"members": {"Ethernet1": {}}, "lacp": "active"}, "102": {"members": {"Ethernet2": {}}, "lacp": "active"}}'
plumb sim switch/leaf-a1 set /interfaces '{"Ethernet11": {"type": "ethernet", "trunkVlans": {"13": {}, "2001": {}, "2002": {}}, "translations": {"100": {"vlan": 2002}}, "speed": "100g", "nativeVlan": 2001}, "Port-Channel101": {"type": "lag", "portChannel": 101, "trunkVlans": {"101": {}, "2001": {}, "2004": {}}, "translations": {}}, "Port-Channel102": {"type": "lag", "portChannel": 102, "trunkVlans": {"101": {}, "2001": {}, "2004": {}}, "translations": {}}}'
plumb sim switch/leaf-a1 set /gateways '{"101": {"vrf": "infra", "primary": "10.1.0.1/24", "secondaries": {}, "dhcpRelays": {}}, "2004": {"vrf": "internet", "primary": "203.0.113.1/25", "secondaries": {}, "dhcpRelays": {}}}'
plumb sim switch/leaf-a1 set /evpn '{"101": {"rd": "1:100101", "imports": {"1:100101": {}}, "exports": {"1:100101": {}}}, "2001": {"rd": "1:10002", "imports": {"1:10002": {}}, "exports": {"1:10002": {}}}, "2002": {"rd": "1:10003", "imports": {"1:10003": {}}, "exports": {"1:10003": {}}}, "2004": {"rd": "1:10001", "imports": {"1:10001": {}}, "exports": {"1:10001": {}}}}'
plumb sim switch/leaf-a1 set /vrfs/infra '{"prefixes": {"10.1.0.0/24": {"azLocal": true, "announced": false}}, "aggregates": {"10.1.0.0/16": {"azLocal": true}}}'
plumb sim switch/leaf-a1 set /vrfs/internet '{"prefixes": {"203.0.113.0/25": {"azLocal": false, "announced": false}}, "aggregates": {"203.0.113.0/24": {"azLocal": false}}}'

plumb sim switch/leaf-a2 set /vlans '{"101": {"name": "mgmt"}, "2001": {"name": "7d2f94c0-8b1a-4f0b-b7de-63a1c49d2e02"}, "2002": {"name": "c95d1e3b-62f7-4be9-9d10-08e7f6a3bc03"}, "2004": {"name": "0b7e6a52-41c6-4c1e-8a55-2f0c5b1d7a01"}}'
plumb sim switch/leaf-a2 set /vnis '{"10001": {"vlan": 2004}, "10002": {"vlan": 2001}, "10003": {"vlan": 2002}, "100101": {"vlan": 101}}'
plumb sim switch/leaf-a2 set /portChannels '{"101": {"members": {"Ethernet1": {}}, "lacp": "active"}, "102": {"members": {"Ethernet2": {}}, "lacp": "active"}}'
plumb sim switch/leaf-a2 set /interfaces '{"Port-Channel101": {"type": "lag", "portChannel": 101, "trunkVlans": {"101": {}, "2001": {}, "2004": {}}, "translations": {}}, "Port-Channel102": {"type": "lag", "portChannel": 102, "trunkVlans": {"101": {}, "2001": {}, "2004": {}}, "translations": {}}}'
plumb sim switch/leaf-a2 set /gateways '{"101": {"vrf": "infra", "primary": "10.1.0.1/24", "secondaries": {}, "dhcpRelays": {}}, "2004": {"vrf": "internet", "primary": "203.0.113.1/25", "secondaries": {}, "dhcpRelays": {}}}'
plumb sim switch/leaf-a2 set /evpn '{"101": {"rd": "1:100101", "imports": {"1:100101": {}}, "exports": {"1:100101": {}}}, "2001": {"rd": "1:10002", "imports": {"1:10002": {}}, "exports": {"1:10002": {}}}, "2002": {"rd": "1:10003", "imports": {"1:10003": {}}, "exports": {"1:10003": {}}}, "2004": {"rd": "1:10001", "imports": {"1:10001": {}}, "exports": {"1:10001": {}}}}'
plumb sim switch/leaf-a2 set /vrfs/infra '{"prefixes": {"10.1.0.0/24": {"azLocal": true, "announced": false}}, "aggregates": {"10.1.0.0/16": {"azLocal": true}}}'
plumb sim switch/leaf-a2 set /vrfs/internet '{"prefixes": {"203.0.113.0/25": {"azLocal": false, "announced": false}}, "aggregates": {"203.0.113.0/24": {"azLocal": false}}}'
