/** A group of the runtime that answers only what a test gives it. */
export const group =
  <Group extends object>(answers: Partial<Group>): (() => Promise<Group>) =>
  async () =>
    new Proxy(answers as Group, {
      get: (given, name) => {
        if (name === "then") return undefined;
        if (name in given) return Reflect.get(given, name);
        throw new Error(`${String(name)} was not expected`);
      },
    });
