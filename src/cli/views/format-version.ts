// The version of every JSON document that the command writes. A new field raises the second number;
// a field that goes or changes its meaning raises the first.

export const formatVersion = "1.0";
