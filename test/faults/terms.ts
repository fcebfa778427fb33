// How long the locks and presences of the cases outlive whoever holds them; people wait longer.

export const leaseMs = 5_000;

/** After this they are certainly over, and what was in flight has come to its end. */
export const beyondLeaseMs = 8_000;
