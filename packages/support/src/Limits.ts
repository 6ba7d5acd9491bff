/** How much an inquiry holds: characters of its message, lines that go along, characters of each. */
export const limits = { message: 4000, lines: 40, key: 60, value: 500 } as const;
