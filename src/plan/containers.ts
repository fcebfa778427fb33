// A container (an interface) and the items inside it are separate items. When the container goes,
// its children went before it, so its own value is what is left without them.

import { isJsonObject, type Json, type JsonObject } from "../model/json.ts";
import { escapeSegment } from "../model/pointer.ts";
import type { TargetType } from "../model/target.ts";
import { bucketShape } from "./item-types.ts";

/** The container's value without the items inside it; their empty buckets stay. */
export function bareContainer(type: TargetType, path: string, value: JsonObject): JsonObject {
  const shape = bucketShape(type, path);
  const own = Object.entries(value).filter(([key]) => shape.typeOf(key) === undefined);
  return Object.fromEntries(
    own.map(([key, child]): [string, Json] => {
      const inner = bucketShape(type, `${path}/${escapeSegment(key)}`);
      return [key, isJsonObject(child) && inner.typeOf("") !== undefined ? {} : child];
    }),
  );
}
