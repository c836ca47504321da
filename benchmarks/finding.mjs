// Looks for names in the finder of a site of several catalogues; reads and prints JSON.

import { readFileSync } from "node:fs";
import vm from "node:vm";

const BROWSER = new URL("../src/errdex/browser/", import.meta.url);
const { Finder } = await import(new URL("finder/finding.mjs", BROWSER));
const { Services } = await import(new URL("finder/services.mjs", BROWSER));
const { GUESSED } = await import(new URL("matching/mentions.mjs", BROWSER));

const SLOWEST = 20; // keys that are measured again
const ROUNDS = 7;
const LONGEST = 6; // characters of the beginnings that are keys as well

const { site, names } = JSON.parse(readFileSync(0, "utf8"));
const index = (folder) => vm.runInNewContext(`${readFileSync(`${folder}/assets/finder-index.js`, "utf8")};errdexFinderIndex`, {});
const services = index(site).services.map((service) => ({ ...service, finder: new Finder(index(`${site}/${service.id}`)) }));
const all = new Services(services);

function milliseconds(text) {
  const before = process.cpuUsage();
  all.find(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const isOf = (id, code) => (hit) => hit.serviceId === id && hit.code === code && hit.reason !== GUESSED;
const missed = names.filter(([id, code, name]) => !all.find(name).hits.some(isOf(id, code)));
const keys = new Set(names.flatMap(([, , name]) => [name, ...Array.from({ length: LONGEST }, (_, n) => name.slice(0, n + 1))]));
const times = [...keys].map((text) => [milliseconds(text), text]).sort(([one], [other]) => other - one);
const median = (values) => values.sort((one, other) => one - other)[values.length >> 1];
const again = times.slice(0, SLOWEST).map(([, text]) => [median(Array.from({ length: ROUNDS }, () => milliseconds(text))), text]);
again.sort(([one], [other]) => other - one);
console.log(JSON.stringify({ missed, keys: keys.size, slowest: again[0] }));
