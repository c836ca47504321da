// Splits the URL of a request into its parts.

import { mapOf } from "../../engine/tables.mjs";
import { find, lower } from "../text/characters.mjs";

const URL_PARTS = /(?:([A-Za-z][A-Za-z0-9+.-]*):\/\/)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/y;
const HOST = /(\[[^\]]*\]|[^:]*)(?::(.*))?/sy;
const PORTS = mapOf("ports");

/** The parts of a URL; `scheme` is the default, `user` is null or before the @. */
export function splitUrl(url, scheme) {
  const found = find(URL_PARTS, url, 0);
  if (found[1]) scheme = lower(found[1]);
  const at = found[2].lastIndexOf("@");
  const part = find(HOST, found[2].slice(at + 1), 0);
  const usual = PORTS.get(scheme) ?? "";
  const port = part[2] || usual;
  const host = lower(part[1]);
  return {
    scheme,
    user: at < 0 ? null : found[2].slice(0, at),
    host,
    port,
    path: found[3] || "/",
    query: found[4] ?? "",
    hostHeader: port === usual ? host : `${host}:${port}`,
  };
}
