/** Which modules a page fetches in one piece. */

/** Every module that these need at once. */
const reached = (ids, moduleOf, found = new Set()) => {
  for (const id of ids) {
    if (found.has(id)) continue;
    found.add(id);
    reached(moduleOf(id)?.importedIds ?? [], moduleOf, found);
  }
  return found;
};

/**
 * Rollup's `manualChunks`: what a third of a family's parts need is one chunk,
 * since a page that fetches any of them fetches it, and one file is fewer
 * requests and compresses better than twenty.
 *
 * @param {Record<string, string>} families By the name of the chunk: the module that fetches the parts as they are used.
 */
export const together = (families) => {
  let chunkOf;
  const assign = ({ getModuleInfo }) => {
    const chunks = new Map();
    for (const [name, family] of Object.entries(families)) {
      const parts = getModuleInfo(family).dynamicallyImportedIds.map((id) => reached([id], getModuleInfo));
      for (const id of new Set(parts.flatMap((part) => [...part])))
        if (!chunks.has(id) && parts.filter((part) => part.has(id)).length * 3 > parts.length)
          chunks.set(id, name);
    }
    return chunks;
  };
  return (id, api) => (chunkOf ??= assign(api)).get(id);
};
