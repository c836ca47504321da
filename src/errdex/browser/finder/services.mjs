// Finds codes in the catalogues of several services: each hit says whose it is.

import { GUESSED } from "../matching/mentions.mjs";

const MOST = 20; // hits of all services; of others the number is given

/** The catalogues of several services, in which codes are found as in one. */
export class Services {
  /** Take the services, each with its `id`, `title` and `finder`. */
  constructor(services) {
    this.services = services;
  }

  /**
   * Return what `Finder.find` returns, over all services, which `several` says. What is meant comes first; a look-alike in
   * one service counts for nothing where another service knows the code itself.
   */
  find(text) {
    const results = this.services.map((service) => ({ service, result: service.finder.find(text) }));
    const isMeant = ({ result }) => result.hits.some(({ reason }) => reason !== GUESSED);
    const known = results.filter(isMeant);
    const kept = known.length ? known : results;
    const hits = kept.flatMap(({ service, result }) => result.hits.map((hit) => ofService(service, hit)));
    hits.sort((one, other) => (one.reason === GUESSED) - (other.reason === GUESSED));
    const total = kept.reduce((sum, { result }) => sum + result.total, 0);
    const unknown = known.length ? "" : (results.find(({ result }) => result.unknown)?.result.unknown ?? "");
    const isCut = results.some(({ result }) => result.isCut);
    return { hits: hits.slice(0, MOST), total, unknown, heard: "", isCut, several: true };
  }

  /** Return the entries whose address a text is, one of each service that has one. */
  allAtAddress(text) {
    return this.services.flatMap((service) => {
      const entry = service.finder.atAddress(text);
      return entry ? [ofService(service, entry)] : [];
    });
  }

  /** Return the entry whose address a text is in one service alone, or undefined. */
  atAddress(text) {
    const found = this.allAtAddress(text);
    return found.length === 1 ? found[0] : undefined;
  }

  /** Return the one service that an id names, to be asked as all of them are, or undefined. */
  named(id) {
    const named = this.services.filter((service) => service.id === id);
    return named.length ? new Services(named) : undefined;
  }
}

function ofService({ id, title }, hit) {
  return { ...hit, path: `${id}/${hit.path}`, service: title, serviceId: id };
}
