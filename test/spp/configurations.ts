// Configurations of a host with two NICs and two vhosts on each, as others write them.

const nics = [
  { physical_network: "phys1", pci_address: "00:04.0", num_vhost: 2, core_mask: "0xfe" },
  { physical_network: "phys2", pci_address: "00:05.0", num_vhost: 2, core_mask: "0xfc02" },
] as const;

export const seedConfiguration = JSON.stringify(nics);

const cores = [
  [2, 3, 4, 5, 6, 7],
  [10, 11, 12, 13, 14, 15],
] as const;

export const headConfiguration = JSON.stringify({
  vf: nics.map((nic, i) => {
    const [first, second] = [2 * i, 2 * i + 1];
    const own = cores[i]!;
    const component = (name: string, type: string, rx_port: string[], tx_port: string[]) => {
      return { name, type, rx_port, tx_port };
    };
    const components = [first, second]
      .flatMap((v) => [
        component(`forward_${v}_tx`, "forward", [`ring:${2 * v}`], [`vhost:${v}`]),
        component(`forward_${v}_rx`, "forward", [`vhost:${v}`], [`ring:${2 * v + 1}`]),
      ])
      .concat(
        component(
          "classifier",
          "classifier_mac",
          [`phy:${i}`],
          [`ring:${2 * first}`, `ring:${2 * second}`],
        ),
        component(
          "merger",
          "merge",
          [`ring:${2 * first + 1}`, `ring:${2 * second + 1}`],
          [`phy:${i}`],
        ),
      )
      .map((one, place) => ({ core: own[place], ...one }));
    return { ...nic, components };
  }),
});
