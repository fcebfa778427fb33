// Generated from schemas/ by `npm run generate`. Do not edit.
// The schemas of all kinds, as diagnostics quote them; nothing is validated with them here.

import type { JsonSchema } from "./validator.ts";

/** Changes when any schema of a kind does. */
export const schemaDigest: string = "666e8609cd72ba2e";

export const kindSchemas: Readonly<Record<string, JsonSchema>> = {
 "AvailabilityZone": {
  "title": "AvailabilityZone",
  "description": "A zone that fails on its own. Networks can be confined to it, switch pairs stand in it.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "apiVersion",
   "kind",
   "metadata",
   "spec"
  ],
  "properties": {
   "$schema": {
    "description": "The schema that an editor checks this resource against; Plumbline itself ignores it.",
    "type": "string",
    "maxLength": 2048,
    "examples": [
     "../../schemas/plumbline.schema.json"
    ]
   },
   "apiVersion": {
    "description": "The version of the resource format.",
    "const": "plumbline/v1"
   },
   "kind": {
    "description": "A zone that fails on its own. Networks can be confined to it, switch pairs stand in it.",
    "const": "AvailabilityZone"
   },
   "metadata": {
    "$ref": "#/definitions/Metadata"
   },
   "spec": {
    "title": "AvailabilityZoneSpec",
    "description": "What is wanted.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "number"
    ],
    "properties": {
     "number": {
      "description": "The zone's digit in route targets and infrastructure VNIs. Unique.",
      "type": "integer",
      "minimum": 1,
      "maximum": 9,
      "examples": [
       1
      ]
     },
     "suffix": {
      "description": "The zone's letter in names. Unique.",
      "type": "string",
      "pattern": "^[a-z0-9]{1,8}$",
      "examples": [
       "a"
      ]
     }
    }
   }
  },
  "definitions": {
   "Metadata": {
    "title": "Metadata",
    "description": "The name of a resource, and what people and tools attach to it.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "name"
    ],
    "properties": {
     "name": {
      "description": "Unique among resources of this kind. Lower-case letters, digits, '-' and '.', as in RFC 1123. Other resources refer to it.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
      "examples": [
       "node001",
       "pod000-sw1"
      ]
     },
     "labels": {
      "title": "Labels",
      "description": "Short texts to group and find resources by.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 253
      },
      "default": {},
      "examples": [
       {
        "rack": "r12"
       }
      ]
     },
     "annotations": {
      "title": "Annotations",
      "description": "Free texts for people and other tools; Plumbline keeps them and reads none.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 4096
      },
      "default": {},
      "examples": [
       {
        "ticket": "NET-4711"
       }
      ]
     }
    }
   }
  }
 },
 "HostGroup": {
  "title": "HostGroup",
  "description": "Hosts and the switch ports that they are wired to; or, as a metagroup, several host groups that are used as one (a hypervisor cluster).",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "apiVersion",
   "kind",
   "metadata",
   "spec"
  ],
  "properties": {
   "$schema": {
    "description": "The schema that an editor checks this resource against; Plumbline itself ignores it.",
    "type": "string",
    "maxLength": 2048,
    "examples": [
     "../../schemas/plumbline.schema.json"
    ]
   },
   "apiVersion": {
    "description": "The version of the resource format.",
    "const": "plumbline/v1"
   },
   "kind": {
    "description": "Hosts and the switch ports that they are wired to; or, as a metagroup, several host groups that are used as one (a hypervisor cluster).",
    "const": "HostGroup"
   },
   "metadata": {
    "$ref": "#/definitions/Metadata"
   },
   "spec": {
    "title": "HostGroupSpec",
    "description": "What is wanted.",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "hosts": {
      "description": "The names that bindings use for these hosts. A host is in one group only. Default: the group's own name.",
      "type": "array",
      "minItems": 1,
      "maxItems": 1000,
      "items": {
       "type": "string",
       "minLength": 1,
       "maxLength": 255
      },
      "examples": [
       [
        "node001"
       ]
      ]
     },
     "ports": {
      "description": "The switch ports that the hosts are wired to, on switches of one VLAN pool.",
      "type": "array",
      "minItems": 1,
      "maxItems": 256,
      "items": {
       "title": "HostGroupPort",
       "description": "One port: an interface, or a port channel (LAG) of several.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "switch"
       ],
       "properties": {
        "switch": {
         "description": "The Switch that has the port.",
         "type": "string",
         "minLength": 1,
         "maxLength": 253,
         "examples": [
          "pod000-sw1"
         ]
        },
        "interface": {
         "description": "The interface's name on the switch. For a port channel: its own name, default Port-Channel<id>. Left out on a border gateway, which has no port of its own.",
         "type": "string",
         "minLength": 1,
         "maxLength": 63,
         "pattern": "^[A-Za-z0-9]([A-Za-z0-9 /._:-]*[A-Za-z0-9])?$",
         "examples": [
          "Ethernet1"
         ]
        },
        "description": {
         "description": "Text to set on the interface.",
         "type": "string",
         "minLength": 1,
         "maxLength": 240,
         "examples": [
          "node001 bond0"
         ]
        },
        "portChannel": {
         "title": "PortChannel",
         "description": "A link aggregation of several interfaces.",
         "type": "object",
         "additionalProperties": false,
         "required": [
          "id",
          "members"
         ],
         "properties": {
          "id": {
           "description": "The port channel's number, unique on its switch.",
           "type": "integer",
           "minimum": 1,
           "maximum": 65535,
           "examples": [
            101
           ]
          },
          "members": {
           "description": "The interfaces that the port channel is made of.",
           "type": "array",
           "minItems": 1,
           "maxItems": 64,
           "items": {
            "description": "A member interface.",
            "type": "string",
            "minLength": 1,
            "maxLength": 63,
            "pattern": "^[A-Za-z0-9]([A-Za-z0-9 /._:-]*[A-Za-z0-9])?$",
            "examples": [
             "Ethernet1"
            ]
           },
           "examples": [
            [
             "Ethernet1",
             "Ethernet2"
            ]
           ]
          },
          "lacp": {
           "description": "How the switch speaks the Link Aggregation Control Protocol: it starts (active), it answers (passive), or the bundle is static (off).",
           "type": "string",
           "enum": [
            "active",
            "passive",
            "off"
           ],
           "default": "active",
           "examples": [
            "active"
           ]
          }
         }
        },
        "unmanaged": {
         "description": "The switch gets the VLANs and VNIs, but the port itself is configured by somebody else.",
         "type": "boolean",
         "default": false,
         "examples": [
          true
         ]
        },
        "speed": {
         "description": "The speed of the interface, or of the members of the port channel. Default: whatever the switch has.",
         "type": "string",
         "enum": [
          "1g",
          "10g",
          "25g",
          "40g",
          "100g",
          "400g"
         ],
         "examples": [
          "100g"
         ]
        }
       }
      },
      "examples": [
       [
        {
         "switch": "pod000-sw1",
         "portChannel": {
          "id": 101,
          "members": [
           "Ethernet1",
           "Ethernet2"
          ]
         }
        }
       ]
      ]
     },
     "children": {
      "description": "For a metagroup: the HostGroups whose ports it uses. A group is the child of one metagroup only.",
      "type": "array",
      "minItems": 1,
      "maxItems": 1000,
      "items": {
       "type": "string",
       "minLength": 1,
       "maxLength": 253
      },
      "examples": [
       [
        "node001",
        "node002"
       ]
      ]
     },
     "binding": {
      "description": "direct: an untagged binding becomes the ports' native VLAN, a tagged one a VLAN translation. trunk: the ports only carry the network's VLAN, somebody on the host tags. Default: direct for a group with ports, trunk for a metagroup.",
      "type": "string",
      "enum": [
       "direct",
       "trunk"
      ],
      "examples": [
       "trunk"
      ]
     },
     "role": {
      "description": "transit: the group connects networks to what lies outside of the fabric, in the zones that it serves. borderGateway: its switches extend networks to other sites. Networks are spread over such groups; bindings do not name them.",
      "type": "string",
      "enum": [
       "transit",
       "borderGateway"
      ],
      "examples": [
       "transit"
      ]
     },
     "availabilityZones": {
      "description": "For a group with a role: the AvailabilityZones that it serves. Its own zone is one of them; a border gateway serves no other.",
      "type": "array",
      "minItems": 1,
      "maxItems": 9,
      "items": {
       "type": "string",
       "minLength": 1,
       "maxLength": 253
      },
      "examples": [
       [
        "z1a",
        "z1b"
       ]
      ]
     },
     "scheduling": {
      "title": "Scheduling",
      "description": "For a group with a role: how many networks it takes.",
      "type": "object",
      "additionalProperties": false,
      "properties": {
       "capacity": {
        "description": "The largest number of networks. Default: the smallest vlanCapacity of its switches, or 2000.",
        "type": "integer",
        "minimum": 0,
        "maximum": 4000,
        "examples": [
         1750
        ]
       },
       "reserve": {
        "description": "How many of them are kept for networks that have to leave another group.",
        "type": "integer",
        "minimum": 0,
        "maximum": 4000,
        "default": 0,
        "examples": [
         100
        ]
       },
       "state": {
        "description": "enabled: takes networks. cordoned: keeps what it has and takes no more. drained: its networks move to other groups.",
        "type": "string",
        "enum": [
         "enabled",
         "cordoned",
         "drained"
        ],
        "default": "enabled",
        "examples": [
         "cordoned"
        ]
       }
      },
      "examples": [
       {
        "capacity": 1750,
        "reserve": 100
       }
      ]
     },
     "multipleTrunks": {
      "description": "The ports carry several trunks, each with subports of its own; untagged bindings then get no native VLAN.",
      "type": "boolean",
      "default": false,
      "examples": [
       true
      ]
     },
     "extraVlans": {
      "description": "VLANs that the ports carry besides those of networks, and that nobody configures otherwise.",
      "type": "array",
      "minItems": 1,
      "maxItems": 4094,
      "items": {
       "type": "integer",
       "minimum": 2,
       "maximum": 4093
      },
      "examples": [
       [
        13,
        37
       ]
      ]
     },
     "infraNetworks": {
      "description": "Networks that the hosts need to work at all, such as management or storage. They exist without any binding.",
      "type": "array",
      "minItems": 1,
      "maxItems": 64,
      "items": {
       "title": "InfraNetwork",
       "description": "One such network.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "name",
        "vlan",
        "vni"
       ],
       "properties": {
        "name": {
         "description": "The network's name on devices.",
         "type": "string",
         "minLength": 1,
         "maxLength": 255,
         "examples": [
          "mgmt"
         ]
        },
        "vlan": {
         "description": "Its VLAN, outside of every pool of the switches.",
         "type": "integer",
         "minimum": 2,
         "maximum": 4093,
         "examples": [
          101
         ]
        },
        "vni": {
         "description": "Its VXLAN network identifier.",
         "type": "integer",
         "minimum": 1,
         "maximum": 16777215,
         "examples": [
          100101
         ]
        },
        "untagged": {
         "description": "The hosts use it without a tag: it becomes the ports' native VLAN.",
         "type": "boolean",
         "default": false,
         "examples": [
          true
         ]
        },
        "vrf": {
         "description": "The Vrf of its gateways.",
         "type": "string",
         "minLength": 1,
         "maxLength": 253,
         "examples": [
          "infra"
         ]
        },
        "gateways": {
         "description": "Gateway addresses with their prefix length; the first is the primary one.",
         "type": "array",
         "minItems": 1,
         "maxItems": 64,
         "items": {
          "description": "A gateway address.",
          "type": "string",
          "minLength": 4,
          "maxLength": 49,
          "pattern": "^[0-9A-Fa-f:.]+/[0-9]{1,3}$",
          "examples": [
           "10.1.0.1/24"
          ]
         },
         "examples": [
          [
           "10.1.0.1/24"
          ]
         ]
        },
        "aggregates": {
         "description": "Prefixes that sum up the gateways' subnets.",
         "type": "array",
         "minItems": 1,
         "maxItems": 64,
         "items": {
          "description": "A prefix.",
          "type": "string",
          "minLength": 4,
          "maxLength": 49,
          "pattern": "^[0-9A-Fa-f:.]+/[0-9]{1,3}$",
          "examples": [
           "10.1.0.0/16"
          ]
         },
         "examples": [
          [
           "10.1.0.0/16"
          ]
         ]
        },
        "dhcpRelays": {
         "description": "Addresses of DHCP servers outside of the network, to which requests are relayed.",
         "type": "array",
         "minItems": 1,
         "maxItems": 16,
         "items": {
          "description": "A server's address.",
          "type": "string",
          "minLength": 2,
          "maxLength": 45,
          "pattern": "^[0-9A-Fa-f:.]+$",
          "examples": [
           "10.9.0.9"
          ]
         },
         "examples": [
          [
           "10.9.0.9"
          ]
         ]
        }
       }
      },
      "examples": [
       [
        {
         "name": "mgmt",
         "vlan": 101,
         "vni": 100101,
         "untagged": true
        }
       ]
      ]
     }
    }
   }
  },
  "definitions": {
   "Metadata": {
    "title": "Metadata",
    "description": "The name of a resource, and what people and tools attach to it.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "name"
    ],
    "properties": {
     "name": {
      "description": "Unique among resources of this kind. Lower-case letters, digits, '-' and '.', as in RFC 1123. Other resources refer to it.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
      "examples": [
       "node001",
       "pod000-sw1"
      ]
     },
     "labels": {
      "title": "Labels",
      "description": "Short texts to group and find resources by.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 253
      },
      "default": {},
      "examples": [
       {
        "rack": "r12"
       }
      ]
     },
     "annotations": {
      "title": "Annotations",
      "description": "Free texts for people and other tools; Plumbline keeps them and reads none.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 4096
      },
      "default": {},
      "examples": [
       {
        "ticket": "NET-4711"
       }
      ]
     }
    }
   }
  }
 },
 "Host": {
  "title": "Host",
  "description": "One server: what wires its virtual machines, where that is not left to its switch ports alone.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "apiVersion",
   "kind",
   "metadata",
   "spec"
  ],
  "properties": {
   "$schema": {
    "description": "The schema that an editor checks this resource against; Plumbline itself ignores it.",
    "type": "string",
    "maxLength": 2048,
    "examples": [
     "../../schemas/plumbline.schema.json"
    ]
   },
   "apiVersion": {
    "description": "The version of the resource format.",
    "const": "plumbline/v1"
   },
   "kind": {
    "description": "One server: what wires its virtual machines, where that is not left to its switch ports alone.",
    "const": "Host"
   },
   "metadata": {
    "$ref": "#/definitions/Metadata"
   },
   "spec": {
    "title": "HostSpec",
    "description": "What is wanted. The host's name is that which a HostGroup lists.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "softPatchPanel"
    ],
    "properties": {
     "softPatchPanel": {
      "title": "SoftPatchPanel",
      "description": "The Soft Patch Panel (SPP, on DPDK) that wires the virtual machines of the host: its NICs, their cores, and how it is reached.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "driver",
       "nics"
      ],
      "properties": {
       "driver": {
        "description": "How it is driven. 'spp' is Plumbline's own agent on the host, which speaks to spp-ctl; 'spp-keys' writes the keys that the host's spp-agent carries out; 'sim' is a simulated one.",
        "type": "string",
        "minLength": 1,
        "maxLength": 63,
        "examples": [
         "spp",
         "spp-keys",
         "sim"
        ]
       },
       "host": {
        "description": "The host's name in the keys, as its agent and neutron know it. Default: the resource's name.",
        "type": "string",
        "maxLength": 255,
        "examples": [
         "node001"
        ]
       },
       "controller": {
        "description": "For driver spp: where spp-ctl answers REST calls, as seen from the host. Default: http://127.0.0.1:7777.",
        "type": "string",
        "minLength": 1,
        "maxLength": 2048,
        "examples": [
         "http://127.0.0.1:7777"
        ]
       },
       "keysIn": {
        "description": "The etcd that has the keys of SPP, written as --store takes it. Default: the store that Plumbline itself uses.",
        "type": "string",
        "minLength": 1,
        "maxLength": 2048,
        "examples": [
         "etcd://etcd1.example:2379,etcd2.example:2379"
        ]
       },
       "keys": {
        "description": "How the host's agent has its configuration written: object, or array for agents from before 2019, which know no mirrors.",
        "type": "string",
        "enum": [
         "array",
         "object"
        ],
        "default": "object",
        "examples": [
         "object"
        ]
       },
       "primaryCoreMask": {
        "description": "The core of the primary process, in hexadecimal, as DPDK takes it, in quotes. It needs one only. Plumbline checks it against the other masks and does nothing else with it.",
        "type": "string",
        "maxLength": 255,
        "examples": [
         "0x2"
        ]
       },
       "nics": {
        "description": "The NICs in the order of DPDK's ports, which is that of their PCI addresses. Vhosts are numbered through all of them from 0: a new NIC, or more vhosts, belong at the end.",
        "type": "array",
        "minItems": 1,
        "maxItems": 32,
        "items": {
         "title": "SoftPatchPanelNic",
         "description": "A NIC, and the spp_vf process that serves it.",
         "type": "object",
         "additionalProperties": false,
         "required": [
          "pciAddress",
          "physicalNetwork",
          "vhosts",
          "coreMask"
         ],
         "properties": {
          "pciAddress": {
           "description": "Where the NIC is on the PCI bus: BUS:DEVICE.FUNCTION, with or without the domain.",
           "type": "string",
           "maxLength": 255,
           "examples": [
            "00:04.0",
            "0000:00:04.0"
           ]
          },
          "physicalNetwork": {
           "description": "The physical network that the NIC is wired to: the VlanPool of the switches there, and what neutron calls it.",
           "type": "string",
           "maxLength": 255,
           "examples": [
            "pod000"
           ]
          },
          "vhosts": {
           "description": "How many virtual machines' ports it can have.",
           "type": "integer",
           "minimum": 1,
           "maximum": 1000,
           "examples": [
            2
           ]
          },
          "coreMask": {
           "description": "The cores of the process, in hexadecimal, as DPDK takes it, in quotes: the lowest is its master, which processes may share; then two for each vhost, and two more. No other process has these.",
           "type": "string",
           "maxLength": 255,
           "examples": [
            "0xfe"
           ]
          }
         }
        },
        "examples": [
         [
          {
           "pciAddress": "00:04.0",
           "physicalNetwork": "pod000",
           "vhosts": 2,
           "coreMask": "0xfe"
          }
         ]
        ]
       },
       "mirrors": {
        "title": "SoftPatchPanelMirrors",
        "description": "Mirrors for neutron's tap-as-a-service, in a process of their own. They need keys: object.",
        "type": "object",
        "additionalProperties": false,
        "required": [
         "count",
         "coreMask"
        ],
        "properties": {
         "count": {
          "description": "How many there are. Each tap needs one for each direction.",
          "type": "integer",
          "minimum": 1,
          "maximum": 1000,
          "examples": [
           2
          ]
         },
         "coreMask": {
          "description": "The cores of their process, in hexadecimal, as DPDK takes it, in quotes: the master, and one for each mirror.",
          "type": "string",
          "maxLength": 255,
          "examples": [
           "0x30002"
          ]
         }
        }
       }
      }
     },
     "ownership": {
      "description": "What Plumbline may change on this host. shared: only what it made. ranges: also vhosts that were taken for ports and are not used; the ports of others stay. exclusive: everything. Default: the ReconcilePolicy's, else shared.",
      "enum": [
       "shared",
       "ranges",
       "exclusive"
      ],
      "type": "string",
      "examples": [
       "shared"
      ]
     }
    }
   }
  },
  "definitions": {
   "Metadata": {
    "title": "Metadata",
    "description": "The name of a resource, and what people and tools attach to it.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "name"
    ],
    "properties": {
     "name": {
      "description": "Unique among resources of this kind. Lower-case letters, digits, '-' and '.', as in RFC 1123. Other resources refer to it.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
      "examples": [
       "node001",
       "pod000-sw1"
      ]
     },
     "labels": {
      "title": "Labels",
      "description": "Short texts to group and find resources by.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 253
      },
      "default": {},
      "examples": [
       {
        "rack": "r12"
       }
      ]
     },
     "annotations": {
      "title": "Annotations",
      "description": "Free texts for people and other tools; Plumbline keeps them and reads none.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 4096
      },
      "default": {},
      "examples": [
       {
        "ticket": "NET-4711"
       }
      ]
     }
    }
   }
  }
 },
 "Network": {
  "title": "Network",
  "description": "A tenant's network: one VNI in the whole fabric, one VLAN in each pool where it is used.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "apiVersion",
   "kind",
   "metadata",
   "spec"
  ],
  "properties": {
   "$schema": {
    "description": "The schema that an editor checks this resource against; Plumbline itself ignores it.",
    "type": "string",
    "maxLength": 2048,
    "examples": [
     "../../schemas/plumbline.schema.json"
    ]
   },
   "apiVersion": {
    "description": "The version of the resource format.",
    "const": "plumbline/v1"
   },
   "kind": {
    "description": "A tenant's network: one VNI in the whole fabric, one VLAN in each pool where it is used.",
    "const": "Network"
   },
   "metadata": {
    "$ref": "#/definitions/Metadata"
   },
   "spec": {
    "title": "NetworkSpec",
    "description": "What is wanted.",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "id": {
      "description": "The network's lasting identity: its name on devices, and the key of its numbers. Default: metadata.name.",
      "type": "string",
      "minLength": 1,
      "maxLength": 255,
      "examples": [
       "6f1c2a34-0d55-4a77-9a3e-1d6a0b5f0c11"
      ]
     },
     "vni": {
      "description": "The VXLAN network identifier. Default: allocated once and kept.",
      "type": "integer",
      "minimum": 1,
      "maximum": 16777215,
      "examples": [
       10165
      ]
     },
     "availabilityZoneHint": {
      "description": "The only AvailabilityZone in which the network may be bound. Default: all.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "examples": [
       "z1a"
      ]
     },
     "adminState": {
      "description": "down: the network is configured nowhere, and keeps its numbers.",
      "type": "string",
      "enum": [
       "up",
       "down"
      ],
      "default": "up",
      "examples": [
       "up"
      ]
     },
     "segments": {
      "description": "VLANs that are fixed by hand; one for each pool at most. Others are allocated once and kept.",
      "type": "array",
      "maxItems": 1000,
      "items": {
       "title": "NetworkSegment",
       "description": "The network's VLAN in one pool.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "vlanPool",
        "vlan"
       ],
       "properties": {
        "vlanPool": {
         "description": "The VlanPool.",
         "type": "string",
         "minLength": 1,
         "maxLength": 253,
         "examples": [
          "pod000"
         ]
        },
        "vlan": {
         "description": "The VLAN number in this pool.",
         "type": "integer",
         "minimum": 1,
         "maximum": 4094,
         "examples": [
          2000
         ]
        }
       }
      },
      "default": [],
      "examples": [
       [
        {
         "vlanPool": "pod000",
         "vlan": 2000
        }
       ]
      ]
     },
     "external": {
      "title": "NetworkExternal",
      "description": "The network is routed by the fabric: its switches are the gateway of its subnets.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "vrf"
      ],
      "properties": {
       "vrf": {
        "description": "The Vrf that its subnets are announced in.",
        "type": "string",
        "minLength": 1,
        "maxLength": 253,
        "examples": [
         "internet"
        ]
       }
      },
      "examples": [
       {
        "vrf": "internet"
       }
      ]
     },
     "subnets": {
      "description": "The network's subnets. Those of an external network appear on its switches.",
      "type": "array",
      "maxItems": 256,
      "items": {
       "title": "NetworkSubnet",
       "description": "One subnet.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "cidr"
       ],
       "properties": {
        "cidr": {
         "description": "The subnet, without host bits.",
         "type": "string",
         "minLength": 4,
         "maxLength": 49,
         "pattern": "^[0-9A-Fa-f:.]+/[0-9]{1,3}$",
         "examples": [
          "192.0.2.0/24"
         ]
        },
        "gateway": {
         "description": "The address of the gateway in the subnet, which the switches of an external network answer for. Default: none.",
         "type": "string",
         "minLength": 2,
         "maxLength": 45,
         "pattern": "^[0-9A-Fa-f:.]+$",
         "examples": [
          "192.0.2.1"
         ]
        },
        "addressPool": {
         "description": "The pool of the VRF that the subnet comes from.",
         "type": "string",
         "minLength": 1,
         "maxLength": 253,
         "examples": [
          "public-1"
         ]
        }
       }
      },
      "default": [],
      "examples": [
       [
        {
         "cidr": "192.0.2.0/24",
         "gateway": "192.0.2.1"
        }
       ]
      ]
     },
     "evpn": {
      "title": "NetworkEvpn",
      "description": "Route targets besides the one that follows from zone and VNI, for networks that reach beyond the fabric.",
      "type": "object",
      "additionalProperties": false,
      "minProperties": 1,
      "properties": {
       "importTargets": {
        "description": "Further route targets to import.",
        "type": "array",
        "minItems": 1,
        "maxItems": 64,
        "items": {
         "description": "A route target: 'AS:number', 'IPv4:number', or its 64-bit number in decimal digits, in quotes.",
         "type": "string",
         "minLength": 3,
         "maxLength": 24,
         "pattern": "^([0-9]{1,10}(\\.[0-9]{1,5})?|[0-9]{1,3}(\\.[0-9]{1,3}){3}):[0-9]{1,10}$|^[0-9]{1,20}$",
         "examples": [
          "65000:77"
         ]
        },
        "examples": [
         [
          "65000:77"
         ]
        ]
       },
       "exportTargets": {
        "description": "Further route targets to export.",
        "type": "array",
        "minItems": 1,
        "maxItems": 64,
        "items": {
         "description": "A route target: 'AS:number', 'IPv4:number', or its 64-bit number in decimal digits, in quotes.",
         "type": "string",
         "minLength": 3,
         "maxLength": 24,
         "pattern": "^([0-9]{1,10}(\\.[0-9]{1,5})?|[0-9]{1,3}(\\.[0-9]{1,3}){3}):[0-9]{1,10}$|^[0-9]{1,20}$",
         "examples": [
          "65000:77"
         ]
        },
        "examples": [
         [
          "65000:77"
         ]
        ]
       }
      },
      "examples": [
       {
        "importTargets": [
         "65000:77"
        ]
       }
      ]
     }
    }
   }
  },
  "definitions": {
   "Metadata": {
    "title": "Metadata",
    "description": "The name of a resource, and what people and tools attach to it.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "name"
    ],
    "properties": {
     "name": {
      "description": "Unique among resources of this kind. Lower-case letters, digits, '-' and '.', as in RFC 1123. Other resources refer to it.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
      "examples": [
       "node001",
       "pod000-sw1"
      ]
     },
     "labels": {
      "title": "Labels",
      "description": "Short texts to group and find resources by.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 253
      },
      "default": {},
      "examples": [
       {
        "rack": "r12"
       }
      ]
     },
     "annotations": {
      "title": "Annotations",
      "description": "Free texts for people and other tools; Plumbline keeps them and reads none.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 4096
      },
      "default": {},
      "examples": [
       {
        "ticket": "NET-4711"
       }
      ]
     }
    }
   }
  }
 },
 "PortBinding": {
  "title": "PortBinding",
  "description": "Binds a network to a host: the host's switch ports carry the network from then on.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "apiVersion",
   "kind",
   "metadata",
   "spec"
  ],
  "properties": {
   "$schema": {
    "description": "The schema that an editor checks this resource against; Plumbline itself ignores it.",
    "type": "string",
    "maxLength": 2048,
    "examples": [
     "../../schemas/plumbline.schema.json"
    ]
   },
   "apiVersion": {
    "description": "The version of the resource format.",
    "const": "plumbline/v1"
   },
   "kind": {
    "description": "Binds a network to a host: the host's switch ports carry the network from then on.",
    "const": "PortBinding"
   },
   "metadata": {
    "$ref": "#/definitions/Metadata"
   },
   "spec": {
    "title": "PortBindingSpec",
    "description": "What is wanted.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "network"
    ],
    "properties": {
     "network": {
      "description": "The Network.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "examples": [
       "tenant-blue"
      ]
     },
     "host": {
      "description": "The host, as a HostGroup names it. Either this or a profile.",
      "type": "string",
      "minLength": 1,
      "maxLength": 255,
      "examples": [
       "node001"
      ]
     },
     "profile": {
      "title": "BindingProfile",
      "description": "For bare metal: what the provisioner knows of the wiring. Where it names a host, it wins over 'host'.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "localLinkInformation"
      ],
      "properties": {
       "localLinkInformation": {
        "description": "One entry for each link of the host; all name the same host.",
        "type": "array",
        "minItems": 1,
        "maxItems": 64,
        "items": {
         "title": "LocalLink",
         "description": "One link.",
         "type": "object",
         "additionalProperties": false,
         "required": [
          "switchInfo"
         ],
         "properties": {
          "switchInfo": {
           "description": "The host, as a HostGroup names it.",
           "type": "string",
           "minLength": 1,
           "maxLength": 255,
           "examples": [
            "node001"
           ]
          }
         }
        },
        "examples": [
         [
          {
           "switchInfo": "node001"
          }
         ]
        ]
       }
      }
     },
     "hostVlan": {
      "description": "The VLAN tag that the host itself uses for this network; the switch translates it. Default: untagged.",
      "type": "integer",
      "minimum": 1,
      "maximum": 4094,
      "examples": [
       1234
      ]
     },
     "macAddress": {
      "description": "The MAC address that the host, or the virtual machine, uses on this network. A vhost needs it.",
      "type": "string",
      "pattern": "^[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}$",
      "examples": [
       "fa:16:3e:00:00:0a"
      ]
     },
     "adminState": {
      "description": "down: the binding configures nothing; the network keeps its VLAN.",
      "type": "string",
      "enum": [
       "up",
       "down"
      ],
      "default": "up",
      "examples": [
       "up"
      ]
     },
     "attachment": {
      "title": "Attachment",
      "description": "How the host, or a virtual machine on it, is attached.",
      "type": "object",
      "additionalProperties": false,
      "required": [
       "type"
      ],
      "properties": {
       "type": {
        "description": "switchPort: by the switch ports of its host group. vhost: a virtual machine by a vhost of the host's soft patch panel, whose frames are tagged on the switch ports.",
        "type": "string",
        "enum": [
         "switchPort",
         "vhost"
        ],
        "default": "switchPort",
        "examples": [
         "vhost"
        ]
       },
       "portId": {
        "description": "For a vhost: the id of the virtual machine's port, as neutron has it; it is part of keys. Default: the name of the binding.",
        "type": "string",
        "maxLength": 255,
        "examples": [
         "9d3f6cf0-5b1c-4a0e-a1fd-3f5f1b7c0001"
        ]
       },
       "physicalNetwork": {
        "description": "For a vhost: the physical network of the NIC. Default: the VlanPool of the host group's switches.",
        "type": "string",
        "maxLength": 255,
        "examples": [
         "pod000"
        ]
       },
       "flat": {
        "description": "For a vhost: frames go untagged between the host and its switch ports, which have the network as their native VLAN.",
        "type": "boolean",
        "default": false,
        "examples": [
         true
        ]
       }
      },
      "default": {
       "type": "switchPort"
      },
      "examples": [
       {
        "type": "switchPort"
       }
      ]
     },
     "parent": {
      "description": "For a subport of a trunk: the binding of the trunk's untagged network. The host is the parent's.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "examples": [
       "blue-on-node001"
      ]
     }
    }
   }
  },
  "definitions": {
   "Metadata": {
    "title": "Metadata",
    "description": "The name of a resource, and what people and tools attach to it.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "name"
    ],
    "properties": {
     "name": {
      "description": "Unique among resources of this kind. Lower-case letters, digits, '-' and '.', as in RFC 1123. Other resources refer to it.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
      "examples": [
       "node001",
       "pod000-sw1"
      ]
     },
     "labels": {
      "title": "Labels",
      "description": "Short texts to group and find resources by.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 253
      },
      "default": {},
      "examples": [
       {
        "rack": "r12"
       }
      ]
     },
     "annotations": {
      "title": "Annotations",
      "description": "Free texts for people and other tools; Plumbline keeps them and reads none.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 4096
      },
      "default": {},
      "examples": [
       {
        "ticket": "NET-4711"
       }
      ]
     }
    }
   }
  }
 },
 "ReconcilePolicy": {
  "title": "ReconcilePolicy",
  "description": "How far a plan may go. At most one in a fabric.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "apiVersion",
   "kind",
   "metadata",
   "spec"
  ],
  "properties": {
   "$schema": {
    "description": "The schema that an editor checks this resource against; Plumbline itself ignores it.",
    "type": "string",
    "maxLength": 2048,
    "examples": [
     "../../schemas/plumbline.schema.json"
    ]
   },
   "apiVersion": {
    "description": "The version of the resource format.",
    "const": "plumbline/v1"
   },
   "kind": {
    "description": "How far a plan may go. At most one in a fabric.",
    "const": "ReconcilePolicy"
   },
   "metadata": {
    "$ref": "#/definitions/Metadata"
   },
   "spec": {
    "title": "ReconcilePolicySpec",
    "description": "What is wanted.",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "ownership": {
      "description": "What Plumbline may change on targets that do not say it themselves. shared: only what it made. ranges: everything within pools. exclusive: everything.",
      "type": "string",
      "enum": [
       "shared",
       "ranges",
       "exclusive"
      ],
      "default": "shared",
      "examples": [
       "shared"
      ]
     },
     "deletionBudget": {
      "title": "DeletionBudget",
      "description": "A plan that removes more than this is held back until a person allows it. The stricter of the two counts.",
      "type": "object",
      "additionalProperties": false,
      "minProperties": 1,
      "properties": {
       "items": {
        "description": "The largest number of removals in one plan.",
        "type": "integer",
        "minimum": 0,
        "maximum": 1000000000,
        "examples": [
         1000
        ]
       },
       "percent": {
        "description": "The largest share, in percent, of everything Plumbline made that one plan may remove.",
        "type": "number",
        "minimum": 0,
        "maximum": 100,
        "examples": [
         10
        ]
       }
      },
      "default": {
       "items": 1000
      },
      "examples": [
       {
        "items": 1000,
        "percent": 10
       }
      ]
     },
     "disruptionConsent": {
      "description": "given: changes that interrupt traffic for a moment are planned like others. required: they are held back until a person consents.",
      "type": "string",
      "enum": [
       "given",
       "required"
      ],
      "default": "given",
      "examples": [
       "required"
      ]
     },
     "vniRanges": {
      "description": "The VNIs to allocate from; ranges or single numbers, both ends included.",
      "type": "array",
      "minItems": 1,
      "maxItems": 256,
      "items": {
       "description": "One number, or a range 'first-last'.",
       "type": [
        "integer",
        "string"
       ],
       "minimum": 1,
       "maximum": 16777215,
       "maxLength": 17,
       "pattern": "^[1-9][0-9]{0,7}-[1-9][0-9]{0,7}$"
      },
      "default": [
       "10000-65535"
      ],
      "examples": [
       [
        "10000-65535"
       ]
      ]
     },
     "regionAsn": {
      "description": "The autonomous system number of the region, plain or dotted, for the route targets that border gateways exchange with other sites.",
      "type": [
       "string",
       "integer"
      ],
      "pattern": "^[0-9]{1,10}(\\.[0-9]{1,5})?$",
      "maxLength": 16,
      "examples": [
       "65130"
      ],
      "minimum": 1,
      "maximum": 4294967295
     },
     "mode": {
      "description": "What plumb watch does with a plan. plan: it tells of it and changes nothing, not even drift. approve: it applies a plan once somebody approves its digest, and heals drift by itself. apply: it applies every plan. Without it, plumb watch --auto-approve applies, and plumb watch tells.",
      "type": "string",
      "enum": [
       "plan",
       "approve",
       "apply"
      ],
      "examples": [
       "approve"
      ]
     },
     "drift": {
      "title": "DriftPolicy",
      "description": "What plumb watch does where somebody changed on a device what was applied.",
      "type": "object",
      "additionalProperties": false,
      "minProperties": 1,
      "properties": {
       "action": {
        "description": "ignore: leave it, and say nothing. warn: leave it, and tell of it. heal: tell of it, and put it back.",
        "type": "string",
        "enum": [
         "ignore",
         "warn",
         "heal"
        ],
        "default": "heal",
        "examples": [
         "warn"
        ]
       },
       "debounce": {
        "description": "So long drift must have stood still before it is healed: what goes on changing is told of, and not fought over. Up to 744h.",
        "type": "string",
        "maxLength": 12,
        "pattern": "^[0-9]{1,9}(ms|s|m|h)$",
        "default": "0s",
        "examples": [
         "30s"
        ]
       },
       "grace": {
        "description": "So long after drift was first seen it is only told of, so that a person can finish what they do there. Up to 744h.",
        "type": "string",
        "maxLength": 12,
        "pattern": "^[0-9]{1,9}(ms|s|m|h)$",
        "default": "0s",
        "examples": [
         "10m"
        ]
       },
       "accept": {
        "description": "Drift that is left for a while: a controller does not heal it, and plumb drift does not count it.",
        "type": "array",
        "maxItems": 1024,
        "items": {
         "title": "AcceptedDrift",
         "description": "One place, and how long it may differ.",
         "type": "object",
         "additionalProperties": false,
         "required": [
          "target",
          "until"
         ],
         "properties": {
          "target": {
           "description": "The target, as plans name it.",
           "type": "string",
           "pattern": "^[a-z]+/.+$",
           "maxLength": 256,
           "examples": [
            "switch/leaf-a1"
           ]
          },
          "path": {
           "description": "What may differ there: the path of an item, as plumb drift -o json names it, or a path that ends with /* for everything below it. Without it, everything on the target.",
           "type": "string",
           "pattern": "^/.+$",
           "maxLength": 1024,
           "examples": [
            "/interfaces/Ethernet7/*"
           ]
          },
          "until": {
           "description": "When it ends: a day, which counts to its end in UTC, or a time with its offset.",
           "type": "string",
           "maxLength": 40,
           "examples": [
            "2026-12-24",
            "2026-12-24T06:00:00+01:00"
           ]
          },
          "because": {
           "description": "Why; whoever asks for the state of the fabric reads it.",
           "type": "string",
           "minLength": 1,
           "maxLength": 1024,
           "examples": [
            "a spare module is on its way"
           ]
          }
         }
        },
        "examples": [
         [
          {
           "target": "switch/leaf-a1",
           "path": "/interfaces/Ethernet7/*",
           "until": "2026-12-24",
           "because": "a spare module is on its way"
          }
         ]
        ]
       }
      },
      "examples": [
       {
        "action": "heal",
        "debounce": "30s",
        "grace": "10m"
       }
      ]
     },
     "changeWindows": {
      "description": "When plumb watch may change something, and when not. A denied time is denied even where it is allowed as well. Where only times are denied, all others are allowed. plumb apply asks nobody.",
      "type": "array",
      "maxItems": 64,
      "items": {
       "title": "ChangeWindow",
       "description": "A time that comes again and again.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "type",
        "schedule",
        "duration"
       ],
       "properties": {
        "type": {
         "description": "Whether something may be changed then.",
         "type": "string",
         "enum": [
          "allow",
          "deny"
         ],
         "examples": [
          "allow"
         ]
        },
        "schedule": {
         "description": "When it begins, as five fields of cron: minute, hour, day of month, month, day of week. Where clocks skip that hour it begins right after it; where they repeat it, once.",
         "type": "string",
         "pattern": "^[0-9A-Za-z*,/#-]+( +[0-9A-Za-z*,/#-]+){4}$",
         "maxLength": 256,
         "examples": [
          "0 22 * * 1-5"
         ]
        },
        "duration": {
         "description": "How long it lasts, as a clock runs that nobody sets, from 1m to 744h. It may last until the next one begins, or longer; then it does not end in between.",
         "type": "string",
         "maxLength": 12,
         "pattern": "^[0-9]{1,9}(ms|s|m|h)$",
         "examples": [
          "4h"
         ]
        },
        "timeZone": {
         "description": "The time zone of the schedule: a name of the IANA database.",
         "type": "string",
         "pattern": "^[A-Za-z][A-Za-z0-9_+/-]*$",
         "maxLength": 64,
         "default": "UTC",
         "examples": [
          "Europe/Berlin"
         ]
        }
       }
      },
      "default": [],
      "examples": [
       [
        {
         "type": "allow",
         "schedule": "0 22 * * 1-5",
         "duration": "4h",
         "timeZone": "Europe/Berlin"
        }
       ]
      ]
     },
     "windowsFor": {
      "description": "What change windows are for. everything: outside of them nothing is changed. changes: what manifests changed waits for them, and drift is healed at any time.",
      "type": "string",
      "enum": [
       "everything",
       "changes"
      ],
      "default": "everything",
      "examples": [
       "changes"
      ]
     }
    }
   }
  },
  "definitions": {
   "Metadata": {
    "title": "Metadata",
    "description": "The name of a resource, and what people and tools attach to it.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "name"
    ],
    "properties": {
     "name": {
      "description": "Unique among resources of this kind. Lower-case letters, digits, '-' and '.', as in RFC 1123. Other resources refer to it.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
      "examples": [
       "node001",
       "pod000-sw1"
      ]
     },
     "labels": {
      "title": "Labels",
      "description": "Short texts to group and find resources by.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 253
      },
      "default": {},
      "examples": [
       {
        "rack": "r12"
       }
      ]
     },
     "annotations": {
      "title": "Annotations",
      "description": "Free texts for people and other tools; Plumbline keeps them and reads none.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 4096
      },
      "default": {},
      "examples": [
       {
        "ticket": "NET-4711"
       }
      ]
     }
    }
   }
  }
 },
 "SwitchPair": {
  "title": "SwitchPair",
  "description": "One switch, or two that serve the same hosts together. They share a VLAN pool and stand in one availability zone. Switches name their pair.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "apiVersion",
   "kind",
   "metadata",
   "spec"
  ],
  "properties": {
   "$schema": {
    "description": "The schema that an editor checks this resource against; Plumbline itself ignores it.",
    "type": "string",
    "maxLength": 2048,
    "examples": [
     "../../schemas/plumbline.schema.json"
    ]
   },
   "apiVersion": {
    "description": "The version of the resource format.",
    "const": "plumbline/v1"
   },
   "kind": {
    "description": "One switch, or two that serve the same hosts together. They share a VLAN pool and stand in one availability zone. Switches name their pair.",
    "const": "SwitchPair"
   },
   "metadata": {
    "$ref": "#/definitions/Metadata"
   },
   "spec": {
    "title": "SwitchPairSpec",
    "description": "What is wanted.",
    "type": "object",
    "additionalProperties": false,
    "properties": {
     "availabilityZone": {
      "description": "The AvailabilityZone in which the pair stands.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "examples": [
       "z1a"
      ]
     },
     "vlanPool": {
      "description": "The VlanPool that the pair's networks take their VLANs from. Default: the pool of the pair's own name.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "examples": [
       "pod000"
      ]
     },
     "groupId": {
      "description": "The pair's number in route distinguishers. Unique.",
      "type": "integer",
      "minimum": 0,
      "maximum": 65535,
      "examples": [
       1
      ]
     },
     "asn": {
      "description": "The pair's autonomous system number, plain or dotted. A pair that has one speaks BGP EVPN and also needs a groupId and an availabilityZone. Quote it, or YAML reads 65130.10 as 65130.1.",
      "type": [
       "string",
       "integer"
      ],
      "pattern": "^[0-9]{1,10}(\\.[0-9]{1,5})?$",
      "maxLength": 16,
      "examples": [
       "65130.1",
       "65100"
      ],
      "minimum": 1,
      "maximum": 4294967295
     }
    }
   }
  },
  "definitions": {
   "Metadata": {
    "title": "Metadata",
    "description": "The name of a resource, and what people and tools attach to it.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "name"
    ],
    "properties": {
     "name": {
      "description": "Unique among resources of this kind. Lower-case letters, digits, '-' and '.', as in RFC 1123. Other resources refer to it.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
      "examples": [
       "node001",
       "pod000-sw1"
      ]
     },
     "labels": {
      "title": "Labels",
      "description": "Short texts to group and find resources by.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 253
      },
      "default": {},
      "examples": [
       {
        "rack": "r12"
       }
      ]
     },
     "annotations": {
      "title": "Annotations",
      "description": "Free texts for people and other tools; Plumbline keeps them and reads none.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 4096
      },
      "default": {},
      "examples": [
       {
        "ticket": "NET-4711"
       }
      ]
     }
    }
   }
  }
 },
 "Switch": {
  "title": "Switch",
  "description": "One switch: how to reach it and how far Plumbline may go on it.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "apiVersion",
   "kind",
   "metadata",
   "spec"
  ],
  "properties": {
   "$schema": {
    "description": "The schema that an editor checks this resource against; Plumbline itself ignores it.",
    "type": "string",
    "maxLength": 2048,
    "examples": [
     "../../schemas/plumbline.schema.json"
    ]
   },
   "apiVersion": {
    "description": "The version of the resource format.",
    "const": "plumbline/v1"
   },
   "kind": {
    "description": "One switch: how to reach it and how far Plumbline may go on it.",
    "const": "Switch"
   },
   "metadata": {
    "$ref": "#/definitions/Metadata"
   },
   "spec": {
    "title": "SwitchSpec",
    "description": "What is wanted.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "pair",
     "driver"
    ],
    "properties": {
     "pair": {
      "description": "The SwitchPair that this switch belongs to.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "examples": [
       "pod000"
      ]
     },
     "driver": {
      "description": "The technology that Plumbline speaks to the switch. 'sim' is a simulated switch, 'ovs' an Open vSwitch over its database (OVSDB).",
      "type": "string",
      "minLength": 1,
      "maxLength": 63,
      "examples": [
       "sim",
       "ovs"
      ]
     },
     "endpoint": {
      "description": "Where the driver reaches the switch. For ovs the database's address: unix:PATH on the same machine, tcp:HOST:PORT, or ssl:HOST:PORT with credentials; the usual port is 6640. An IPv6 address stands in brackets.",
      "type": "string",
      "minLength": 1,
      "maxLength": 2048,
      "examples": [
       "ssl:192.0.2.11:6640",
       "tcp:[2001:db8::11]:6640",
       "unix:/run/openvswitch/db.sock"
      ]
     },
     "serverName": {
      "description": "For an endpoint with ssl: the name in the switch's certificate. Default: the host of the endpoint.",
      "type": "string",
      "pattern": "^[A-Za-z0-9][A-Za-z0-9.:-]*$",
      "maxLength": 253,
      "examples": [
       "pod000-sw1.example"
      ]
     },
     "bridge": {
      "description": "For a driver whose devices have several bridges: the one that is the switch. It must exist. Default for ovs: br0.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "examples": [
       "br0"
      ]
     },
     "credentials": {
      "title": "CredentialsReference",
      "description": "Where the driver finds its secret. Exactly one of the fields; the secret itself never stands in a manifest.",
      "type": "object",
      "additionalProperties": false,
      "minProperties": 1,
      "maxProperties": 1,
      "properties": {
       "fromFile": {
        "description": "A file that holds the secret, named as the process that speaks to the switch sees it: a relative path counts from where that runs. For ovs a PEM file with the private key, the certificate that belongs to it, and the CA certificates that the switch's certificate must be signed by.",
        "type": "string",
        "minLength": 1,
        "maxLength": 4096,
        "examples": [
         "secrets/pod000-sw1.pem"
        ]
       },
       "fromEnv": {
        "description": "An environment variable that holds the secret.",
        "type": "string",
        "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
        "maxLength": 256,
        "examples": [
         "POD000_SW1_PASSWORD"
        ]
       }
      }
     },
     "vtepAddress": {
      "description": "The address at which the switch's VXLAN tunnels end. Switches that carry one VNI without EVPN are told each other's.",
      "type": "string",
      "pattern": "^[0-9a-fA-F:.]{2,45}$",
      "examples": [
       "192.0.2.111"
      ]
     },
     "vlanCapacity": {
      "description": "The largest number of VLANs that the switch can carry. Default: no limit but the pool's size.",
      "type": "integer",
      "minimum": 1,
      "maximum": 4094,
      "examples": [
       2000
      ]
     },
     "ownership": {
      "description": "What Plumbline may change on this switch. shared: only what it made. ranges: everything within the VLAN pool and the VNI ranges. exclusive: everything. Default: the ReconcilePolicy's, else shared.",
      "enum": [
       "shared",
       "ranges",
       "exclusive"
      ],
      "type": "string",
      "examples": [
       "shared"
      ]
     }
    }
   }
  },
  "definitions": {
   "Metadata": {
    "title": "Metadata",
    "description": "The name of a resource, and what people and tools attach to it.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "name"
    ],
    "properties": {
     "name": {
      "description": "Unique among resources of this kind. Lower-case letters, digits, '-' and '.', as in RFC 1123. Other resources refer to it.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
      "examples": [
       "node001",
       "pod000-sw1"
      ]
     },
     "labels": {
      "title": "Labels",
      "description": "Short texts to group and find resources by.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 253
      },
      "default": {},
      "examples": [
       {
        "rack": "r12"
       }
      ]
     },
     "annotations": {
      "title": "Annotations",
      "description": "Free texts for people and other tools; Plumbline keeps them and reads none.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 4096
      },
      "default": {},
      "examples": [
       {
        "ticket": "NET-4711"
       }
      ]
     }
    }
   }
  }
 },
 "VlanPool": {
  "title": "VlanPool",
  "description": "VLAN numbers to give to networks. Switch pairs that share a pool share its numbering (in OpenStack: the physical network).",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "apiVersion",
   "kind",
   "metadata",
   "spec"
  ],
  "properties": {
   "$schema": {
    "description": "The schema that an editor checks this resource against; Plumbline itself ignores it.",
    "type": "string",
    "maxLength": 2048,
    "examples": [
     "../../schemas/plumbline.schema.json"
    ]
   },
   "apiVersion": {
    "description": "The version of the resource format.",
    "const": "plumbline/v1"
   },
   "kind": {
    "description": "VLAN numbers to give to networks. Switch pairs that share a pool share its numbering (in OpenStack: the physical network).",
    "const": "VlanPool"
   },
   "metadata": {
    "$ref": "#/definitions/Metadata"
   },
   "spec": {
    "title": "VlanPoolSpec",
    "description": "What is wanted.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "ranges"
    ],
    "properties": {
     "ranges": {
      "description": "Numbers and ranges from 1 to 4093, both ends included. They must not overlap.",
      "type": "array",
      "minItems": 1,
      "maxItems": 256,
      "items": {
       "description": "One number, or a range 'first-last'.",
       "type": [
        "integer",
        "string"
       ],
       "minimum": 1,
       "maximum": 4094,
       "maxLength": 9,
       "pattern": "^[1-9][0-9]{0,3}-[1-9][0-9]{0,3}$"
      },
      "examples": [
       [
        "2000-3750"
       ],
       [
        "2000-2999",
        3800
       ]
      ]
     }
    }
   }
  },
  "definitions": {
   "Metadata": {
    "title": "Metadata",
    "description": "The name of a resource, and what people and tools attach to it.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "name"
    ],
    "properties": {
     "name": {
      "description": "Unique among resources of this kind. Lower-case letters, digits, '-' and '.', as in RFC 1123. Other resources refer to it.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
      "examples": [
       "node001",
       "pod000-sw1"
      ]
     },
     "labels": {
      "title": "Labels",
      "description": "Short texts to group and find resources by.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 253
      },
      "default": {},
      "examples": [
       {
        "rack": "r12"
       }
      ]
     },
     "annotations": {
      "title": "Annotations",
      "description": "Free texts for people and other tools; Plumbline keeps them and reads none.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 4096
      },
      "default": {},
      "examples": [
       {
        "ticket": "NET-4711"
       }
      ]
     }
    }
   }
  }
 },
 "Vrf": {
  "title": "Vrf",
  "description": "A routing instance of the switches, and the address pools that external networks take their subnets from. The instance itself is set up on the devices; Plumbline fills in prefixes and aggregates.",
  "type": "object",
  "additionalProperties": false,
  "required": [
   "apiVersion",
   "kind",
   "metadata",
   "spec"
  ],
  "properties": {
   "$schema": {
    "description": "The schema that an editor checks this resource against; Plumbline itself ignores it.",
    "type": "string",
    "maxLength": 2048,
    "examples": [
     "../../schemas/plumbline.schema.json"
    ]
   },
   "apiVersion": {
    "description": "The version of the resource format.",
    "const": "plumbline/v1"
   },
   "kind": {
    "description": "A routing instance of the switches, and the address pools that external networks take their subnets from. The instance itself is set up on the devices; Plumbline fills in prefixes and aggregates.",
    "const": "Vrf"
   },
   "metadata": {
    "$ref": "#/definitions/Metadata"
   },
   "spec": {
    "title": "VrfSpec",
    "description": "What is wanted.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "number"
    ],
    "properties": {
     "id": {
      "description": "The VRF's name on devices. Default: metadata.name.",
      "type": "string",
      "minLength": 1,
      "maxLength": 32,
      "pattern": "^[A-Za-z0-9]([A-Za-z0-9._:-]*[A-Za-z0-9])?$",
      "examples": [
       "INTERNET"
      ]
     },
     "number": {
      "description": "The VRF's number in the fabric. Unique.",
      "type": "integer",
      "minimum": 1,
      "maximum": 65535,
      "examples": [
       1
      ]
     },
     "addressPools": {
      "description": "The addresses that subnets in this VRF come from. Their prefixes are announced as aggregates.",
      "type": "array",
      "maxItems": 1000,
      "items": {
       "title": "AddressPool",
       "description": "Prefixes with one purpose.",
       "type": "object",
       "additionalProperties": false,
       "required": [
        "name",
        "prefixes"
       ],
       "properties": {
        "name": {
         "description": "The pool's name, unique in the fabric; subnets use it.",
         "type": "string",
         "minLength": 1,
         "maxLength": 253,
         "examples": [
          "public-1"
         ]
        },
        "prefixes": {
         "description": "The prefixes of the pool, without host bits.",
         "type": "array",
         "minItems": 1,
         "maxItems": 256,
         "items": {
          "description": "A prefix.",
          "type": "string",
          "minLength": 4,
          "maxLength": 49,
          "pattern": "^[0-9A-Fa-f:.]+/[0-9]{1,3}$",
          "examples": [
           "192.0.2.0/23"
          ]
         },
         "examples": [
          [
           "192.0.2.0/23"
          ]
         ]
        },
        "availabilityZone": {
         "description": "The only AvailabilityZone in which the pool is used. Networks with its subnets have the same availabilityZoneHint.",
         "type": "string",
         "minLength": 1,
         "maxLength": 253,
         "examples": [
          "z1a"
         ]
        }
       }
      },
      "default": [],
      "examples": [
       [
        {
         "name": "public-1",
         "prefixes": [
          "192.0.2.0/23"
         ]
        }
       ]
      ]
     }
    }
   }
  },
  "definitions": {
   "Metadata": {
    "title": "Metadata",
    "description": "The name of a resource, and what people and tools attach to it.",
    "type": "object",
    "additionalProperties": false,
    "required": [
     "name"
    ],
    "properties": {
     "name": {
      "description": "Unique among resources of this kind. Lower-case letters, digits, '-' and '.', as in RFC 1123. Other resources refer to it.",
      "type": "string",
      "minLength": 1,
      "maxLength": 253,
      "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$",
      "examples": [
       "node001",
       "pod000-sw1"
      ]
     },
     "labels": {
      "title": "Labels",
      "description": "Short texts to group and find resources by.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 253
      },
      "default": {},
      "examples": [
       {
        "rack": "r12"
       }
      ]
     },
     "annotations": {
      "title": "Annotations",
      "description": "Free texts for people and other tools; Plumbline keeps them and reads none.",
      "type": "object",
      "maxProperties": 64,
      "additionalProperties": {
       "type": "string",
       "maxLength": 4096
      },
      "default": {},
      "examples": [
       {
        "ticket": "NET-4711"
       }
      ]
     }
    }
   }
  }
 }
};
